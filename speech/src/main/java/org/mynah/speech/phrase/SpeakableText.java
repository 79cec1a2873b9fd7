package org.mynah.speech.phrase;

import java.text.Normalizer;

/**
 * Text that is safe to hand to any engine, whatever a stranger wrote: no control, format or symbol
 * characters (bidi overrides, zero-width joiners, emoji), no engine mark-up, bounded in length. All
 * methods are pure.
 */
public final class SpeakableText {

    /** The most characters of one text that are spoken: about six minutes. */
    public static final int LONGEST_TEXT = 6000;

    /** The most characters between two spaces; the rest of a longer run is not spoken. */
    public static final int LONGEST_WORD = 40;

    private SpeakableText() {}

    /**
     * Prepares text for an engine. Brackets and slashes that are engine mark-up ({@code <speed>} of
     * Pico, {@code [[…]]} of espeak) become spaces.
     */
    public static String of(String text) {
        var clean = readable(text);
        var spoken = new StringBuilder(clean.length());
        int word = 0;
        for (int i = 0; i < clean.length(); ) {
            int c = clean.codePointAt(i);
            i += Character.charCount(c);
            int plain = "<>&[]{}\\^~`|".indexOf(c) >= 0 ? ' ' : c;
            word = plain == ' ' ? 0 : word + 1;
            if (word <= LONGEST_WORD && !(plain == ' ' && endsWithSpace(spoken))) {
                spoken.appendCodePoint(plain);
            }
        }
        return spoken.toString().strip();
    }

    /**
     * Drops what nobody can say and keeps what a person reads; white space becomes one space, a
     * line's end a full stop where none stands.
     */
    static String readable(String text) {
        var bounded = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        var composed = Normalizer.normalize(bounded, Normalizer.Form.NFC);
        var kept = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\n' || c == '\r' || c == 0x2029) {
                endSentence(kept);
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x1F) {
                space(kept);
            } else if (isSpeakable(c)) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString().strip();
    }

    /**
     * Somebody's name within a phrase: one line, no mark-up, at most {@value
     * LanguagePack#LONGEST_NAME} characters.
     */
    static String name(String name) {
        var clean = readable(name.replaceAll("[\\v<>\\[\\]{}\\\\]+", " "));
        if (clean.length() > LanguagePack.LONGEST_NAME) {
            int end =
                    clean.offsetByCodePoints(
                            0,
                            Math.min(
                                    LanguagePack.LONGEST_NAME,
                                    clean.codePointCount(0, clean.length())));
            clean = clean.substring(0, end).strip();
        }
        return clean.codePoints().anyMatch(Character::isLetterOrDigit) ? clean : "";
    }

    private static boolean isSpeakable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.ENCLOSING_MARK ->
                    c == '`' || c == '^' || c == '°';
            // Variation selectors follow emoji.
            case Character.NON_SPACING_MARK -> c < 0xFE00 || c > 0xFE0F;
            default -> true;
        };
    }

    private static void space(StringBuilder text) {
        if (!endsWithSpace(text)) {
            text.append(' ');
        }
    }

    private static void endSentence(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > 0) {
            text.setLength(end);
            text.append(".!?:;,".indexOf(text.charAt(end - 1)) >= 0 ? " " : ". ");
        }
    }

    private static boolean endsWithSpace(StringBuilder text) {
        return text.isEmpty() || text.charAt(text.length() - 1) == ' ';
    }
}
