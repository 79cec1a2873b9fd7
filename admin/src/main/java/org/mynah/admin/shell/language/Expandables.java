package org.mynah.admin.shell.language;

/** Where the parts of a text in double quotes begin and end. */
final class Expandables {

    private Expandables() {}

    /** Where the variable at a dollar sign ends; one after the sign when there is none. */
    static int variableEnd(String text, int dollar) {
        var i = dollar + 1;
        if (i >= text.length()) {
            return i;
        }
        var first = text.charAt(i);
        if (first == '{') {
            var close = text.indexOf('}', i);
            return close < 0 ? i : close + 1;
        }
        if (first == '?' || first == '$' || first == '^') {
            return i + 1;
        }
        if (!isPart(first)) {
            return i;
        }
        i = nameEnd(text, i);
        // A scope or drive before the name: $env:HOME, $global:x.
        if (i + 1 < text.length()
                && text.charAt(i) == ':'
                && text.charAt(i + 1) != ':'
                && isPart(text.charAt(i + 1))) {
            i = nameEnd(text, i + 1);
        }
        return i;
    }

    /** One after the parenthesis that closes the {@code $(} here; -1 when none does. */
    static int subExpressionEnd(String text, int dollar) {
        var depth = 0;
        var i = dollar + 1;
        while (i < text.length()) {
            var c = Marks.quote(text.charAt(i));
            switch (c) {
                case '`' -> i++;
                case '(' -> depth++;
                case ')' -> {
                    depth--;
                    if (depth == 0) {
                        return i + 1;
                    }
                }
                case '\'' -> {
                    do {
                        i++;
                    } while (i < text.length() && Marks.quote(text.charAt(i)) != '\'');
                }
                case '"' -> {
                    i = quotedEnd(text, i) - 1;
                    if (i < 0) {
                        return -1;
                    }
                }
                default -> {}
            }
            i++;
        }
        return -1;
    }

    /** One after the double quote that closes the one here; 0 when none does. */
    private static int quotedEnd(String text, int open) {
        var i = open + 1;
        while (i < text.length()) {
            var c = Marks.quote(text.charAt(i));
            if (c == '`') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
            i++;
        }
        return 0;
    }

    private static int nameEnd(String text, int from) {
        var i = from;
        while (i < text.length() && isPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
