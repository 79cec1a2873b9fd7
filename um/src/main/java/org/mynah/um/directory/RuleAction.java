package org.mynah.um.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a key does in the menu of a call answering rule (directory §7.12): one entry of KeyMappings,
 * {@code type,key,context,findme1,timeout1,findme2,timeout2,transferNumber,contact}. Immutable.
 */
public sealed interface RuleAction {

    /** A Find Me number rings at most so long. */
    int LONGEST_RING_SECONDS = 120;

    /** The key, 1–9; 0 when the action has none. */
    int key();

    /** Spoken: "for <em>context</em> press <em>key</em>". */
    String context();

    /** Transfers the caller to a number. */
    record TransferToNumber(int key, String context, String number) implements RuleAction {}

    /** Transfers the caller to the telephone of a user. */
    record TransferToContact(int key, String context, ObjectId user) implements RuleAction {}

    /** Takes a message for another user. */
    record ContactVoiceMail(int key, String context, ObjectId user) implements RuleAction {}

    /** Takes a message for the owner. */
    record LeaveMessage(int key, String context) implements RuleAction {}

    /** Looks for the owner at one or two numbers, one after the other. */
    record FindMe(int key, String context, List<Ring> rings) implements RuleAction {
        public FindMe {
            rings = List.copyOf(rings);
        }
    }

    /** A number and how long it rings. */
    record Ring(String number, Duration time) {}

    /** Reads an entry; problems go to the checks. */
    static Optional<RuleAction> read(DirectoryReader reader, String entry, Checks checks) {
        var fields = new RuleFields("KeyMappings", entry, 9, checks);
        var type = fields.whole(0, "type", 1, 5);
        var key = key(fields, type, checks);
        var context = type == 4 ? fields.text(2) : fields.context(2);
        RuleAction action =
                switch (type) {
                    case 2 -> {
                        fields.blank(3, 4, 5, 6, 7);
                        yield new TransferToContact(
                                key, context, fields.user(reader, 8, "contact"));
                    }
                    case 3 -> {
                        fields.blank(3, 4, 5, 6, 7);
                        yield new ContactVoiceMail(key, context, fields.user(reader, 8, "contact"));
                    }
                    case 4 -> {
                        fields.blank(3, 4, 5, 6, 7, 8);
                        yield new LeaveMessage(key, context);
                    }
                    case 5 -> {
                        fields.blank(7, 8);
                        yield new FindMe(key, context, rings(fields));
                    }
                    default -> {
                        fields.blank(3, 4, 5, 6, 8);
                        yield new TransferToNumber(
                                key, context, fields.number(7, "transferNumber"));
                    }
                };
        return fields.isGood() ? Optional.of(action) : Optional.empty();
    }

    /** Only leaving a message needs no key. */
    private static int key(RuleFields fields, int type, Checks checks) {
        var text = fields.text(1);
        if (text.equals("0")) {
            checks.add(
                    ErrorId.E405,
                    "-KeyMappings uses the key 0, which is the operator's; keys are 1 to 9.");
            return 0;
        }
        return type == 4 && text.isEmpty() ? 0 : fields.whole(1, "key", 1, 9);
    }

    private static List<Ring> rings(RuleFields fields) {
        var rings = new ArrayList<Ring>();
        rings.add(ring(fields, 3, "1"));
        if (!fields.text(5).isEmpty() || !fields.text(6).isEmpty()) {
            rings.add(ring(fields, 5, "2"));
        }
        return rings;
    }

    private static Ring ring(RuleFields fields, int place, String which) {
        return new Ring(
                fields.number(place, "findme" + which),
                Duration.ofSeconds(
                        fields.whole(place + 1, "timeout" + which, 1, LONGEST_RING_SECONDS)));
    }

    /** The entry; reading it gives the same. */
    default String entry() {
        var keyText = key() == 0 ? "" : String.valueOf(key());
        return switch (this) {
            case TransferToNumber(_, var context, var number) ->
                    "1,%s,%s,,,,,%s,".formatted(keyText, context, number);
            case TransferToContact(_, var context, var user) ->
                    "2,%s,%s,,,,,,%s".formatted(keyText, context, user);
            case ContactVoiceMail(_, var context, var user) ->
                    "3,%s,%s,,,,,,%s".formatted(keyText, context, user);
            case LeaveMessage(_, var context) -> "4,%s,%s,,,,,,".formatted(keyText, context);
            case FindMe(_, var context, var rings) -> {
                var second = rings.size() > 1 ? Optional.of(rings.get(1)) : Optional.<Ring>empty();
                yield "5,%s,%s,%s,%d,%s,%s,,"
                        .formatted(
                                keyText,
                                context,
                                rings.getFirst().number(),
                                rings.getFirst().time().toSeconds(),
                                second.map(Ring::number).orElse(""),
                                second.map(each -> String.valueOf(each.time().toSeconds()))
                                        .orElse(""));
            }
        };
    }
}
