package org.mynah.admin.shell.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.mynah.admin.shell.grammar.Shell;

/**
 * The script, the place in it, the tokens found so far and the brackets that are open. The parts of
 * the scanner share one. One thread.
 */
final class Cursor {

    /** What is being read; it decides what a character means. */
    enum Mode {
        START,
        ARGUMENTS,
        EXPRESSION,
        KEYWORD,
        HASH_KEY
    }

    /** What a bracket encloses. */
    enum Bracket {
        SCRIPT('}'),
        BLOCK('}'),
        SWITCH_BODY('}'),
        STATEMENTS(')'),
        GROUP(')'),
        DECLARATIONS(')'),
        ATTRIBUTE(')'),
        CALL(')'),
        INDEX(']'),
        HASH('}');

        private final char closing;

        Bracket(char closing) {
            this.closing = closing;
        }

        /** The character that closes it. */
        char closing() {
            return closing;
        }

        /** Whether statements stand in it, so that a line's end ends one. */
        boolean holdsStatements() {
            return switch (this) {
                case SCRIPT, BLOCK, SWITCH_BODY, STATEMENTS, HASH -> true;
                case GROUP, DECLARATIONS, ATTRIBUTE, CALL, INDEX -> false;
            };
        }
    }

    /** An open bracket, and how to go on after it is closed. */
    record Frame(Bracket bracket, Mode after, boolean isDoBody) {}

    final String text;
    int at;
    Mode mode = Mode.START;

    /** In an expression: whether a value, not an operator, comes next. */
    boolean wantsOperand = true;

    /** Whether no blank stands between the last token and this place. */
    boolean isAdjacent;

    /** The last keyword. */
    int keyword;

    /** Whether the block that just ended was that of a do loop. */
    boolean isAfterDo;

    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int prefixes;

    Cursor(String text) {
        this.text = text;
        frames.push(new Frame(Bracket.SCRIPT, Mode.START, false));
    }

    List<Token> tokens() {
        return tokens;
    }

    // ---- the text

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** Whether the text goes on so from here. */
    boolean sees(String wanted) {
        return text.startsWith(wanted, at);
    }

    /** The character so many further, typographic marks as the plain ones; a zero at the end. */
    char ahead(int distance) {
        return at + distance < text.length() ? Marks.plain(text.charAt(at + distance)) : '\0';
    }

    /** The first character from here that is no blank; a zero at the end of the line or text. */
    char nextVisible() {
        var i = at;
        while (i < text.length() && Marks.isBlank(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) != '\n' ? Marks.plain(text.charAt(i)) : '\0';
    }

    // ---- brackets

    Bracket top() {
        return frames.element().bracket();
    }

    int openBrackets() {
        return frames.size() - 1;
    }

    void open(int type, int length, Bracket bracket, Mode inside, Mode after) {
        if (frames.size() > Scanner.DEEPEST_NESTING) {
            throw error(
                    "Brackets are nested deeper than %d levels.".formatted(Scanner.DEEPEST_NESTING),
                    at,
                    false);
        }
        add(type, at, at + length, text.substring(at, at + length));
        at += length;
        frames.push(new Frame(bracket, after, keyword == Shell.DO && mode == Mode.KEYWORD));
        mode = inside;
        wantsOperand = true;
        isAfterDo = false;
    }

    /** Closes the innermost bracket: the mode is as it was agreed when it was opened. */
    void close() {
        var frame = frames.pop();
        mode = frame.after();
        wantsOperand = mode == Mode.START || frame.bracket() == Bracket.ATTRIBUTE;
        isAfterDo = frame.isDoBody();
    }

    // ---- tokens

    boolean hasTokens() {
        return !tokens.isEmpty();
    }

    int lastType() {
        return tokens.isEmpty() ? Token.INVALID_TYPE : tokens.getLast().getType();
    }

    /** Adds a token whose text is not what stands in the script. */
    void add(int type, int from, int end, String value) {
        prefixes = isPrefix(type) ? prefixes + 1 : 0;
        if (prefixes > Scanner.MOST_PREFIXES) {
            throw error(
                    "More than %d operators follow each other.".formatted(Scanner.MOST_PREFIXES),
                    from,
                    false);
        }
        var token = new CommonToken(type, value);
        token.setStartIndex(from);
        token.setStopIndex(end - 1);
        token.setTokenIndex(tokens.size());
        tokens.add(token);
    }

    private static boolean isPrefix(int type) {
        return switch (type) {
            case Shell.NOT, Shell.PREFIX, Shell.MINUS, Shell.PLUS, Shell.TYPE, Shell.COMMA -> true;
            default -> false;
        };
    }

    /** Adds the next characters as a token, and goes on after them. */
    void take(int type, int length) {
        add(type, at, at + length, text.substring(at, at + length));
        at += length;
        wantsOperand = true;
    }

    /** Adds a token that begins at an index and ends here, as a value. */
    void value(int type, int from, String value) {
        add(type, from, at, value);
        wantsOperand = false;
    }

    void comma() {
        var isBetweenArguments =
                switch (top()) {
                    case CALL, DECLARATIONS, ATTRIBUTE -> true;
                    default -> mode == Mode.KEYWORD;
                };
        take(isBetweenArguments ? Shell.ARGUMENT_COMMA : Shell.COMMA, 1);
    }

    void pipe() {
        if (sees("||")) {
            throw error("'||' is not part of the language.", at, false);
        }
        take(Shell.PIPE, 1);
        mode = Mode.START;
    }

    // ---- errors

    SyntaxException unexpected() {
        var end = at + 1;
        while (end < text.length() && Marks.isNamePart(text.charAt(end))) {
            end++;
        }
        return error("Unexpected '%s'.".formatted(text.substring(at, end)), at, false);
    }

    SyntaxException error(String message, int index, boolean isIncomplete) {
        return ScriptParser.error(text, message, index, isIncomplete);
    }
}
