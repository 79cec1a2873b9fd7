package org.mynah.admin.filter;

import java.util.List;
import org.mynah.um.directory.DirectoryKey;

/**
 * A pattern in which {@code *} stands for any text, compared as names are: in any case, NFC.
 * Matching takes time in proportion to pattern and text. Immutable.
 *
 * @param parts what stands between the stars, folded; one part: there is no star
 */
public record Wildcard(List<String> parts) {
    public Wildcard {
        parts = List.copyOf(parts);
    }

    /** The pattern of a text. */
    public static Wildcard of(String pattern) {
        return new Wildcard(List.of(DirectoryKey.foldInner(pattern).split("\\*", -1)));
    }

    /** Whether a text has a star at all. */
    public static boolean isIn(String text) {
        return text.indexOf('*') >= 0;
    }

    /** What every text that fits begins with, folded. */
    public String prefix() {
        return parts.getFirst();
    }

    /** Whether every text that begins with the prefix fits. */
    public boolean isPrefix() {
        return parts.size() == 2 && parts.getLast().isEmpty();
    }

    /** Whether a text fits. */
    public boolean fits(String text) {
        var folded = DirectoryKey.foldInner(text);
        if (parts.size() == 1) {
            return folded.equals(prefix());
        }
        var last = parts.getLast();
        if (!folded.startsWith(prefix())
                || !folded.endsWith(last)
                || folded.length() < prefix().length() + last.length()) {
            return false;
        }
        int from = prefix().length();
        int end = folded.length() - last.length();
        for (var part : parts.subList(1, parts.size() - 1)) {
            int at = folded.indexOf(part, from);
            if (at < 0 || at + part.length() > end) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }
}
