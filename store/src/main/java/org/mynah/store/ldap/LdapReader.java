package org.mynah.store.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.SourceUser;

/** Reads users over one connection. One thread. */
final class LdapReader {

    /**
     * A page of users.
     *
     * @param marks the values of the attribute that grows with each change
     * @param remarks entries or values that cannot be taken over, and why
     */
    record Page(List<SourceUser> users, List<String> marks, List<String> remarks) {}

    private final LdapSettings settings;
    private final LDAPConnection connection;
    private final LdapSchema schema;
    private final Map<String, String> attributes;
    private final Map<String, Property<?>> properties = LdapSchema.mappable();

    LdapReader(LdapSettings settings, LDAPConnection connection) throws LDAPException {
        this.settings = settings;
        this.connection = connection;
        this.schema =
                settings.schema().isPresent() ? settings.schema().get() : LdapSchema.of(connection);
        this.attributes = settings.attributes(schema);
    }

    LdapSchema schema() {
        return schema;
    }

    /** Which entries are users. */
    Filter filter() throws LDAPException {
        return Filter.create(settings.filter().orElse(schema.filter()));
    }

    String[] disabledAttributes() {
        var names = new ArrayList<>(List.of(schema.disabledAttributes()));
        settings.disabled().ifPresent(rule -> names.add(rule.attribute()));
        return names.toArray(String[]::new);
    }

    boolean isDisabled(Entry entry) {
        return schema.isDisabled(entry)
                || settings.disabled()
                        .filter(rule -> entry.hasAttributeValue(rule.attribute(), rule.value()))
                        .isPresent();
    }

    /**
     * Reads users page by page (RFC 2696).
     *
     * @param from only those that changed since this mark; empty: all
     */
    void read(Optional<String> from, Consumer<Page> pages) throws LDAPException {
        var filter =
                from.isPresent()
                        ? Filter.createANDFilter(
                                filter(),
                                Filter.createGreaterOrEqualFilter(
                                        schema.markAttribute(), from.get()))
                        : filter();
        var request = new SearchRequest(settings.base(), SearchScope.SUB, filter, wanted());
        ASN1OctetString cookie = null;
        var read = 0;
        do {
            request.setControls(new SimplePagedResultsControl(LdapLimits.PAGE, cookie));
            var result = connection.search(request);
            read += result.getEntryCount();
            if (read > LdapLimits.MOST_USERS) {
                throw new LDAPException(
                        ResultCode.SIZE_LIMIT_EXCEEDED,
                        "more than %d users; narrow ldap.base or ldap.filter"
                                .formatted(LdapLimits.MOST_USERS));
            }
            pages.accept(page(entries(result)));
            var answer = SimplePagedResultsControl.get(result);
            cookie = answer == null ? null : answer.getCookie();
        } while (cookie != null && cookie.getValueLength() > 0);
    }

    /** The entries of a result; without any it has no list. */
    static List<SearchResultEntry> entries(SearchResult result) {
        return Objects.requireNonNullElse(result.getSearchEntries(), List.of());
    }

    private String[] wanted() {
        var names = new LinkedHashSet<>(attributes.values());
        names.add(schema.idAttribute());
        names.add(schema.markAttribute());
        Collections.addAll(names, disabledAttributes());
        return names.toArray(String[]::new);
    }

    private Page page(List<SearchResultEntry> entries) {
        var users = new ArrayList<SourceUser>();
        var marks = new ArrayList<String>();
        var remarks = new ArrayList<String>();
        for (var entry : entries) {
            var mark = entry.getAttributeValue(schema.markAttribute());
            if (mark != null) {
                marks.add(mark);
            }
            schema.id(entry)
                    .ifPresentOrElse(
                            id -> users.add(user(entry, id, remarks)),
                            () ->
                                    remarks.add(
                                            "%s: its %s cannot be read"
                                                    .formatted(
                                                            entry.getDN(), schema.idAttribute())));
        }
        return new Page(users, marks, remarks);
    }

    private SourceUser user(SearchResultEntry entry, String id, List<String> remarks) {
        var values = PropertyValues.EMPTY;
        var cleared = new LinkedHashSet<String>();
        for (var each : attributes.entrySet()) {
            var property = properties.get(each.getKey());
            if (property == null) {
                continue;
            }
            var value = entry.getAttributeValue(each.getValue());
            if (value == null || value.isBlank()) {
                cleared.add(property.name());
            } else {
                values = with(values, property, value, entry, remarks);
            }
        }
        var name = name(entry);
        values = withDefaults(values, name);
        var unit = unit(entry);
        if (unit.isEmpty()) {
            cleared.add(Mailbox.ORGANIZATIONAL_UNIT.name());
        } else {
            values = with(values, Mailbox.ORGANIZATIONAL_UNIT, unit, entry, remarks);
        }
        cleared.removeAll(REQUIRED);
        return new SourceUser(id, new Edit(Optional.of(name), values, cleared), isDisabled(entry));
    }

    /** What a user cannot be without: blank there, it stays here as it is. */
    private static final Set<String> REQUIRED =
            Set.of(
                    Mailbox.USER_PRINCIPAL_NAME.name(),
                    Mailbox.ALIAS.name(),
                    Mailbox.SAM_ACCOUNT_NAME.name(),
                    Mailbox.PRIMARY_SMTP_ADDRESS.name(),
                    Mailbox.DISPLAY_NAME.name());

    private static <T> PropertyValues with(
            PropertyValues values,
            Property<T> property,
            String value,
            Entry entry,
            List<String> remarks) {
        try {
            return values.with(property, property.type().parse(property.name(), value));
        } catch (DirectoryException refused) {
            remarks.add("%s: left as it is: %s".formatted(entry.getDN(), refused.getMessage()));
            return values;
        }
    }

    private String name(Entry entry) {
        var attribute = attributes.get(LdapSchema.NAME);
        var name = attribute == null ? null : entry.getAttributeValue(attribute);
        return name == null ? "" : name.strip();
    }

    private PropertyValues withDefaults(PropertyValues given, String name) {
        var values = given;
        if (!values.has(Mailbox.DISPLAY_NAME) && !name.isEmpty()) {
            values = values.with(Mailbox.DISPLAY_NAME, name);
        }
        if (!values.has(Mailbox.USER_PRINCIPAL_NAME) && values.has(Mailbox.ALIAS)) {
            values =
                    values.with(
                            Mailbox.USER_PRINCIPAL_NAME,
                            values.get(Mailbox.ALIAS) + "@" + settings.domain());
        }
        return values;
    }

    /** The containers between the base and the entry, the highest first. */
    private String unit(SearchResultEntry entry) {
        try {
            var own = entry.getParsedDN().getRDNs();
            var above = new DN(settings.base()).getRDNs().length;
            var names = new ArrayList<String>();
            for (int i = own.length - above - 1; i >= 1; i--) {
                names.add(own[i].getAttributeValues()[0]);
            }
            return String.join("/", names);
        } catch (LDAPException _) {
            return "";
        }
    }
}
