package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.util.List;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;

/**
 * A part of the directory that callers may search: everybody whom its conditions fit (directory
 * §7.4, ContactAddressList). Immutable view.
 */
public record AddressList(DirectoryObject object) {

    /** The most values of one condition. */
    static final int MOST_VALUES = 100;

    private static final Many VALUES = new Many(Text.upTo(64), MOST_VALUES);

    public static final Property<List<String>> DEPARTMENT =
            withDefault(
                    "ConditionalDepartment",
                    VALUES,
                    List.of(),
                    "Users of one of these departments; empty: of any.");
    public static final Property<List<String>> COMPANY =
            withDefault(
                    "ConditionalCompany",
                    VALUES,
                    List.of(),
                    "Users of one of these companies; empty: of any.");
    public static final Property<String> CONTAINER =
            blank(
                    "RecipientContainer",
                    Text.upTo(256),
                    "Users of this organizational unit; blank: of any.");

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES = List.of(DEPARTMENT, COMPANY, CONTAINER);

    public ObjectId id() {
        return object.id();
    }

    public String name() {
        return object.name();
    }

    /** Whether a user is on it; hidden ones too, whom a search leaves out anyway. */
    public boolean holds(Mailbox mailbox) {
        return fits(DEPARTMENT, mailbox.find(Mailbox.DEPARTMENT).orElse(""))
                && fits(COMPANY, mailbox.find(Mailbox.COMPANY).orElse(""))
                && object.values()
                        .find(CONTAINER)
                        .map(mailbox.unit()::equalsIgnoreCase)
                        .orElse(true);
    }

    private boolean fits(Property<List<String>> condition, String value) {
        var wanted = object.values().get(condition);
        return wanted.isEmpty() || wanted.stream().anyMatch(value::equalsIgnoreCase);
    }

    /** The object with name and values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                Set.of(DirectoryKey.name(ObjectKind.ADDRESS_LIST, name)),
                List.of());
    }
}
