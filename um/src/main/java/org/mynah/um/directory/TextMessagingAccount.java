package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Moment;
import org.mynah.um.directory.PropertyType.Reference;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/**
 * Where a user wants text messages, and whether he has shown that he gets them (directory §7.16).
 */
public record TextMessagingAccount(DirectoryObject object) {

    /** A wrong code may be tried so often; then a new one is needed. */
    public static final int MOST_TRIES = 5;

    public static final Property<ObjectId> MAILBOX =
            blank("Mailbox", new Reference(ObjectKind.MAILBOX), "Whose account it is.").bySystem();
    public static final Property<String> COUNTRY =
            blank(
                    "CountryRegionId",
                    Text.matching(
                            "[A-Za-z]{2}",
                            2, "a country code of ISO 3166, such as US", ErrorId.E009),
                    "Country or region of the mobile telephone.");
    public static final Property<Integer> OPERATOR =
            blank("MobileOperatorId", new Whole(1, 999_999, ""), "Mobile operator, such as 15001.");
    public static final Property<String> NUMBER =
            blank(
                    "NotificationPhoneNumber",
                    Text.matching(
                            "\\+[1-9][0-9]{1,14}",
                            16,
                            "an E.164 number such as +14255550199",
                            ErrorId.E009),
                    "The mobile telephone.");
    public static final Property<Boolean> VERIFIED =
            withDefault(
                            "NotificationPhoneNumberVerified",
                            new Bool(),
                            false,
                            "Whether the passcode that was sent there came back.")
                    .bySystem();
    static final Property<List<String>> SENT =
            withDefault(
                            "CodesSent",
                            new Many(Text.upTo(40), 10),
                            List.of(),
                            "When passcodes were sent.")
                    .bySystem();
    static final Property<Instant> CODE_SENT =
            blank("CodeSent", new Moment(), "When the passcode was sent that may come back.")
                    .bySystem();
    static final Property<Integer> TRIES =
            withDefault("CodeTries", new Whole(0, MOST_TRIES, ""), 0, "Wrong tries of it.")
                    .bySystem();

    /** What is printed and, but for the last, set by its owner. */
    public static final List<Property<?>> PROPERTIES = List.of(COUNTRY, OPERATOR, NUMBER, VERIFIED);

    public ObjectId id() {
        return object.id();
    }

    public Optional<String> number() {
        return object.values().find(NUMBER);
    }

    /** Whether text messages may be sent there. */
    public boolean isVerified() {
        return object.values().get(VERIFIED);
    }

    /** The account of a mailbox, if it has one. */
    public static Optional<TextMessagingAccount> ofMailbox(
            DirectoryReader reader, ObjectId mailbox) {
        return reader.find(new DirectoryKey(KeyScope.TEXT_ACCOUNT_OF, mailbox.toString()))
                .map(TextMessagingAccount::new);
    }

    /** The object with values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var mailbox = values.get(MAILBOX);
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                Set.of(new DirectoryKey(KeyScope.TEXT_ACCOUNT_OF, mailbox.toString())),
                List.of(new Link(MAILBOX.name(), mailbox)));
    }
}
