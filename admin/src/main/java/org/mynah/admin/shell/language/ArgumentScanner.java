package org.mynah.admin.shell.language;

import org.mynah.admin.shell.grammar.Shell;
import org.mynah.admin.shell.language.Cursor.Bracket;
import org.mynah.admin.shell.language.Cursor.Mode;

/** The arguments of a command: parameters, words, values, redirections. One thread. */
final class ArgumentScanner {

    private final Cursor cursor;
    private final ValueScanner values;
    private final SuffixScanner suffixes;
    private final WordScanner words;

    ArgumentScanner(Cursor cursor, ValueScanner values, SuffixScanner suffixes, WordScanner words) {
        this.cursor = cursor;
        this.values = values;
        this.suffixes = suffixes;
        this.words = words;
    }

    void scan(char c) {
        if (cursor.isAdjacent && suffixes.scan(c)) {
            return;
        }
        switch (c) {
            case '|' -> cursor.pipe();
            case ',' -> cursor.comma();
            case '(' -> cursor.open(Shell.OPEN_PAREN, 1, Bracket.GROUP, Mode.START, Mode.ARGUMENTS);
            case '{' -> cursor.open(Shell.OPEN_BRACE, 1, Bracket.BLOCK, Mode.START, Mode.ARGUMENTS);
            case '"', '\'' -> values.quoted();
            case '@' -> {
                if (!values.at()) {
                    words.scan();
                }
            }
            case '$' -> variableOrWord();
            case '-' -> parameter();
            case '&', '<' -> throw cursor.error("Unexpected '%s'.".formatted(c), cursor.at, false);
            default -> {
                if (!values.redirection(c)) {
                    words.scan();
                }
            }
        }
    }

    private void parameter() {
        var next = cursor.ahead(1);
        if (Marks.isNameStart(next)) {
            parameterOrWord();
        } else if (Marks.isDigit(next) || next == '.') {
            words.scan();
        } else {
            cursor.add(Shell.HYPHEN, cursor.at, cursor.at + 1, "-");
            cursor.at++;
        }
    }

    private void parameterOrWord() {
        var text = cursor.text;
        var end = cursor.at + 1;
        while (end < text.length()
                && (Marks.isNamePart(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        var hasColon = end < text.length() && text.charAt(end) == ':';
        if (!hasColon && !endsParameter(end)) {
            words.scan();
            return;
        }
        var from = cursor.at;
        cursor.at = hasColon ? end + 1 : end;
        cursor.add(Shell.PARAMETER, from, cursor.at, text.substring(from + 1, cursor.at));
    }

    private boolean endsParameter(int index) {
        if (index >= cursor.text.length()) {
            return true;
        }
        var c = cursor.text.charAt(index);
        return c == '\n'
                || Marks.isBlank(c)
                || (WordScanner.ENDS + "\"'$@").indexOf(Marks.quote(c)) >= 0;
    }

    /** A variable, or a word that begins with one, as in {@code $folder\file.csv}. */
    private void variableOrWord() {
        if (cursor.sees("$(")) {
            cursor.open(Shell.OPEN_SUB, 2, Bracket.STATEMENTS, Mode.START, Mode.ARGUMENTS);
            return;
        }
        var end = Expandables.variableEnd(cursor.text, cursor.at);
        if (end > cursor.at + 1 && isAlone(end)) {
            values.variable();
        } else {
            words.scan();
        }
    }

    private boolean isAlone(int end) {
        var text = cursor.text;
        if (end >= text.length() || text.charAt(end) == '\n' || Marks.isBlank(text.charAt(end))) {
            return true;
        }
        var isMember =
                text.charAt(end) == '.'
                        && end + 1 < text.length()
                        && (Marks.isNameStart(text.charAt(end + 1))
                                || "$\"'".indexOf(Marks.quote(text.charAt(end + 1))) >= 0);
        return isMember || (WordScanner.ENDS + "[]\"'").indexOf(Marks.quote(text.charAt(end))) >= 0;
    }
}
