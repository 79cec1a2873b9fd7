package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;

/** A user and his mailbox (directory §7.2). Immutable view. */
public record Mailbox(DirectoryObject object) {

    private static final Text SMTP =
            Text.matching(
                    "[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*",
                    254, "an address such as tonysmith@contoso.com", ErrorId.E009);
    private static final Text PHONE =
            Text.matching("[0-9+()./ xX-]{0,64}", 64, "a telephone number", ErrorId.E008);

    public static final Property<String> ALIAS =
            blank(
                    "Alias",
                    Text.matching(
                            "[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+)*",
                            64,
                            "letters, digits, inner dots and the marks ! # $ % & ' * + - / = ? ^ _ { } ~ ` |",
                            ErrorId.E002),
                    "Mail nickname.");
    public static final Property<String> DISPLAY_NAME =
            blank("DisplayName", Text.upTo(256), "The name shown and spoken.");
    public static final Property<String> FIRST_NAME =
            blank("FirstName", Text.upTo(64), "First name.");
    public static final Property<String> LAST_NAME = blank("LastName", Text.upTo(64), "Last name.");
    public static final Property<String> INITIALS = blank("Initials", Text.upTo(6), "Initials.");
    public static final Property<String> PHONETIC_DISPLAY_NAME =
            blank("PhoneticDisplayName", Text.upTo(256), "How the name is pronounced.");
    public static final Property<String> USER_PRINCIPAL_NAME =
            blank("UserPrincipalName", SMTP, "Sign-in name, user@domain.");
    public static final Property<String> SAM_ACCOUNT_NAME =
            blank(
                    "SamAccountName",
                    Text.matching(
                            "[^\"/\\\\\\[\\]:;|=,+*?<>@]{1,20}",
                            20,
                            "at most 20 characters",
                            ErrorId.E002),
                    "Account name.");
    public static final Property<String> PRIMARY_SMTP_ADDRESS =
            blank("PrimarySmtpAddress", SMTP, "The address mail is sent from and to.");
    public static final Property<List<String>> SMTP_ADDRESSES =
            withDefault("SmtpAddresses", new Many(SMTP, 500), List.of(), "Further SMTP addresses.")
                    .bySystem();
    public static final Property<Boolean> HIDDEN_FROM_ADDRESS_LISTS =
            withDefault(
                    "HiddenFromAddressListsEnabled",
                    new Bool(),
                    false,
                    "Not found in directory search.");
    public static final Property<String> TITLE = blank("Title", Text.upTo(64), "Job title.");
    public static final Property<String> DEPARTMENT =
            blank("Department", Text.upTo(64), "Department.");
    public static final Property<String> OFFICE = blank("Office", Text.upTo(128), "Location.");
    public static final Property<String> COMPANY = blank("Company", Text.upTo(64), "Company.");
    public static final Property<String> PHONE_NUMBER =
            blank("Phone", PHONE, "Business telephone.");
    public static final Property<String> HOME_PHONE = blank("HomePhone", PHONE, "Home telephone.");
    public static final Property<String> MOBILE_PHONE =
            blank("MobilePhone", PHONE, "Mobile telephone.");
    public static final Property<List<String>> LANGUAGES =
            withDefault(
                    "Languages",
                    new Many(Text.upTo(20), 20),
                    List.of(),
                    "The user's languages in order.");
    public static final Property<String> TIME_ZONE =
            blank("TimeZone", Text.upTo(64), "IANA time zone of times that are shown and spoken.");
    public static final Property<String> ORGANIZATIONAL_UNIT =
            blank("OrganizationalUnit", Text.upTo(256), "Container of the user.");

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    ALIAS,
                    DISPLAY_NAME,
                    FIRST_NAME,
                    LAST_NAME,
                    INITIALS,
                    PHONETIC_DISPLAY_NAME,
                    USER_PRINCIPAL_NAME,
                    SAM_ACCOUNT_NAME,
                    PRIMARY_SMTP_ADDRESS,
                    SMTP_ADDRESSES,
                    HIDDEN_FROM_ADDRESS_LISTS,
                    TITLE,
                    DEPARTMENT,
                    OFFICE,
                    COMPANY,
                    PHONE_NUMBER,
                    HOME_PHONE,
                    MOBILE_PHONE,
                    LANGUAGES,
                    TIME_ZONE,
                    ORGANIZATIONAL_UNIT);

    public ObjectId id() {
        return object.id();
    }

    public String name() {
        return object.name();
    }

    /** The value of a property that has a default or is required. */
    public <T> T get(Property<T> property) {
        return object.values().get(property);
    }

    /** The value of a property that may be blank. */
    public <T> Optional<T> find(Property<T> property) {
        return object.values().find(property);
    }

    public String alias() {
        return get(ALIAS);
    }

    public String displayName() {
        return find(DISPLAY_NAME).orElse(name());
    }

    /** How the name is spoken: the phonetic name if there is one. */
    public String spokenName() {
        return find(PHONETIC_DISPLAY_NAME).orElseGet(this::displayName);
    }

    public String primarySmtpAddress() {
        return get(PRIMARY_SMTP_ADDRESS);
    }

    public String userPrincipalName() {
        return get(USER_PRINCIPAL_NAME);
    }

    /** The mailbox in which this sign-in name or SMTP address ends, if any. */
    public static Optional<Mailbox> bySignInName(DirectoryReader reader, String name) {
        return reader.find(new DirectoryKey(KeyScope.USER_PRINCIPAL_NAME, name))
                .or(() -> reader.find(new DirectoryKey(KeyScope.SMTP_ADDRESS, name)))
                .map(Mailbox::new);
    }

    /** The object with name and values, and the keys that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var keys = new LinkedHashSet<DirectoryKey>();
        keys.add(DirectoryKey.name(ObjectKind.MAILBOX, name));
        values.find(ALIAS).ifPresent(alias -> keys.add(new DirectoryKey(KeyScope.ALIAS, alias)));
        values.find(USER_PRINCIPAL_NAME)
                .ifPresent(upn -> keys.add(new DirectoryKey(KeyScope.USER_PRINCIPAL_NAME, upn)));
        values.find(SAM_ACCOUNT_NAME)
                .ifPresent(sam -> keys.add(new DirectoryKey(KeyScope.SAM_ACCOUNT_NAME, sam)));
        values.find(PRIMARY_SMTP_ADDRESS)
                .ifPresent(address -> keys.add(new DirectoryKey(KeyScope.SMTP_ADDRESS, address)));
        values.get(SMTP_ADDRESSES)
                .forEach(address -> keys.add(new DirectoryKey(KeyScope.SMTP_ADDRESS, address)));
        keys.add(new DirectoryKey(KeyScope.DISPLAY_NAME, values.find(DISPLAY_NAME).orElse(name)));
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                keys,
                List.of());
    }
}
