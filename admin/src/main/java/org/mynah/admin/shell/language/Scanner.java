package org.mynah.admin.shell.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.mynah.admin.shell.grammar.Shell;

/**
 * Cuts a script into tokens. What a character means depends on where it stands: at the start of a
 * statement, among a command's arguments, in an expression, after a keyword, or at a key of a hash
 * table; brackets stack these modes. One thread.
 */
final class Scanner {

    /** Brackets may nest so deep. */
    static final int DEEPEST_NESTING = 100;

    /** So many signs, negations and casts may stand before one value. */
    static final int MOST_PREFIXES = 100;

    /** A script may have so many characters. */
    static final int LONGEST_SCRIPT = 4_000_000;

    private static final Map<String, Integer> KEYWORDS =
            Map.ofEntries(
                    Map.entry("if", Shell.IF),
                    Map.entry("elseif", Shell.ELSEIF),
                    Map.entry("else", Shell.ELSE),
                    Map.entry("foreach", Shell.FOREACH),
                    Map.entry("for", Shell.FOR),
                    Map.entry("while", Shell.WHILE),
                    Map.entry("until", Shell.UNTIL),
                    Map.entry("do", Shell.DO),
                    Map.entry("switch", Shell.SWITCH),
                    Map.entry("function", Shell.FUNCTION),
                    Map.entry("param", Shell.PARAM),
                    Map.entry("return", Shell.RETURN),
                    Map.entry("break", Shell.BREAK),
                    Map.entry("continue", Shell.CONTINUE),
                    Map.entry("exit", Shell.EXIT),
                    Map.entry("try", Shell.TRY),
                    Map.entry("catch", Shell.CATCH),
                    Map.entry("finally", Shell.FINALLY),
                    Map.entry("throw", Shell.THROW));

    /** After these a statement follows, not a parenthesis or block. */
    private static final Set<Integer> BEFORE_STATEMENT =
            Set.of(Shell.RETURN, Shell.BREAK, Shell.CONTINUE, Shell.EXIT, Shell.THROW);

    private static final Set<String> COMPARISONS =
            Set.of(
                    "eq",
                    "ne",
                    "gt",
                    "ge",
                    "lt",
                    "le",
                    "like",
                    "notlike",
                    "match",
                    "notmatch",
                    "contains",
                    "notcontains",
                    "in",
                    "notin",
                    "replace",
                    "split");

    /** What may end a word among arguments. */
    private static final String WORD_ENDS = "|;(){},&<>";

    private enum Mode {
        START,
        ARGUMENTS,
        EXPRESSION,
        KEYWORD,
        HASH_KEY
    }

    private enum Bracket {
        SCRIPT,
        BLOCK,
        SWITCH_BODY,
        STATEMENTS,
        GROUP,
        DECLARATIONS,
        CALL,
        INDEX,
        HASH
    }

    /** An open bracket, and how to go on after it is closed. */
    private record Frame(Bracket bracket, Mode after, boolean isDoBody) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int at;
    private Mode mode = Mode.START;

    /** In an expression: whether a value, not an operator, comes next. */
    private boolean wantsOperand = true;

    /** Whether no blank stands between the last token and this place. */
    private boolean isAdjacent;

    private int keyword;
    private boolean isAfterDo;
    private int prefixes;

    Scanner(String text) {
        this.text = text;
        frames.push(new Frame(Bracket.SCRIPT, Mode.START, false));
    }

    /**
     * All tokens, EOF the last.
     *
     * @throws SyntaxException when the text cannot be cut
     */
    List<Token> scan() {
        if (text.length() > LONGEST_SCRIPT) {
            throw error("The script is longer than " + LONGEST_SCRIPT + " characters.", 0, false);
        }
        while (true) {
            skipBlanks();
            if (at >= text.length()) {
                break;
            }
            scanOne();
        }
        if (frames.size() > 1) {
            throw error(
                    "The closing '%s' is missing.".formatted(closing(top())), text.length(), true);
        }
        if (!tokens.isEmpty() && continues(tokens.getLast().getType())) {
            throw error("The statement is not complete.", text.length(), true);
        }
        add(Shell.END, at, at, "end of text");
        add(Token.EOF, at, at, "end of text");
        return tokens;
    }

    private void scanOne() {
        var c = peek();
        if (c == '\n') {
            at++;
            lineEnd();
            return;
        }
        if (closes(c)) {
            return;
        }
        if (c == ';' && mode != Mode.KEYWORD) {
            end(1);
            return;
        }
        switch (mode) {
            case START -> start(c);
            case ARGUMENTS -> argument(c);
            case EXPRESSION -> {
                if (wantsOperand) {
                    operand(c);
                } else {
                    operator(c);
                }
            }
            case KEYWORD -> afterKeyword(c);
            case HASH_KEY -> hashKey(c);
        }
    }

    // ---- blanks, ends and brackets

    private void skipBlanks() {
        isAdjacent = true;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '`' && isLineEnd(at + 1)) {
                at += text.charAt(at + 1) == '\r' && at + 2 < text.length() ? 3 : 2;
                if (at >= text.length()) {
                    throw error("A line follows a backtick.", text.length(), true);
                }
            } else if (c == '<' && text.startsWith("<#", at)) {
                var close = text.indexOf("#>", at + 2);
                if (close < 0) {
                    throw error("The comment is not closed by '#>'.", at, true);
                }
                at = close + 2;
            } else if (c == '#' && (!isAdjacent || at == 0 || startsWord())) {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (c != '\n' && isBlank(c)) {
                at++;
            } else {
                return;
            }
            isAdjacent = false;
        }
    }

    /** Whether the last character ends a token, so that a '#' begins a comment. */
    private boolean startsWord() {
        return "\n;|(){},".indexOf(text.charAt(at - 1)) >= 0;
    }

    private boolean isLineEnd(int index) {
        return index < text.length()
                && (text.charAt(index) == '\n'
                        || (text.charAt(index) == '\r'
                                && (index + 1 >= text.length() || text.charAt(index + 1) == '\n')));
    }

    private static boolean isBlank(char c) {
        return c == ' '
                || c == '\t'
                || c == '\r'
                || c == '\f'
                || c == '\u00a0'
                || c == '\u000b'
                || c == '\ufeff'
                || Character.isSpaceChar(c);
    }

    private void lineEnd() {
        var keepsGoing =
                switch (top()) {
                    case GROUP, DECLARATIONS, CALL, INDEX -> true;
                    case SCRIPT, BLOCK, SWITCH_BODY, STATEMENTS, HASH ->
                            mode == Mode.KEYWORD
                                    || (!tokens.isEmpty() && continues(tokens.getLast().getType()));
                };
        if (!keepsGoing) {
            at--;
            end(1);
        }
    }

    private void end(int length) {
        add(Shell.END, at, at + length, ";");
        at += length;
        mode = top() == Bracket.HASH ? Mode.HASH_KEY : Mode.START;
        wantsOperand = true;
    }

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

    private Bracket top() {
        return frames.element().bracket();
    }

    private void open(int type, int length, Bracket bracket, Mode inside, Mode after) {
        if (frames.size() > DEEPEST_NESTING) {
            throw error(
                    "Brackets are nested deeper than %d levels.".formatted(DEEPEST_NESTING),
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

    private boolean closes(char c) {
        if (c != ')' && c != '}' && c != ']') {
            return false;
        }
        if (c == ']' && (top() != Bracket.INDEX || mode == Mode.ARGUMENTS)) {
            return false;
        }
        var frame = frames.element();
        if (frames.size() == 1 || closing(frame.bracket()) != c) {
            throw error("Unexpected '%s'.".formatted(c), at, false);
        }
        switch (frame.bracket()) {
            case BLOCK, STATEMENTS, HASH, SWITCH_BODY -> add(Shell.END, at, at, ";");
            case SCRIPT, GROUP, DECLARATIONS, CALL, INDEX -> {}
        }
        add(
                switch (c) {
                    case ')' -> Shell.CLOSE_PAREN;
                    case '}' -> Shell.CLOSE_BRACE;
                    default -> Shell.CLOSE_INDEX;
                },
                at,
                at + 1,
                String.valueOf(c));
        at++;
        frames.pop();
        mode = frame.after();
        wantsOperand = false;
        isAfterDo = frame.isDoBody();
        if (mode == Mode.START) {
            wantsOperand = true;
        }
        return true;
    }

    private static char closing(Bracket bracket) {
        return switch (bracket) {
            case SCRIPT, BLOCK, SWITCH_BODY, HASH -> '}';
            case STATEMENTS, GROUP, DECLARATIONS, CALL -> ')';
            case INDEX -> ']';
        };
    }

    // ---- the start of a statement

    private void start(char c) {
        if (top() == Bracket.SWITCH_BODY) {
            switchCase(c);
        } else if (c == '&') {
            add(Shell.AMPERSAND, at, at + 1, "&");
            at++;
            mode = Mode.ARGUMENTS;
        } else if ("$(@[+!,{\"'".indexOf(c) >= 0 || isDigit(c) || c == '-') {
            mode = Mode.EXPRESSION;
            wantsOperand = true;
        } else if (c == '|' || c == '>' || c == '<' || c == ']') {
            throw error("Unexpected '%s' at the start of a statement.".formatted(c), at, false);
        } else {
            word();
        }
    }

    private void word() {
        var from = at;
        var word = readWord();
        var type = KEYWORDS.get(word.toLowerCase(Locale.ROOT));
        var isKeyword = type != null && word.length() == at - from && !isCommandForeach(type);
        if (!isKeyword || type == null) {
            if (word.isEmpty()) {
                throw error("Unexpected '%s'.".formatted(text.charAt(from)), from, false);
            }
            add(Shell.WORD, from, at, word);
            mode = Mode.ARGUMENTS;
            return;
        }
        add(type, from, at, word);
        keyword = type;
        mode = BEFORE_STATEMENT.contains(type) ? Mode.START : Mode.KEYWORD;
        if (type != Shell.WHILE && type != Shell.UNTIL) {
            isAfterDo = false;
        }
    }

    /** {@code … | foreach { }} is a command, {@code foreach ($x in $y)} is none. */
    private boolean isCommandForeach(int type) {
        return (!tokens.isEmpty() && tokens.getLast().getType() == Shell.PIPE)
                || (type == Shell.FOREACH && !nextIs('('));
    }

    private boolean nextIs(char wanted) {
        var i = at;
        while (i < text.length() && isBlank(text.charAt(i)) && text.charAt(i) != '\n') {
            i++;
        }
        return i < text.length() && text.charAt(i) == wanted;
    }

    private void afterKeyword(char c) {
        if (c == '(') {
            var isLoopEnd = isAfterDo && (keyword == Shell.WHILE || keyword == Shell.UNTIL);
            var declares = keyword == Shell.PARAM || keyword == Shell.FUNCTION;
            var after = isLoopEnd || keyword == Shell.PARAM ? Mode.START : Mode.KEYWORD;
            open(
                    Shell.OPEN_PAREN,
                    1,
                    declares ? Bracket.DECLARATIONS : Bracket.GROUP,
                    declares ? Mode.EXPRESSION : Mode.START,
                    after);
        } else if (c == '{') {
            open(
                    Shell.OPEN_BRACE,
                    1,
                    keyword == Shell.SWITCH ? Bracket.SWITCH_BODY : Bracket.BLOCK,
                    Mode.START,
                    Mode.START);
        } else if (c == '[') {
            type();
        } else {
            var from = at;
            var word = readWord();
            if (word.isEmpty()) {
                throw error("Unexpected '%s'.".formatted(c), from, false);
            }
            add(Shell.WORD, from, at, word);
        }
    }

    private void switchCase(char c) {
        if (Character.isLetter(c)) {
            var from = at;
            var word = readWord();
            add(word.equalsIgnoreCase("default") ? Shell.DEFAULT : Shell.TEXT, from, at, word);
            mode = Mode.EXPRESSION;
            wantsOperand = false;
        } else {
            mode = Mode.EXPRESSION;
            wantsOperand = true;
        }
    }

    private void hashKey(char c) {
        var from = at;
        if (c == '=') {
            add(Shell.ASSIGN, at, at + 1, "=");
            at++;
            mode = Mode.START;
        } else if (c == '"' || c == '\'') {
            quoted();
        } else if (c == '$') {
            variable();
        } else {
            while (at < text.length() && " \t\r\n=;}{()|,".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at == from) {
                throw error("Unexpected '%s' in a hash table.".formatted(c), from, false);
            }
            add(Shell.KEY, from, at, text.substring(from, at));
        }
    }

    // ---- arguments of a command

    private void argument(char c) {
        if (isAdjacent && suffix(c)) {
            return;
        }
        switch (c) {
            case '|' -> pipe();
            case ',' -> comma();
            case '(' -> open(Shell.OPEN_PAREN, 1, Bracket.GROUP, Mode.START, Mode.ARGUMENTS);
            case '{' -> open(Shell.OPEN_BRACE, 1, Bracket.BLOCK, Mode.START, Mode.ARGUMENTS);
            case '"', '\'' -> quoted();
            case '@' -> at();
            case '$' -> variableOrWord();
            case '-' -> parameter();
            case '>' -> redirect(0);
            case '&', '<' -> throw error("Unexpected '%s'.".formatted(c), at, false);
            default -> {
                if ((c == '1' || c == '2' || c == '*') && text.startsWith(">", at + 1)) {
                    redirect(1);
                } else {
                    bareWord(at);
                }
            }
        }
    }

    private void at() {
        if (text.startsWith("@(", at)) {
            open(Shell.OPEN_ARRAY, 2, Bracket.STATEMENTS, Mode.START, mode);
        } else if (text.startsWith("@{", at)) {
            open(Shell.OPEN_HASH, 2, Bracket.HASH, Mode.HASH_KEY, mode);
        } else if (isHereText()) {
            hereText();
        } else if (at + 1 < text.length() && isNameStart(text.charAt(at + 1))) {
            var from = at++;
            while (at < text.length() && isNamePart(text.charAt(at))) {
                at++;
            }
            add(Shell.SPLAT, from, at, text.substring(from + 1, at));
        } else if (mode == Mode.ARGUMENTS) {
            bareWord(at);
        } else {
            throw error("Unexpected '@'.", at, false);
        }
    }

    private void parameter() {
        var from = at;
        var i = at + 1;
        if (i < text.length() && isNameStart(text.charAt(i))) {
            while (i < text.length() && (isNamePart(text.charAt(i)) || text.charAt(i) == '-')) {
                i++;
            }
            var hasColon = i < text.length() && text.charAt(i) == ':';
            var isWhole =
                    hasColon
                            || i >= text.length()
                            || isBlank(text.charAt(i))
                            || text.charAt(i) == '\n'
                            || WORD_ENDS.indexOf(text.charAt(i)) >= 0
                            || "\"'$@".indexOf(quote(text.charAt(i))) >= 0;
            if (isWhole) {
                at = hasColon ? i + 1 : i;
                add(Shell.PARAMETER, from, at, text.substring(from + 1, at));
                return;
            }
        } else if (i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
            bareWord(at);
            return;
        } else {
            at++;
            add(Shell.HYPHEN, from, at, "-");
            return;
        }
        bareWord(at);
    }

    private void redirect(int digits) {
        var from = at;
        at += digits;
        if (text.startsWith(">&1", at)) {
            at += 3;
        } else {
            at += text.startsWith(">>", at) ? 2 : 1;
        }
        add(Shell.REDIRECT, from, at, text.substring(from, at));
        mode = Mode.ARGUMENTS;
    }

    /** A variable, or a word that begins with one, as in {@code $folder\file.csv}. */
    private void variableOrWord() {
        if (text.startsWith("$(", at)) {
            open(Shell.OPEN_SUB, 2, Bracket.STATEMENTS, Mode.START, Mode.ARGUMENTS);
            return;
        }
        var from = at;
        var end = variableEnd(at);
        if (end == at + 1) {
            bareWord(from);
            return;
        }
        var isAlone =
                end >= text.length()
                        || isBlank(text.charAt(end))
                        || text.charAt(end) == '\n'
                        || (WORD_ENDS + "[]\"'").indexOf(quote(text.charAt(end))) >= 0
                        || (text.charAt(end) == '.'
                                && end + 1 < text.length()
                                && (isNameStart(text.charAt(end + 1))
                                        || text.charAt(end + 1) == '$'));
        if (isAlone) {
            variable();
        } else {
            bareWord(from);
        }
    }

    private void bareWord(int from) {
        at = from;
        var word = new StringBuilder();
        var isExpandable = readWordInto(word);
        if (at == from) {
            throw error("Unexpected '%s'.".formatted(text.charAt(at)), at, false);
        }
        add(
                isExpandable ? Shell.EXPANDABLE_WORD : Shell.WORD,
                from,
                at,
                isExpandable ? text.substring(from, at) : word.toString());
    }

    private String readWord() {
        var word = new StringBuilder();
        readWordInto(word);
        return word.toString();
    }

    /** Reads a word; answers whether it holds a variable. */
    private boolean readWordInto(StringBuilder word) {
        var isExpandable = false;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '`' && at + 1 < text.length() && text.charAt(at + 1) != '\n') {
                word.append(text.charAt(at + 1));
                at += 2;
                continue;
            }
            if (c == '\n' || isBlank(c) || quote(c) == '"' || quote(c) == '\'') {
                break;
            }
            if (WORD_ENDS.indexOf(c) >= 0 && !(c == ';' && keepsSemicolon(word))) {
                break;
            }
            if (c == '$' && at + 1 < text.length() && isNameStart(text.charAt(at + 1))) {
                isExpandable = true;
            }
            if (c == ']' && top() == Bracket.INDEX && mode == Mode.ARGUMENTS) {
                word.append(c);
                at++;
                continue;
            }
            word.append(word.isEmpty() && isDash(c) ? '-' : c);
            at++;
        }
        return isExpandable;
    }

    /** {@code sip:host:5060;transport=tcp} is one word (cmdlets §1.1). */
    private boolean keepsSemicolon(StringBuilder word) {
        if (at + 1 >= text.length() || !isNameStart(text.charAt(at + 1))) {
            return false;
        }
        var lower = word.toString().toLowerCase(Locale.ROOT);
        return lower.startsWith("sip:")
                || lower.startsWith("sips:")
                || text.regionMatches(true, at, ";transport=", 0, 11);
    }

    // ---- expressions

    private void operand(char c) {
        switch (c) {
            case '"', '\'' -> quoted();
            case '(' -> open(Shell.OPEN_PAREN, 1, Bracket.GROUP, Mode.START, Mode.EXPRESSION);
            case '{' -> open(Shell.OPEN_BRACE, 1, Bracket.BLOCK, Mode.START, Mode.EXPRESSION);
            case '[' -> type();
            case '@' -> at();
            case '!' -> one(Shell.NOT);
            case '+' -> one(Shell.PLUS);
            case ',' -> comma();
            case '$' -> {
                if (text.startsWith("$(", at)) {
                    open(Shell.OPEN_SUB, 2, Bracket.STATEMENTS, Mode.START, Mode.EXPRESSION);
                } else {
                    variable();
                }
            }
            case '-' -> prefixOperator();
            default -> {
                if (isDigit(c)
                        || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                    number();
                } else {
                    throw unexpected();
                }
            }
        }
    }

    private void prefixOperator() {
        var name = operatorName();
        switch (name) {
            case "not", "bnot" -> named(Shell.NOT, name);
            case "join", "split", "isplit", "csplit" -> named(Shell.PREFIX, name);
            case "" -> one(Shell.MINUS);
            default ->
                    throw error(
                            "'-%s' is no operator that stands alone.".formatted(name), at, false);
        }
        wantsOperand = true;
    }

    private void operator(char c) {
        if (isAdjacent && suffix(c)) {
            return;
        }
        switch (c) {
            case '|' -> pipe();
            case ',' -> comma();
            case '>' -> redirect(0);
            case '.' -> {
                if (!text.startsWith("..", at)) {
                    throw unexpected();
                }
                two(Shell.RANGE);
            }
            case '=' -> {
                one(Shell.ASSIGN);
                mode = Mode.START;
            }
            case '!' -> {
                if (!text.startsWith("!=", at)) {
                    throw unexpected();
                }
                add(Shell.COMPARE, at, at + 2, "ne");
                at += 2;
                wantsOperand = true;
            }
            case '+' -> arithmetic(c, Shell.PLUS);
            case '*' -> arithmetic(c, Shell.TIMES);
            case '/' -> arithmetic(c, Shell.DIVIDE);
            case '%' -> arithmetic(c, Shell.REMAINDER);
            case '-' -> {
                var name = operatorName();
                if (name.isEmpty()) {
                    arithmetic(c, Shell.MINUS);
                } else {
                    namedOperator(name);
                }
            }
            case '{' -> {
                if (top() != Bracket.SWITCH_BODY) {
                    throw unexpected();
                }
                open(Shell.OPEN_BRACE, 1, Bracket.BLOCK, Mode.START, Mode.START);
            }
            default -> {
                if (text.regionMatches(true, at, "in", 0, 2)
                        && (at + 2 >= text.length() || !isNamePart(text.charAt(at + 2)))) {
                    add(Shell.IN, at, at + 2, "in");
                    at += 2;
                    mode = Mode.START;
                } else {
                    throw unexpected();
                }
            }
        }
    }

    private void arithmetic(char c, int type) {
        if (text.startsWith("" + c + "=", at)) {
            two(Shell.ASSIGN);
            mode = Mode.START;
        } else if ((c == '+' || c == '-') && text.startsWith("" + c + c, at)) {
            two(Shell.INCREMENT);
            wantsOperand = false;
        } else {
            one(type);
        }
    }

    private void namedOperator(String name) {
        var plain =
                name.length() > 2
                                && (name.charAt(0) == 'c' || name.charAt(0) == 'i')
                                && COMPARISONS.contains(name.substring(1))
                        ? name.substring(1)
                        : name;
        switch (plain) {
            case "and", "or", "xor" -> named(Shell.LOGIC, name);
            case "f" -> named(Shell.FORMAT, name);
            case "is", "isnot", "as", "join" -> named(Shell.COMPARE, name);
            default -> {
                if (!COMPARISONS.contains(plain)) {
                    throw error("'-%s' is no operator.".formatted(name), at, false);
                }
                named(Shell.COMPARE, name);
            }
        }
        wantsOperand = true;
    }

    private String operatorName() {
        var end = at + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(at + 1, end).toLowerCase(Locale.ROOT);
    }

    /** Member access, call or index that follows a value without a blank. */
    private boolean suffix(char c) {
        if (tokens.isEmpty() || !takesSuffix(tokens.getLast().getType())) {
            return false;
        }
        var isMember = tokens.getLast().getType() == Shell.MEMBER;
        if (c == '(' && isMember) {
            open(Shell.OPEN_CALL, 1, Bracket.CALL, Mode.EXPRESSION, mode);
            return true;
        }
        if (c == '[') {
            open(Shell.OPEN_INDEX, 1, Bracket.INDEX, Mode.EXPRESSION, mode);
            return true;
        }
        var isStatic = c == ':' && text.startsWith("::", at);
        var isDot = c == '.' && !text.startsWith("..", at);
        if (!isStatic && !isDot) {
            return false;
        }
        var name = at + (isStatic ? 2 : 1);
        if (name >= text.length()) {
            throw error("A member's name is missing.", at, true);
        }
        var first = quote(text.charAt(name));
        if (!isNameStart(first) && first != '$' && first != '"' && first != '\'') {
            return false;
        }
        add(isStatic ? Shell.STATIC : Shell.DOT, at, name, text.substring(at, name));
        at = name;
        if (first == '$') {
            variable();
        } else if (first == '"' || first == '\'') {
            quoted();
        } else {
            var from = at;
            while (at < text.length() && isNamePart(text.charAt(at))) {
                at++;
            }
            add(Shell.MEMBER, from, at, text.substring(from, at));
            wantsOperand = false;
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

    private void type() {
        var from = at++;
        var depth = 1;
        while (at < text.length() && depth > 0) {
            var c = text.charAt(at);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (!isNamePart(c) && c != '.' && c != ',' && c != ' ') {
                break;
            }
            at++;
        }
        if (depth > 0) {
            throw error("A type's name ends with ']'.", from, at >= text.length());
        }
        add(Shell.TYPE, from, at, text.substring(from + 1, at - 1).strip());
        wantsOperand = !text.startsWith("::", at) && isBeforeOperand();
    }

    /** Whether a value follows, so that the type before it is a cast. */
    private boolean isBeforeOperand() {
        var i = at;
        while (i < text.length() && isBlank(text.charAt(i)) && text.charAt(i) != '\n') {
            i++;
        }
        return i < text.length()
                && ("$\"'(@[{".indexOf(quote(text.charAt(i))) >= 0
                        || isDigit(text.charAt(i))
                        || (text.charAt(i) == '-'
                                && i + 1 < text.length()
                                && isDigit(text.charAt(i + 1))));
    }

    private void number() {
        var from = at;
        if (text.regionMatches(true, at, "0x", 0, 2)) {
            at += 2;
            while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
                at++;
            }
        } else {
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
                at++;
                while (at < text.length() && isDigit(text.charAt(at))) {
                    at++;
                }
            }
        }
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        add(Shell.NUMBER, from, at, text.substring(from, at));
        wantsOperand = false;
    }

    private void variable() {
        var from = at;
        var end = variableEnd(at);
        if (end == at + 1) {
            throw error("A variable's name is missing after '$'.", at, end >= text.length());
        }
        at = end;
        var name = text.substring(from + 1, end);
        if (name.startsWith("{")) {
            name = name.substring(1, name.length() - 1);
        }
        add(Shell.VARIABLE, from, end, name);
        wantsOperand = false;
    }

    /** Where the variable that begins here ends; one further when there is none. */
    private int variableEnd(int from) {
        return Expandables.variableEnd(text, from);
    }

    // ---- quotes

    private void quoted() {
        var from = at;
        var mark = quote(text.charAt(at));
        at++;
        var value = new StringBuilder();
        var isExpandable = false;
        while (true) {
            if (at >= text.length()) {
                throw error("The closing %s is missing.".formatted(mark), from, true);
            }
            var c = text.charAt(at);
            if (quote(c) == mark) {
                if (at + 1 < text.length() && quote(text.charAt(at + 1)) == mark) {
                    value.append(mark == '"' ? "`\"" : "'");
                    isExpandable |= mark == '"';
                    at += 2;
                    continue;
                }
                at++;
                break;
            }
            if (mark == '"' && c == '`' && at + 1 < text.length()) {
                value.append(c).append(text.charAt(at + 1));
                isExpandable = true;
                at += 2;
            } else if (mark == '"' && text.startsWith("$(", at)) {
                var end = Expandables.subExpressionEnd(text, at);
                if (end < 0) {
                    throw error("The closing ')' is missing.", at, true);
                }
                value.append(text, at, end);
                isExpandable = true;
                at = end;
            } else {
                isExpandable |= mark == '"' && c == '$';
                value.append(c);
                at++;
            }
        }
        add(isExpandable ? Shell.EXPANDABLE_TEXT : Shell.TEXT, from, at, value.toString());
        wantsOperand = false;
    }

    private boolean isHereText() {
        return at + 1 < text.length()
                && (quote(text.charAt(at + 1)) == '"' || quote(text.charAt(at + 1)) == '\'')
                && isLineEnd(at + 2);
    }

    /** {@code @"} newline … newline {@code "@}: a text over several lines. */
    private void hereText() {
        var from = at;
        var mark = quote(text.charAt(at + 1));
        var begin = text.indexOf('\n', at) + 1;
        var end = text.indexOf("\n" + mark + "@", begin - 1);
        if (end < 0) {
            throw error("The text is not closed by %s@.".formatted(mark), from, true);
        }
        var value = end < begin ? "" : text.substring(begin, end);
        at = end + 3;
        add(mark == '"' ? Shell.EXPANDABLE_TEXT : Shell.TEXT, from, at, value);
        wantsOperand = false;
    }

    // ---- small things

    private void pipe() {
        if (text.startsWith("||", at)) {
            throw error("'||' is not part of the language.", at, false);
        }
        add(Shell.PIPE, at, at + 1, "|");
        at++;
        mode = Mode.START;
    }

    private void comma() {
        var isBetweenArguments = top() == Bracket.CALL || top() == Bracket.DECLARATIONS;
        add(isBetweenArguments ? Shell.ARGUMENT_COMMA : Shell.COMMA, at, at + 1, ",");
        at++;
        wantsOperand = true;
    }

    private void one(int type) {
        add(type, at, at + 1, text.substring(at, at + 1));
        at++;
        wantsOperand = true;
    }

    private void two(int type) {
        add(type, at, at + 2, text.substring(at, at + 2));
        at += 2;
        wantsOperand = true;
    }

    private void named(int type, String name) {
        add(type, at, at + 1 + name.length(), name);
        at += 1 + name.length();
        wantsOperand = true;
    }

    /** This character, with typographic marks as the plain ones (cmdlets §1.1). */
    private char peek() {
        var c = text.charAt(at);
        return isDash(c) ? '-' : quote(c);
    }

    private static boolean isDash(char c) {
        return c == '-' || c == '\u2013' || c == '\u2014' || c == '\u2015';
    }

    static char quote(char c) {
        return switch (c) {
            case '\u201c', '\u201d', '\u201e' -> '"';
            case '\u2018', '\u2019', '\u201a', '\u201b' -> '\'';
            default -> c;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void add(int type, int from, int end, String value) {
        prefixes = isPrefix(type) ? prefixes + 1 : 0;
        if (prefixes > MOST_PREFIXES) {
            throw error(
                    "More than %d operators follow each other.".formatted(MOST_PREFIXES),
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

    private SyntaxException unexpected() {
        var end = at + 1;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        return error("Unexpected '%s'.".formatted(text.substring(at, end)), at, false);
    }

    private SyntaxException error(String message, int index, boolean isIncomplete) {
        return ScriptParser.error(text, message, index, isIncomplete);
    }
}
