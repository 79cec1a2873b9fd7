package org.mynah.admin.shell.language;

import java.util.Locale;
import org.mynah.admin.shell.grammar.Shell;
import org.mynah.admin.shell.language.Cursor.Bracket;
import org.mynah.admin.shell.language.Cursor.Mode;

/** Bare words: names of commands and values without quotes (cmdlets §1.1). One thread. */
final class WordScanner {

    /** What ends a word among arguments, beside blanks and quotes. */
    static final String ENDS = "|;(){},&<>";

    private final Cursor cursor;

    WordScanner(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Adds the word that begins here, perhaps with variables in it. */
    void scan() {
        var from = cursor.at;
        var word = new StringBuilder();
        var isExpandable = readInto(word);
        if (cursor.at == from) {
            throw cursor.unexpected();
        }
        cursor.add(
                isExpandable ? Shell.EXPANDABLE_WORD : Shell.WORD,
                from,
                cursor.at,
                isExpandable ? cursor.text.substring(from, cursor.at) : word.toString());
    }

    /** Reads the word that begins here; empty when none does. */
    String read() {
        var word = new StringBuilder();
        readInto(word);
        return word.toString();
    }

    /** Reads a word; answers whether it holds a variable. */
    private boolean readInto(StringBuilder word) {
        var text = cursor.text;
        var isExpandable = false;
        while (!cursor.isAtEnd()) {
            var c = text.charAt(cursor.at);
            if (c == '`' && cursor.at + 1 < text.length() && text.charAt(cursor.at + 1) != '\n') {
                word.append(text.charAt(cursor.at + 1));
                cursor.at += 2;
                continue;
            }
            if (ends(c, word)) {
                break;
            }
            isExpandable |= c == '$' && Marks.isNameStart(cursor.ahead(1));
            word.append(word.isEmpty() && Marks.isDash(c) ? '-' : c);
            cursor.at++;
        }
        return isExpandable;
    }

    private boolean ends(char c, StringBuilder word) {
        if (c == ']' && cursor.top() == Bracket.INDEX && cursor.mode == Mode.ARGUMENTS) {
            return false;
        }
        return c == '\n'
                || Marks.isBlank(c)
                || Marks.quote(c) == '"'
                || Marks.quote(c) == '\''
                || (ENDS.indexOf(c) >= 0 && !(c == ';' && keepsSemicolon(word)));
    }

    /** {@code sip:host:5060;transport=tcp} is one word (cmdlets §1.1). */
    private boolean keepsSemicolon(StringBuilder word) {
        if (!Marks.isNameStart(cursor.ahead(1))) {
            return false;
        }
        var lower = word.toString().toLowerCase(Locale.ROOT);
        return lower.startsWith("sip:")
                || lower.startsWith("sips:")
                || cursor.text.regionMatches(true, cursor.at, ";transport=", 0, 11);
    }
}
