package org.mynah.admin.shell.language;

import org.mynah.admin.shell.grammar.Shell;
import org.mynah.admin.shell.language.Cursor.Bracket;
import org.mynah.admin.shell.language.Cursor.Mode;

/** Members, calls and indexes that follow a value without a blank. One thread. */
final class SuffixScanner {

    private final Cursor cursor;
    private final ValueScanner values;

    SuffixScanner(Cursor cursor, ValueScanner values) {
        this.cursor = cursor;
        this.values = values;
    }

    /** Reads a suffix here; false when this is none. */
    boolean scan(char c) {
        if (!takesSuffix(cursor.lastType())) {
            return false;
        }
        if (c == '(' && cursor.lastType() == Shell.MEMBER) {
            cursor.open(Shell.OPEN_CALL, 1, Bracket.CALL, Mode.EXPRESSION, cursor.mode);
            return true;
        }
        if (c == '[') {
            cursor.open(Shell.OPEN_INDEX, 1, Bracket.INDEX, Mode.EXPRESSION, cursor.mode);
            return true;
        }
        var isStatic = cursor.sees("::");
        return (isStatic || (c == '.' && !cursor.sees(".."))) && member(isStatic);
    }

    private boolean member(boolean isStatic) {
        var length = isStatic ? 2 : 1;
        if (cursor.at + length >= cursor.text.length()) {
            throw cursor.error("A member's name is missing.", cursor.at, true);
        }
        var first = cursor.ahead(length);
        if (!Marks.isNameStart(first) && first != '$' && first != '"' && first != '\'') {
            return false;
        }
        cursor.take(isStatic ? Shell.STATIC : Shell.DOT, length);
        switch (first) {
            case '$' -> values.variable();
            case '"', '\'' -> values.quoted();
            default -> {
                var from = cursor.at;
                while (!cursor.isAtEnd() && Marks.isNamePart(cursor.ahead(0))) {
                    cursor.at++;
                }
                cursor.value(Shell.MEMBER, from, cursor.text.substring(from, cursor.at));
            }
        }
        return true;
    }

    private static boolean takesSuffix(int type) {
        return switch (type) {
            case Shell.VARIABLE,
                    Shell.MEMBER,
                    Shell.CLOSE_PAREN,
                    Shell.CLOSE_INDEX,
                    Shell.CLOSE_BRACE,
                    Shell.TYPE,
                    Shell.TEXT,
                    Shell.EXPANDABLE_TEXT ->
                    true;
            default -> false;
        };
    }
}
