package org.mynah.store.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Property;

/** What kinds of directory call things. */
public enum LdapSchema {
    /** RFC 2798 with the operational attributes of RFC 4512 and RFC 4530. */
    INET_ORG_PERSON("entryUUID", "(objectClass=inetOrgPerson)", "modifyTimestamp"),
    /** Active Directory (MS-ADTS). */
    ACTIVE_DIRECTORY("objectGUID", "(&(objectCategory=person)(objectClass=user))", "uSNChanged");

    /** The name of the user object in a mapping, beside the names of properties. */
    public static final String NAME = "Name";

    /** What a server says in its root entry when it is Active Directory (MS-ADTS 3.1.1.3.4.3.1). */
    private static final String IS_ACTIVE_DIRECTORY = "1.2.840.113556.1.4.800";

    /** ADS_UF_ACCOUNTDISABLE (MS-ADTS 2.2.16). */
    private static final int ACCOUNT_DISABLED = 2;

    /** A lock without end (draft-behera-ldap-password-policy §5.3.3). */
    private static final String LOCKED_FOR_EVER = "000001010000Z";

    private final String id;
    private final String filter;
    private final String mark;

    LdapSchema(String id, String filter, String mark) {
        this.id = id;
        this.filter = filter;
        this.mark = mark;
    }

    /** Which one a server has, by its root entry. */
    static LdapSchema of(LDAPConnection connection) throws LDAPException {
        var root = connection.getRootDSE();
        return root != null && root.hasAttributeValue("supportedCapabilities", IS_ACTIVE_DIRECTORY)
                ? ACTIVE_DIRECTORY
                : INET_ORG_PERSON;
    }

    /** The attribute that never changes. */
    public String idAttribute() {
        return id;
    }

    /** Which entries are users. */
    public String filter() {
        return filter;
    }

    /** The attribute that grows with each change. */
    public String markAttribute() {
        return mark;
    }

    /** The immutable id of an entry as text; empty when it has none that we may read. */
    Optional<String> id(Entry entry) {
        return switch (this) {
            case INET_ORG_PERSON -> Optional.ofNullable(entry.getAttributeValue(id));
            case ACTIVE_DIRECTORY ->
                    Optional.ofNullable(entry.getAttributeValueBytes(id))
                            .filter(bytes -> bytes.length == Long.BYTES * 2)
                            .map(LdapSchema::guid);
        };
    }

    /** The filter that finds the entry of an id. */
    Filter byId(String text) {
        return switch (this) {
            case INET_ORG_PERSON -> Filter.createEqualityFilter(id, text);
            case ACTIVE_DIRECTORY -> Filter.createEqualityFilter(id, bytes(text));
        };
    }

    /** The first three groups of a GUID come in little-endian order (MS-DTYP 2.3.4.2). */
    private static String guid(byte[] bytes) {
        var low = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var high = (long) low.getInt() << 32;
        high |= (low.getShort() & 0xffffL) << 16;
        high |= low.getShort() & 0xffffL;
        return new UUID(high, ByteBuffer.wrap(bytes).getLong(Long.BYTES)).toString();
    }

    private static byte[] bytes(String guid) {
        var uuid = UUID.fromString(guid);
        var high = uuid.getMostSignificantBits();
        var bytes = ByteBuffer.allocate(Long.BYTES * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        return bytes.order(ByteOrder.BIG_ENDIAN).putLong(uuid.getLeastSignificantBits()).array();
    }

    /** Attributes that tell whether an account is disabled. */
    String[] disabledAttributes() {
        return switch (this) {
            case INET_ORG_PERSON -> new String[] {"pwdAccountLockedTime", "nsAccountLock"};
            case ACTIVE_DIRECTORY -> new String[] {"userAccountControl"};
        };
    }

    /** Whether the account of an entry is disabled. */
    boolean isDisabled(Entry entry) {
        return switch (this) {
            case INET_ORG_PERSON ->
                    entry.hasAttributeValue("pwdAccountLockedTime", LOCKED_FOR_EVER)
                            || Boolean.TRUE.equals(
                                    entry.getAttributeValueAsBoolean("nsAccountLock"));
            case ACTIVE_DIRECTORY -> {
                var control = entry.getAttributeValueAsInteger("userAccountControl");
                yield control != null && (control & ACCOUNT_DISABLED) != 0;
            }
        };
    }

    /** Which attribute a property comes from, unless the settings say otherwise. */
    public SequencedMap<String, String> mapping() {
        var map = new LinkedHashMap<String, String>();
        map.put(NAME, "cn");
        map.put(Mailbox.DISPLAY_NAME.name(), "displayName");
        map.put(Mailbox.FIRST_NAME.name(), "givenName");
        map.put(Mailbox.LAST_NAME.name(), "sn");
        map.put(Mailbox.INITIALS.name(), "initials");
        map.put(Mailbox.PRIMARY_SMTP_ADDRESS.name(), "mail");
        map.put(Mailbox.TITLE.name(), "title");
        map.put(Mailbox.OFFICE.name(), "physicalDeliveryOfficeName");
        map.put(Mailbox.PHONE_NUMBER.name(), "telephoneNumber");
        map.put(Mailbox.HOME_PHONE.name(), "homePhone");
        map.put(Mailbox.MOBILE_PHONE.name(), "mobile");
        switch (this) {
            case INET_ORG_PERSON -> {
                map.put(Mailbox.USER_PRINCIPAL_NAME.name(), "mail");
                map.put(Mailbox.ALIAS.name(), "uid");
                map.put(Mailbox.SAM_ACCOUNT_NAME.name(), "uid");
                map.put(Mailbox.DEPARTMENT.name(), "departmentNumber");
                map.put(Mailbox.COMPANY.name(), "o");
            }
            case ACTIVE_DIRECTORY -> {
                map.put(Mailbox.USER_PRINCIPAL_NAME.name(), "userPrincipalName");
                map.put(Mailbox.ALIAS.name(), "sAMAccountName");
                map.put(Mailbox.SAM_ACCOUNT_NAME.name(), "sAMAccountName");
                map.put(Mailbox.PHONETIC_DISPLAY_NAME.name(), "msDS-PhoneticDisplayName");
                map.put(Mailbox.DEPARTMENT.name(), "department");
                map.put(Mailbox.COMPANY.name(), "company");
                map.put(Mailbox.OTHER_TELEPHONE.name(), "otherTelephone");
                map.put(Mailbox.HIDDEN_FROM_ADDRESS_LISTS.name(), "msExchHideFromAddressLists");
            }
        }
        return map;
    }

    /** The properties that a mapping may name, beside {@link #NAME}. */
    public static Map<String, Property<?>> mappable() {
        var properties = new LinkedHashMap<String, Property<?>>();
        for (var schema : values()) {
            for (var name : schema.mapping().keySet()) {
                Mailbox.PROPERTIES.stream()
                        .filter(property -> property.name().equals(name))
                        .forEach(property -> properties.put(name, property));
            }
        }
        return properties;
    }
}
