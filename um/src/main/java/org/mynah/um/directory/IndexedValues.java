package org.mynah.um.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of people the database keeps an index of, so that a listing by them reads no others
 * (cmdlets §3, filters): short texts, choices, numbers and switches of users, mailboxes and UM
 * mailboxes, as far as they are stored and differ from the default.
 */
public final class IndexedValues {

    /** The rule of this class; a new one makes the index anew at the next start. */
    public static final int FORMAT = 1;

    /** A longer text is not one that people look for. */
    static final int LONGEST = 256;

    /** These have a key of their own. */
    private static final Set<Property<?>> KEYS =
            Set.of(
                    Mailbox.ALIAS,
                    Mailbox.DISPLAY_NAME,
                    Mailbox.USER_PRINCIPAL_NAME,
                    Mailbox.SAM_ACCOUNT_NAME,
                    Mailbox.PRIMARY_SMTP_ADDRESS);

    private IndexedValues() {}

    /** Whether an index has the values of a property. */
    public static boolean has(ObjectKind kind, Property<?> property) {
        return properties(kind).contains(property) && isIndexed(property);
    }

    /** The folded values of an object by property. */
    public static Map<String, String> of(DirectoryObject object) {
        var values = new LinkedHashMap<String, String>();
        for (var property : properties(object.kind())) {
            if (isIndexed(property)) {
                stored(object, property).ifPresent(value -> values.put(property.name(), value));
            }
        }
        return values;
    }

    private static <T> Optional<String> stored(DirectoryObject object, Property<T> property) {
        var value = object.values().stored().get(property.name());
        var implied = property.defaultValue().map(property.type()::toStored);
        return Optional.ofNullable(value)
                .filter(each -> implied.filter(each::equals).isEmpty())
                .map(String::valueOf)
                .filter(text -> text.length() <= LONGEST)
                .map(DirectoryKey::fold);
    }

    private static boolean isIndexed(Property<?> property) {
        return switch (property.type()) {
            case PropertyType.Text text -> text.longest() <= LONGEST && !KEYS.contains(property);
            case PropertyType.Choice<?> _, PropertyType.Bool _, PropertyType.Whole _ -> true;
            case PropertyType.WholeOrUnlimited _,
                    PropertyType.Many _,
                    PropertyType.Lines _,
                    PropertyType.Entries<?> _,
                    PropertyType.Reference _,
                    PropertyType.Bytes _,
                    PropertyType.Moment _ ->
                    false;
        };
    }

    private static List<Property<?>> properties(ObjectKind kind) {
        if (kind == ObjectKind.USER || kind == ObjectKind.MAILBOX) {
            return Mailbox.PROPERTIES;
        }
        return kind == ObjectKind.UM_MAILBOX ? UmMailbox.PROPERTIES : List.of();
    }
}
