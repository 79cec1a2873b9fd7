package org.mynah.speech.tts;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into pieces that an engine may speak one by one. All methods are pure. */
final class Sentences {

    /** The most characters of one piece. */
    static final int LONGEST = 400;

    private Sentences() {}

    /**
     * Sentences in order; one longer than {@link #LONGEST} is cut at a comma or space, or, where
     * there is none, in the middle.
     */
    static List<String> split(String text, String language) {
        var pieces = new ArrayList<String>();
        var iterator = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        iterator.setText(text);
        int start = iterator.first();
        for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
            cut(text.substring(start, end).strip(), pieces);
            start = end;
        }
        return pieces;
    }

    private static void cut(String sentence, List<String> pieces) {
        var rest = sentence;
        while (rest.length() > LONGEST) {
            int at = rest.lastIndexOf(", ", LONGEST - 2) + 1;
            if (at <= LONGEST / 2) {
                at = rest.lastIndexOf(' ', LONGEST);
            }
            if (at <= 0) {
                at = Character.isHighSurrogate(rest.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            }
            pieces.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
    }
}
