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

    /** Characters of a value in a message. */
    private static final int LONGEST_SHOWN = 80;

    /** Marks that turn the direction of writing. */
    private static final String BIDI =
            "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

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
                                    .formatted(shown(name), name.length(), longest)));
        }
        for (int i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var isFree =
                    kind == ObjectKind.MAILBOX
                            || kind == ObjectKind.USER
                            || kind == ObjectKind.CALL_ANSWERING_RULE;
            var isForbidden = !isFree && FORBIDDEN.indexOf(c) >= 0;
            if (isForbidden || isUnprintable(name, i)) {
                var shown = isForbidden ? "'" + c + "'" : "U+%04X".formatted((int) c);
                return Optional.of(
                        new Problem(
                                ErrorId.E002,
                                "The name '%s' holds %s; a name of a %s must not hold any of %s."
                                        .formatted(shown(name), shown, kind.word(), FORBIDDEN)));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the character at a place never belongs into one line of text: a control character,
     * the end of a line, a mark that turns the direction of writing (with which a name can look
     * like another), half a surrogate pair.
     */
    static boolean isUnprintable(String text, int at) {
        var c = text.charAt(at);
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || BIDI.indexOf(c) >= 0
                || isHalf(text, at);
    }

    /** Whether the character at a place is half a surrogate pair: no database keeps it. */
    static boolean isHalf(String text, int at) {
        var c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /** The text with control and bidi characters made visible, for messages. */
    static String printable(String name) {
        var shown = new StringBuilder();
        name.codePoints()
                .forEach(c -> {
                    var type = Character.getType(c);
                    if (type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.SURROGATE
                            || type == Character.LINE_SEPARATOR
                            || type == Character.PARAGRAPH_SEPARATOR) {
                        shown.append("U+%04X".formatted(c));
                    } else {
                        shown.appendCodePoint(c);
                    }
                });
        return shown.toString();
    }

    /** The beginning of a value that someone gave, printable, for messages. */
    public static String shown(Object value) {
        var text = String.valueOf(value);
        return text.length() > LONGEST_SHOWN
                ? printable(text.substring(0, LONGEST_SHOWN)) + "…"
                : printable(text);
    }
}
