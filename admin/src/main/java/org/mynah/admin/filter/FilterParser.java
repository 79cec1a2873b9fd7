package org.mynah.admin.filter;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.filter.FilterToken.Kind;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/**
 * Reads a filter such as {@code Department -eq 'Sales' -and -not (Office -like '2*')} (cmdlets §3):
 *
 * <pre>
 * filter : part ((-and | -or) part)*      from left to right, as in the shell
 * part   : (-not | !) part | '(' filter ')' | property operator value
 * value  : 'text' | number | $true | $false | $null
 * </pre>
 *
 * One thread.
 */
public final class FilterParser {

    /** Characters of a filter. */
    public static final int LONGEST = 10_000;

    /** Parentheses and negations within each other. */
    static final int DEEPEST = 50;

    private final List<FilterToken> tokens;
    private int next;
    private int depth;

    private FilterParser(List<FilterToken> tokens) {
        this.tokens = tokens;
    }

    /**
     * The filter of a text.
     *
     * @throws DirectoryException UM-E022 with the column where the text is wrong
     */
    public static Filter parse(String text) {
        if (text.length() > LONGEST) {
            throw refuse(LONGEST + 1, "it is longer than " + LONGEST + " characters");
        }
        var parser = new FilterParser(new FilterScanner(text).scan());
        var filter = parser.filter();
        var rest = parser.tokens.get(parser.next);
        if (rest.kind() != Kind.END) {
            throw refuse(rest.column(), "-and, -or or the end is expected before " + shown(rest));
        }
        return filter;
    }

    static DirectoryException refuse(int column, String what) {
        return new DirectoryException(
                ErrorId.E022,
                "-Filter is wrong at column %d: %s. Example: \"Department -eq 'Sales' -and DisplayName -like 'T*'\"."
                        .formatted(column, what));
    }

    private Filter filter() {
        if (++depth > DEEPEST) {
            throw refuse(
                    peek().column(), "more than " + DEEPEST + " parentheses lie in each other");
        }
        var left = part();
        while (isOperator("and") || isOperator("or")) {
            var isAnd = isOperator("and");
            next++;
            var right = part();
            left = isAnd ? and(left, right) : or(left, right);
        }
        depth--;
        return left;
    }

    private static Filter and(Filter left, Filter right) {
        return new Filter.All(
                left instanceof Filter.All(var parts)
                        ? joined(parts, right)
                        : List.of(left, right));
    }

    private static Filter or(Filter left, Filter right) {
        return new Filter.Any(
                left instanceof Filter.Any(var parts)
                        ? joined(parts, right)
                        : List.of(left, right));
    }

    private static List<Filter> joined(List<Filter> parts, Filter last) {
        var all = new ArrayList<>(parts);
        all.add(last);
        return all;
    }

    private Filter part() {
        var isNegated = false;
        while (peek().kind() == Kind.BANG || isOperator("not")) {
            isNegated = !isNegated;
            next++;
        }
        var part = peek().kind() == Kind.OPEN ? inParentheses() : test();
        return isNegated ? new Filter.Not(part) : part;
    }

    private Filter inParentheses() {
        var open = take();
        var inner = filter();
        if (peek().kind() != Kind.CLOSE) {
            throw refuse(
                    peek().column(),
                    "the parenthesis of column " + open.column() + " is not closed");
        }
        next++;
        return inner;
    }

    private Filter test() {
        var property = take();
        if (property.kind() != Kind.WORD) {
            throw refuse(
                    property.column(),
                    "the name of a property is expected, not " + shown(property));
        }
        var word = take();
        var operator = word.kind() == Kind.OPERATOR ? Operator.of(word.text()) : null;
        if (operator == null || operator.isEmpty()) {
            throw refuse(
                    word.column(),
                    "one of -eq, -ne, -like, -notlike, -gt, -ge, -lt, -le is expected, not "
                            + shown(word));
        }
        var value = take();
        return new Filter.Test(
                property.text(), operator.get(), value(value), property.column(), value.column());
    }

    private static Filter.Value value(FilterToken token) {
        return switch (token.kind()) {
            case QUOTED -> new Filter.Value.Text(token.text());
            case NUMBER -> new Filter.Value.Quantity(token.text());
            case VARIABLE -> variable(token);
            case WORD ->
                    throw refuse(
                            token.column(),
                            "write the text in single quotes: '" + cut(token) + "'");
            case OPEN, CLOSE, BANG, OPERATOR, END ->
                    throw refuse(
                            token.column(),
                            "a value is expected: a text in single quotes, a number, $true, $false or $null, not "
                                    + shown(token));
        };
    }

    private static Filter.Value variable(FilterToken token) {
        if (token.text().equalsIgnoreCase("null")) {
            return new Filter.Value.Nothing();
        }
        if (token.text().equalsIgnoreCase("true") || token.text().equalsIgnoreCase("false")) {
            return new Filter.Value.Flag(token.text().equalsIgnoreCase("true"));
        }
        throw refuse(
                token.column(),
                "$"
                        + cut(token)
                        + " is not known here; a variable has its value only where the whole filter stands in double quotes");
    }

    private boolean isOperator(String word) {
        return peek().kind() == Kind.OPERATOR && peek().text().equalsIgnoreCase(word);
    }

    private FilterToken peek() {
        return tokens.get(next);
    }

    /** The END is never passed. */
    private FilterToken take() {
        var token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private static String shown(FilterToken token) {
        return switch (token.kind()) {
            case END -> "the end";
            case OPERATOR -> "-" + cut(token);
            case VARIABLE -> "$" + cut(token);
            case OPEN, CLOSE, BANG, WORD, NUMBER, QUOTED -> "'" + cut(token) + "'";
        };
    }

    private static String cut(FilterToken token) {
        return token.text().length() > 40 ? token.text().substring(0, 40) + "…" : token.text();
    }
}
