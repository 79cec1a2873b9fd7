package org.mynah.um.directory;

import java.util.Optional;

/** Rules on names (directory §2.2). */
public final class Names {

    /** Longest name of most objects. */
    public static final int LONGEST = 64;

    /** Longest name of a call answering rule. */
    public static final int LONGEST_OF_RULE = 255;

    /**
     * Longest dial plan name when the default policy is generated: its suffix takes 15 characters.
     */
    public static final int LONGEST_WITH_POLICY = 49;

    /** Characters that no configuration object's name may hold. */
    public static final String FORBIDDEN = "\"/\\[]:;|=,+*?<>";

    private Names() {}

    /** What is wrong with a name, if anything. */
    public static Optional<Problem> check(ObjectKind kind, String name) {
        if (name.isBlank()) {
            return Optional.of(
                    new Problem(
                            ErrorId.E014, "-Name is empty; give the " + kind.word() + " a name."));
        }
        var longest = kind == ObjectKind.CALL_ANSWERING_RULE ? LONGEST_OF_RULE : LONGEST;
        if (name.length() > longest) {
            return Optional.of(
                    new Problem(
                            ErrorId.E001,
                            "The name '%s' has %d characters; at most %d are allowed."
                                    .formatted(printable(name), name.length(), longest)));
        }
        for (int i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var isFree =
                    kind == ObjectKind.MAILBOX
                            || kind == ObjectKind.USER
                            || kind == ObjectKind.CALL_ANSWERING_RULE;
            var isForbidden = !isFree && FORBIDDEN.indexOf(c) >= 0;
            if (isForbidden || Character.isISOControl(c)) {
                var shown = Character.isISOControl(c) ? "U+%04X".formatted((int) c) : "'" + c + "'";
                return Optional.of(
                        new Problem(
                                ErrorId.E002,
                                "The name '%s' holds %s; a name of a %s must not hold any of %s."
                                        .formatted(
                                                printable(name), shown, kind.word(), FORBIDDEN)));
            }
        }
        return Optional.empty();
    }

    /** The name with control and bidi characters made visible, for messages. */
    static String printable(String name) {
        var shown = new StringBuilder();
        name.codePoints()
                .forEach(c -> {
                    var type = Character.getType(c);
                    if (type == Character.CONTROL || type == Character.FORMAT) {
                        shown.append("U+%04X".formatted(c));
                    } else {
                        shown.appendCodePoint(c);
                    }
                });
        return shown.toString();
    }
}
