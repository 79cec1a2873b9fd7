package org.mynah.admin.shell.language;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.mynah.admin.shell.grammar.Shell;
import org.mynah.admin.shell.language.Cursor.Bracket;
import org.mynah.admin.shell.language.Cursor.Mode;

/**
 * Cuts a script into tokens. What a character means depends on where it stands: at the start of a
 * statement, among a command's arguments, in an expression, after a keyword, or at a key of a hash
 * table; brackets stack these modes. This class follows blanks, ends and brackets; each mode has
 * its own. One thread.
 */
final class Scanner {

    /** Brackets may nest so deep. */
    static final int DEEPEST_NESTING = 100;

    /** So many signs, negations and casts may stand before one value. */
    static final int MOST_PREFIXES = 100;

    /** A script may have so many characters. */
    static final int LONGEST_SCRIPT = 4_000_000;

    private final Cursor cursor;
    private final StatementScanner statements;
    private final ArgumentScanner arguments;
    private final ExpressionScanner expressions;

    Scanner(String text) {
        cursor = new Cursor(text);
        var words = new WordScanner(cursor);
        var values = new ValueScanner(cursor);
        var suffixes = new SuffixScanner(cursor, values);
        expressions = new ExpressionScanner(cursor, values, suffixes);
        arguments = new ArgumentScanner(cursor, values, suffixes, words);
        statements = new StatementScanner(cursor, values, words);
    }

    /**
     * All tokens, EOF the last.
     *
     * @throws SyntaxException when the text cannot be cut
     */
    List<Token> scan() {
        var length = cursor.text.length();
        if (length > LONGEST_SCRIPT) {
            throw cursor.error(
                    "The script is longer than " + LONGEST_SCRIPT + " characters.", 0, false);
        }
        while (true) {
            skipBlanks();
            if (cursor.isAtEnd()) {
                break;
            }
            scanOne();
        }
        if (cursor.openBrackets() > 0) {
            throw cursor.error(
                    "The closing '%s' is missing.".formatted(cursor.top().closing()), length, true);
        }
        if (continues(cursor.lastType())) {
            throw cursor.error("The statement is not complete.", length, true);
        }
        cursor.add(Shell.END, length, length, "end of text");
        cursor.add(Token.EOF, length, length, "end of text");
        return cursor.tokens();
    }

    private void scanOne() {
        var c = cursor.ahead(0);
        if (c == '\n') {
            lineEnd();
        } else if (c == ';' && cursor.mode != Mode.KEYWORD) {
            end();
        } else if (!closes(c)) {
            switch (cursor.mode) {
                case START -> statements.start(c);
                case ARGUMENTS -> arguments.scan(c);
                case EXPRESSION -> expressions.scan(c);
                case KEYWORD -> statements.afterKeyword(c);
                case HASH_KEY -> statements.hashKey(c);
            }
        }
    }

    // ---- blanks and comments

    private void skipBlanks() {
        cursor.isAdjacent = true;
        while (!cursor.isAtEnd() && skipsOne(cursor.text.charAt(cursor.at))) {
            cursor.isAdjacent = false;
        }
    }

    private boolean skipsOne(char c) {
        var text = cursor.text;
        if (c == '`' && Marks.isLineEnd(text, cursor.at + 1)) {
            cursor.at = text.indexOf('\n', cursor.at) + 1;
            if (cursor.at == 0 || cursor.isAtEnd()) {
                throw cursor.error("A line follows a backtick.", text.length(), true);
            }
        } else if (cursor.sees("<#")) {
            var close = text.indexOf("#>", cursor.at + 2);
            if (close < 0) {
                throw cursor.error("The comment is not closed by '#>'.", cursor.at, true);
            }
            cursor.at = close + 2;
        } else if (c == '#' && beginsComment()) {
            var end = text.indexOf('\n', cursor.at);
            cursor.at = end < 0 ? text.length() : end;
        } else if (Marks.isBlank(c)) {
            cursor.at++;
        } else {
            return false;
        }
        return true;
    }

    /** A '#' within a word belongs to the word. */
    private boolean beginsComment() {
        return !cursor.isAdjacent
                || cursor.at == 0
                || "\n;|(){},".indexOf(cursor.text.charAt(cursor.at - 1)) >= 0;
    }

    // ---- the ends of statements

    private void lineEnd() {
        if (!cursor.top().holdsStatements()
                || cursor.mode == Mode.KEYWORD
                || continues(cursor.lastType())) {
            cursor.at++;
        } else {
            end();
        }
    }

    private void end() {
        cursor.add(Shell.END, cursor.at, cursor.at + 1, ";");
        cursor.at++;
        cursor.mode = cursor.top() == Bracket.HASH ? Mode.HASH_KEY : Mode.START;
        cursor.wantsOperand = true;
    }

    /** Whether a statement that ends with such a token goes on in the next line. */
    private static boolean continues(int type) {
        return switch (type) {
            case Shell.PIPE,
                    Shell.COMMA,
                    Shell.ARGUMENT_COMMA,
                    Shell.ASSIGN,
                    Shell.PLUS,
                    Shell.MINUS,
                    Shell.TIMES,
                    Shell.DIVIDE,
                    Shell.REMAINDER,
                    Shell.RANGE,
                    Shell.NOT,
                    Shell.FORMAT,
                    Shell.COMPARE,
                    Shell.LOGIC,
                    Shell.PREFIX ->
                    true;
            default -> false;
        };
    }

    // ---- closing brackets

    private boolean closes(char c) {
        if (c != ')' && c != '}' && c != ']') {
            return false;
        }
        var bracket = cursor.top();
        if (c == ']' && (bracket != Bracket.INDEX || cursor.mode == Mode.ARGUMENTS)) {
            return false;
        }
        if (cursor.openBrackets() == 0 || bracket.closing() != c) {
            throw cursor.error("Unexpected '%s'.".formatted(c), cursor.at, false);
        }
        if (bracket.holdsStatements()) {
            cursor.add(Shell.END, cursor.at, cursor.at, ";");
        }
        cursor.take(
                switch (c) {
                    case ')' -> Shell.CLOSE_PAREN;
                    case '}' -> Shell.CLOSE_BRACE;
                    default -> Shell.CLOSE_INDEX;
                },
                1);
        if (bracket == Bracket.ATTRIBUTE) {
            endOfAttribute();
        }
        cursor.close();
        return true;
    }

    private void endOfAttribute() {
        if (cursor.nextVisible() != ']') {
            throw cursor.error("An attribute ends with ')]'.", cursor.at, cursor.isAtEnd());
        }
        cursor.at = cursor.text.indexOf(']', cursor.at) + 1;
    }
}
