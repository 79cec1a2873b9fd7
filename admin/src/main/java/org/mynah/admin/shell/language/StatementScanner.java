package org.mynah.admin.shell.language;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mynah.admin.shell.grammar.Shell;
import org.mynah.admin.shell.language.Cursor.Bracket;
import org.mynah.admin.shell.language.Cursor.Mode;

/** The starts of statements, what follows a keyword, and keys of hash tables. One thread. */
final class StatementScanner {

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
                    Map.entry("filter", Shell.FILTER),
                    Map.entry("param", Shell.PARAM),
                    Map.entry("begin", Shell.BEGIN),
                    Map.entry("process", Shell.PROCESS),
                    Map.entry("end", Shell.LAST),
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

    /** Words that are keywords only before a block. */
    private static final Set<Integer> BEFORE_BLOCK = Set.of(Shell.BEGIN, Shell.PROCESS, Shell.LAST);

    private final Cursor cursor;
    private final ValueScanner values;
    private final WordScanner words;

    StatementScanner(Cursor cursor, ValueScanner values, WordScanner words) {
        this.cursor = cursor;
        this.values = values;
        this.words = words;
    }

    void start(char c) {
        if (cursor.top() == Bracket.SWITCH_BODY) {
            switchCase(c);
        } else if (c == '&') {
            cursor.take(Shell.AMPERSAND, 1);
            cursor.mode = Mode.ARGUMENTS;
        } else if (c == '.' && (Marks.isBlank(cursor.ahead(1)) || cursor.ahead(1) == '{')) {
            cursor.take(Shell.DOT_SOURCE, 1);
            cursor.mode = Mode.ARGUMENTS;
        } else if ("$(@[+!,{\"'".indexOf(c) >= 0 || Marks.isDigit(c) || c == '-') {
            cursor.mode = Mode.EXPRESSION;
            cursor.wantsOperand = true;
        } else if (c == '|' || c == '>' || c == '<' || c == ']') {
            throw cursor.error(
                    "Unexpected '%s' at the start of a statement.".formatted(c), cursor.at, false);
        } else {
            word();
        }
    }

    private void word() {
        var from = cursor.at;
        var word = words.read();
        var type = KEYWORDS.get(word.toLowerCase(Locale.ROOT));
        if (type == null || word.length() != cursor.at - from || isCommand(type)) {
            if (word.isEmpty()) {
                throw cursor.unexpected();
            }
            cursor.add(Shell.WORD, from, cursor.at, word);
            cursor.mode = Mode.ARGUMENTS;
            return;
        }
        cursor.add(type, from, cursor.at, word);
        cursor.keyword = type;
        cursor.mode = BEFORE_STATEMENT.contains(type) ? Mode.START : Mode.KEYWORD;
        if (type != Shell.WHILE && type != Shell.UNTIL) {
            cursor.isAfterDo = false;
        }
    }

    /** {@code … | foreach { }} is a command, {@code foreach ($x in $y)} is none. */
    private boolean isCommand(int type) {
        return cursor.lastType() == Shell.PIPE
                || (type == Shell.FOREACH && cursor.nextVisible() != '(')
                || (BEFORE_BLOCK.contains(type)
                        && (cursor.nextVisible() != '{' || cursor.openBrackets() == 0));
    }

    void afterKeyword(char c) {
        switch (c) {
            case '(' -> parenthesis();
            case '{' ->
                    cursor.open(
                            Shell.OPEN_BRACE,
                            1,
                            cursor.keyword == Shell.SWITCH ? Bracket.SWITCH_BODY : Bracket.BLOCK,
                            Mode.START,
                            Mode.START);
            case '[' -> values.type();
            case ',' -> cursor.comma();
            case '-' -> option();
            default -> {
                var from = cursor.at;
                var word = words.read();
                if (word.isEmpty()) {
                    throw cursor.unexpected();
                }
                cursor.add(Shell.WORD, from, cursor.at, word);
            }
        }
    }

    private void parenthesis() {
        var keyword = cursor.keyword;
        var isLoopEnd = cursor.isAfterDo && (keyword == Shell.WHILE || keyword == Shell.UNTIL);
        var declares =
                keyword == Shell.PARAM || keyword == Shell.FUNCTION || keyword == Shell.FILTER;
        cursor.open(
                Shell.OPEN_PAREN,
                1,
                declares ? Bracket.DECLARATIONS : Bracket.GROUP,
                declares ? Mode.EXPRESSION : Mode.START,
                isLoopEnd || keyword == Shell.PARAM ? Mode.START : Mode.KEYWORD);
    }

    /** {@code switch -Regex}. */
    private void option() {
        if (cursor.keyword != Shell.SWITCH || !Marks.isNameStart(cursor.ahead(1))) {
            throw cursor.unexpected();
        }
        var from = cursor.at++;
        while (!cursor.isAtEnd() && Marks.isNamePart(cursor.ahead(0))) {
            cursor.at++;
        }
        cursor.add(Shell.PARAMETER, from, cursor.at, cursor.text.substring(from + 1, cursor.at));
    }

    private void switchCase(char c) {
        cursor.mode = Mode.EXPRESSION;
        cursor.wantsOperand = true;
        if (Character.isLetter(c) || c == '*' || c == '?') {
            var from = cursor.at;
            var word = words.read();
            cursor.value(word.equalsIgnoreCase("default") ? Shell.DEFAULT : Shell.TEXT, from, word);
        }
    }

    void hashKey(char c) {
        var from = cursor.at;
        switch (c) {
            case '=' -> {
                cursor.take(Shell.ASSIGN, 1);
                cursor.mode = Mode.START;
            }
            case '"', '\'' -> values.quoted();
            case '$' -> values.variable();
            default -> {
                while (!cursor.isAtEnd()
                        && " \t\r\n=;}{()|,".indexOf(cursor.text.charAt(cursor.at)) < 0) {
                    cursor.at++;
                }
                if (cursor.at == from) {
                    throw cursor.error(
                            "Unexpected '%s' in a hash table.".formatted(c), from, false);
                }
                cursor.add(Shell.KEY, from, cursor.at, cursor.text.substring(from, cursor.at));
            }
        }
    }
}
