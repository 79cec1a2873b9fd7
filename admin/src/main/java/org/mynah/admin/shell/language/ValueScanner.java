package org.mynah.admin.shell.language;

import org.mynah.admin.shell.grammar.Shell;
import org.mynah.admin.shell.language.Cursor.Bracket;
import org.mynah.admin.shell.language.Cursor.Mode;

/** Single values: texts, numbers, variables, types, {@code @…}; and redirections. One thread. */
final class ValueScanner {

    private final Cursor cursor;

    ValueScanner(Cursor cursor) {
        this.cursor = cursor;
    }

    // ---- variables and numbers

    void variable() {
        var from = cursor.at;
        var end = Expandables.variableEnd(cursor.text, from);
        if (end == from + 1) {
            throw cursor.error(
                    "A variable's name is missing after '$'.", from, end >= cursor.text.length());
        }
        cursor.at = end;
        var name = cursor.text.substring(from + 1, end);
        cursor.value(
                Shell.VARIABLE,
                from,
                name.startsWith("{") ? name.substring(1, name.length() - 1) : name);
    }

    void number() {
        var from = cursor.at;
        if (cursor.text.regionMatches(true, from, "0x", 0, 2)) {
            cursor.at += 2;
            while (Character.digit(cursor.ahead(0), 16) >= 0) {
                cursor.at++;
            }
        } else {
            digits();
            if (cursor.ahead(0) == '.' && Marks.isDigit(cursor.ahead(1))) {
                cursor.at++;
                digits();
            }
            exponent();
        }
        // The rest is a unit, or no number: that is said when its value is worked out.
        while (Character.isLetter(cursor.ahead(0))) {
            cursor.at++;
        }
        cursor.value(Shell.NUMBER, from, cursor.text.substring(from, cursor.at));
    }

    private void digits() {
        while (Marks.isDigit(cursor.ahead(0))) {
            cursor.at++;
        }
    }

    private void exponent() {
        var signed = cursor.ahead(1) == '-' || cursor.ahead(1) == '+' ? 2 : 1;
        if (Character.toLowerCase(cursor.ahead(0)) == 'e' && Marks.isDigit(cursor.ahead(signed))) {
            cursor.at += signed;
            digits();
        }
    }

    // ---- types and attributes

    void type() {
        var from = cursor.at++;
        var depth = 1;
        while (!cursor.isAtEnd() && depth > 0) {
            var c = cursor.ahead(0);
            if (c == '(' && depth == 1 && cursor.at > from + 1) {
                attribute(from);
                return;
            }
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (!Marks.isNamePart(c) && c != '.' && c != ',' && c != ' ') {
                break;
            }
            cursor.at++;
        }
        if (depth > 0) {
            throw cursor.error("A type's name ends with ']'.", from, cursor.isAtEnd());
        }
        cursor.value(Shell.TYPE, from, cursor.text.substring(from + 1, cursor.at - 1).strip());
        cursor.wantsOperand =
                cursor.top() == Bracket.DECLARATIONS || (!cursor.sees("::") && isBeforeOperand());
    }

    /** {@code [Parameter(…)]} before a declared parameter, {@code [CmdletBinding()]}. */
    private void attribute(int from) {
        var length = cursor.at + 1 - from;
        cursor.at = from;
        cursor.open(
                Shell.ATTRIBUTE,
                length,
                Bracket.ATTRIBUTE,
                Mode.EXPRESSION,
                cursor.top() == Bracket.DECLARATIONS ? Mode.EXPRESSION : Mode.START);
    }

    /** Whether a value follows, so that the type before it is a cast. */
    private boolean isBeforeOperand() {
        var i = cursor.at;
        while (i < cursor.text.length() && Marks.isBlank(cursor.text.charAt(i))) {
            i++;
        }
        if (i >= cursor.text.length()) {
            return false;
        }
        var c = Marks.plain(cursor.text.charAt(i));
        return "$\"'(@[{".indexOf(c) >= 0
                || Marks.isDigit(c)
                || (c == '-'
                        && i + 1 < cursor.text.length()
                        && Marks.isDigit(cursor.text.charAt(i + 1)));
    }

    // ---- texts

    void quoted() {
        var from = cursor.at;
        var mark = cursor.ahead(0);
        cursor.at++;
        var value = new StringBuilder();
        var isExpandable = false;
        while (true) {
            if (cursor.isAtEnd()) {
                throw cursor.error("The closing %s is missing.".formatted(mark), from, true);
            }
            var c = cursor.text.charAt(cursor.at);
            if (Marks.quote(c) == mark) {
                if (Marks.quote(cursor.ahead(1)) != mark) {
                    cursor.at++;
                    break;
                }
                value.append(mark == '"' ? "`\"" : "'");
                isExpandable |= mark == '"';
                cursor.at += 2;
            } else if (mark == '"' && (c == '$' || c == '`')) {
                isExpandable = true;
                expandable(value);
            } else {
                value.append(c);
                cursor.at++;
            }
        }
        cursor.value(isExpandable ? Shell.EXPANDABLE_TEXT : Shell.TEXT, from, value.toString());
    }

    /** Copies what is worked out later: an escape, {@code $( … )}, or a dollar sign. */
    private void expandable(StringBuilder value) {
        var end = cursor.at + 1;
        if (cursor.sees("$(")) {
            end = Expandables.subExpressionEnd(cursor.text, cursor.at);
            if (end < 0) {
                throw cursor.error("The closing ')' is missing.", cursor.at, true);
            }
        } else if (cursor.sees("`") && end < cursor.text.length()) {
            end++;
        }
        value.append(cursor.text, cursor.at, end);
        cursor.at = end;
    }

    // ---- what begins with an at sign

    /** Reads a list, hash table, text over lines, or splat; false when this is none. */
    boolean at() {
        if (cursor.sees("@(")) {
            cursor.open(Shell.OPEN_ARRAY, 2, Bracket.STATEMENTS, Mode.START, cursor.mode);
        } else if (cursor.sees("@{")) {
            cursor.open(Shell.OPEN_HASH, 2, Bracket.HASH, Mode.HASH_KEY, cursor.mode);
        } else if ((cursor.ahead(1) == '"' || cursor.ahead(1) == '\'')
                && Marks.isLineEnd(cursor.text, cursor.at + 2)) {
            hereText();
        } else if (Marks.isNameStart(cursor.ahead(1))) {
            var from = cursor.at++;
            while (!cursor.isAtEnd() && Marks.isNamePart(cursor.ahead(0))) {
                cursor.at++;
            }
            cursor.value(Shell.SPLAT, from, cursor.text.substring(from + 1, cursor.at));
        } else {
            return false;
        }
        return true;
    }

    /** {@code @"} newline … newline {@code "@}: a text over several lines. */
    private void hereText() {
        var from = cursor.at;
        var mark = cursor.ahead(1);
        var begin = cursor.text.indexOf('\n', from) + 1;
        var end = cursor.text.indexOf("\n" + mark + "@", begin - 1);
        if (begin == 0 || end < 0) {
            throw cursor.error("The text is not closed by %s@.".formatted(mark), from, true);
        }
        var value = end < begin ? "" : cursor.text.substring(begin, end);
        cursor.at = end + 3;
        cursor.value(
                mark == '"' ? Shell.EXPANDABLE_TEXT : Shell.TEXT,
                from,
                value.endsWith("\r") ? value.substring(0, value.length() - 1) : value);
    }

    // ---- redirections

    /** Reads {@code >}, {@code 2>>}, {@code *>&1}; false when this is none. */
    boolean redirection(char c) {
        var hasStream = (c >= '1' && c <= '6') || c == '*';
        if (c != '>' && !(hasStream && cursor.ahead(1) == '>')) {
            return false;
        }
        var stream = hasStream ? 1 : 0;
        var from = cursor.at;
        if (cursor.text.startsWith(">&1", from + stream)) {
            cursor.take(Shell.MERGE, stream + 3);
        } else {
            var isAppended = cursor.text.startsWith(">>", from + stream);
            cursor.take(Shell.REDIRECT, stream + (isAppended ? 2 : 1));
        }
        cursor.mode = Mode.ARGUMENTS;
        return true;
    }
}
