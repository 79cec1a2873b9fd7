package org.mynah.um.directory;

import java.util.Optional;

/**
 * Who calls, as a condition of a call answering rule (directory §7.12): one entry of CallerIds,
 * {@code type,phone,galDN,contactId}. Immutable.
 */
public sealed interface RuleCaller {

    /** A number; compared by its end when both have at least seven digits. */
    record CallerNumber(String number) implements RuleCaller {}

    /** A user of the directory. */
    record DirectoryContact(ObjectId user) implements RuleCaller {}

    /** One of the owner's own contacts. */
    record PersonalContact(String contact) implements RuleCaller {}

    /** Anyone in the owner's Contacts folder. */
    record ContactsFolder() implements RuleCaller {}

    /** Reads an entry; problems go to the checks. */
    static Optional<RuleCaller> read(DirectoryReader reader, String entry, Checks checks) {
        var fields = new RuleFields("CallerIds", entry, 4, checks);
        RuleCaller caller =
                switch (fields.whole(0, "type", 1, 4)) {
                    case 2 -> {
                        fields.blank(1, 3);
                        yield new DirectoryContact(fields.user(reader, 2, "galDN"));
                    }
                    case 3 -> {
                        fields.blank(1, 2);
                        if (fields.text(3).isEmpty()) {
                            fields.wrong("contactId", "the id of a contact");
                        }
                        yield new PersonalContact(fields.text(3));
                    }
                    case 4 -> {
                        fields.blank(1, 2, 3);
                        yield new ContactsFolder();
                    }
                    default -> {
                        fields.blank(2, 3);
                        yield new CallerNumber(fields.number(1, "phone"));
                    }
                };
        return fields.isGood() ? Optional.of(caller) : Optional.empty();
    }

    /** The entry; reading it gives the same. */
    default String entry() {
        return switch (this) {
            case CallerNumber(var number) -> "1," + number + ",,";
            case DirectoryContact(var user) -> "2,," + user + ",";
            case PersonalContact(var contact) -> "3,,," + contact;
            case ContactsFolder() -> "4,,,";
        };
    }

    /** Whether the caller is this one. */
    default boolean fits(RuleCall call) {
        return switch (this) {
            case CallerNumber(var number) ->
                    call.callerNumber().filter(other -> isSame(number, other)).isPresent();
            case DirectoryContact(var user) -> call.callerUser().filter(user::equals).isPresent();
            case PersonalContact(var contact) -> call.callerContacts().contains(contact);
            case ContactsFolder() -> !call.callerContacts().isEmpty();
        };
    }

    private static boolean isSame(String one, String other) {
        var a = Numbers.plain(one);
        var b = Numbers.plain(other);
        if (a.equalsIgnoreCase(b)) {
            return true;
        }
        var aDigits = a.startsWith("+") ? a.substring(1) : a;
        var bDigits = b.startsWith("+") ? b.substring(1) : b;
        var isShorter = aDigits.length() <= bDigits.length();
        var tail = isShorter ? aDigits : bDigits;
        var whole = isShorter ? bDigits : aDigits;
        return tail.length() >= 7
                && tail.chars().allMatch(c -> c >= '0' && c <= '9')
                && whole.endsWith(tail);
    }
}
