package org.mynah.admin.shell.language;

import java.util.Locale;
import java.util.Set;
import org.mynah.admin.shell.grammar.Shell;
import org.mynah.admin.shell.language.Cursor.Bracket;
import org.mynah.admin.shell.language.Cursor.Mode;

/** Values and the operators between them, by turns (cmdlets §1.2). One thread. */
final class ExpressionScanner {

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

    private static final Set<String> PLAIN =
            Set.of("is", "isnot", "as", "join", "band", "bor", "bxor", "shl", "shr");

    private static final Set<String> PREFIXES = Set.of("join", "split", "isplit", "csplit");

    private final Cursor cursor;
    private final ValueScanner values;
    private final SuffixScanner suffixes;

    ExpressionScanner(Cursor cursor, ValueScanner values, SuffixScanner suffixes) {
        this.cursor = cursor;
        this.values = values;
        this.suffixes = suffixes;
    }

    void scan(char c) {
        if (cursor.wantsOperand) {
            operand(c);
        } else if (!cursor.isAdjacent || !suffixes.scan(c)) {
            operator(c);
        }
    }

    // ---- values

    private void operand(char c) {
        switch (c) {
            case '"', '\'' -> values.quoted();
            case '(' ->
                    cursor.open(Shell.OPEN_PAREN, 1, Bracket.GROUP, Mode.START, Mode.EXPRESSION);
            case '{' ->
                    cursor.open(Shell.OPEN_BRACE, 1, Bracket.BLOCK, Mode.START, Mode.EXPRESSION);
            case '[' -> values.type();
            case '@' -> {
                if (!values.at()) {
                    throw cursor.error("Unexpected '@'.", cursor.at, false);
                }
            }
            case '!' -> cursor.take(Shell.NOT, 1);
            case '+' -> sign(c, Shell.PLUS);
            case ',' -> cursor.comma();
            case '$' -> {
                if (cursor.sees("$(")) {
                    cursor.open(Shell.OPEN_SUB, 2, Bracket.STATEMENTS, Mode.START, Mode.EXPRESSION);
                } else {
                    values.variable();
                }
            }
            case '-' -> prefix(c);
            default -> {
                if (Marks.isDigit(c) || (c == '.' && Marks.isDigit(cursor.ahead(1)))) {
                    values.number();
                } else if (cursor.top() == Bracket.ATTRIBUTE && Marks.isNameStart(c)) {
                    attributeKey();
                } else {
                    throw cursor.unexpected();
                }
            }
        }
    }

    /** {@code [Parameter(Mandatory=$true)]}: the name of a setting. */
    private void attributeKey() {
        var from = cursor.at;
        while (!cursor.isAtEnd() && Marks.isNamePart(cursor.ahead(0))) {
            cursor.at++;
        }
        cursor.value(Shell.KEY, from, cursor.text.substring(from, cursor.at));
    }

    private void prefix(char c) {
        var name = operatorName();
        if (name.isEmpty()) {
            sign(c, Shell.MINUS);
        } else if (name.equals("not") || name.equals("bnot")) {
            named(Shell.NOT, name);
        } else if (PREFIXES.contains(name)) {
            named(Shell.PREFIX, name);
        } else {
            throw cursor.error(
                    "'-%s' is no operator that stands alone.".formatted(name), cursor.at, false);
        }
    }

    private void sign(char c, int type) {
        cursor.take(cursor.ahead(1) == c ? Shell.INCREMENT : type, cursor.ahead(1) == c ? 2 : 1);
    }

    // ---- operators

    private void operator(char c) {
        if (values.redirection(c)) {
            return;
        }
        switch (c) {
            case '|' -> cursor.pipe();
            case ',' -> cursor.comma();
            case '.' -> {
                if (!cursor.sees("..")) {
                    throw cursor.unexpected();
                }
                cursor.take(Shell.RANGE, 2);
            }
            case '=' -> assign(1);
            case '!' -> {
                if (!cursor.sees("!=")) {
                    throw cursor.unexpected();
                }
                cursor.add(Shell.COMPARE, cursor.at, cursor.at + 2, "ne");
                cursor.at += 2;
                cursor.wantsOperand = true;
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
                    binary(name);
                }
            }
            case '{' -> {
                if (cursor.top() != Bracket.SWITCH_BODY) {
                    throw cursor.unexpected();
                }
                cursor.open(Shell.OPEN_BRACE, 1, Bracket.BLOCK, Mode.START, Mode.START);
            }
            default -> in();
        }
    }

    /** {@code foreach ($x in $y)}. */
    private void in() {
        if (!cursor.text.regionMatches(true, cursor.at, "in", 0, 2)
                || Marks.isNamePart(cursor.ahead(2))) {
            throw cursor.unexpected();
        }
        cursor.take(Shell.IN, 2);
        cursor.mode = Mode.START;
    }

    private void assign(int length) {
        cursor.take(Shell.ASSIGN, length);
        if (cursor.top() != Bracket.ATTRIBUTE) {
            cursor.mode = Mode.START;
        }
    }

    private void arithmetic(char c, int type) {
        if (cursor.ahead(1) == '=') {
            assign(2);
        } else if ((c == '+' || c == '-') && cursor.ahead(1) == c) {
            cursor.take(Shell.INCREMENT, 2);
            cursor.wantsOperand = false;
        } else {
            cursor.take(type, 1);
        }
    }

    private void binary(String name) {
        var isMarked = name.length() > 2 && (name.charAt(0) == 'c' || name.charAt(0) == 'i');
        if (name.equals("and") || name.equals("or") || name.equals("xor")) {
            named(Shell.LOGIC, name);
        } else if (name.equals("f")) {
            named(Shell.FORMAT, name);
        } else if (PLAIN.contains(name)
                || COMPARISONS.contains(name)
                || (isMarked && COMPARISONS.contains(name.substring(1)))) {
            named(Shell.COMPARE, name);
        } else {
            throw cursor.error("'-%s' is no operator.".formatted(name), cursor.at, false);
        }
    }

    /** The letters after a hyphen. */
    private String operatorName() {
        var end = cursor.at + 1;
        while (end < cursor.text.length() && Character.isLetter(cursor.text.charAt(end))) {
            end++;
        }
        return cursor.text.substring(cursor.at + 1, end).toLowerCase(Locale.ROOT);
    }

    private void named(int type, String name) {
        cursor.add(type, cursor.at, cursor.at + 1 + name.length(), name);
        cursor.at += 1 + name.length();
        cursor.wantsOperand = true;
    }
}
