package org.mynah.store.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a message is searched by: its header fields and the text of its parts, decoded and in lower
 * case. Immutable.
 *
 * @param headers a line {@code name: value} for each field
 * @param body the parts of type text
 */
public record MessageText(String headers, String body) {

    /** Letters that the index keeps together. */
    static final int GRAM = 3;

    /** Puts both into lower case, and replaces what a database cannot keep as text. */
    public MessageText {
        headers = normal(headers);
        body = normal(body);
    }

    /** A text as it is kept and looked for. */
    static String normal(String text) {
        // Half a surrogate pair becomes a question mark on its way through UTF-8.
        var whole = new String(text.getBytes(UTF_8), UTF_8);
        return whole.toLowerCase(Locale.ROOT).replace('\0', '\uFFFD');
    }

    /** Bytes in UTF-8. */
    long bytes() {
        return (long) headers.getBytes(UTF_8).length + body.getBytes(UTF_8).length;
    }

    /** All sequences of three letters in both. */
    Set<String> grams() {
        var grams = new LinkedHashSet<String>();
        addGrams(headers, grams);
        addGrams(body, grams);
        return grams;
    }

    /** All sequences of three letters in a text; none in a shorter one. */
    static Set<String> grams(String text) {
        var grams = new LinkedHashSet<String>();
        addGrams(text, grams);
        return grams;
    }

    private static void addGrams(String text, Set<String> grams) {
        var letters = text.codePoints().toArray();
        for (int i = 0; i + GRAM <= letters.length; i++) {
            grams.add(new String(letters, i, GRAM));
        }
    }
}
