package org.mynah.admin.shell.language;

/**
 * What single characters are to the language; typographic ones as the plain ones (cmdlets §1.1).
 */
final class Marks {

    private Marks() {}

    /** Whether this is a blank within a line. */
    static boolean isBlank(char c) {
        return c != '\n'
                && (c == '\t'
                        || c == '\r'
                        || c == '\f'
                        || c == '\u000b'
                        || c == '\ufeff'
                        || Character.isSpaceChar(c));
    }

    /** Whether the line ends at this index. */
    static boolean isLineEnd(String text, int index) {
        return index < text.length()
                && (text.charAt(index) == '\n'
                        || (text.charAt(index) == '\r'
                                && (index + 1 >= text.length() || text.charAt(index + 1) == '\n')));
    }

    static boolean isDash(char c) {
        return c == '-' || c == '\u2013' || c == '\u2014' || c == '\u2015';
    }

    /** The plain quote that a typographic one stands for; any other character is itself. */
    static char quote(char c) {
        return switch (c) {
            case '\u201c', '\u201d', '\u201e' -> '"';
            case '\u2018', '\u2019', '\u201a', '\u201b' -> '\'';
            default -> c;
        };
    }

    /** The character with typographic quotes and dashes as the plain ones. */
    static char plain(char c) {
        return isDash(c) ? '-' : quote(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
