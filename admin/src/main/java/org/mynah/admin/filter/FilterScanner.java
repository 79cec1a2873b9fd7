package org.mynah.admin.filter;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.filter.FilterToken.Kind;

/**
 * Cuts a filter into tokens. Quotes and hyphens of text processors count as plain ones, as in the
 * shell (cmdlets §1.1). One thread.
 */
final class FilterScanner {

    private static final String SINGLE = "'\u2018\u2019\u201A";
    private static final String DOUBLE = "\"\u201C\u201D\u201E";
    private static final String HYPHENS = "-\u2013\u2014";

    private final String text;
    private int next;

    FilterScanner(String text) {
        this.text = text;
    }

    /** All tokens, an END at last. */
    List<FilterToken> scan() {
        var tokens = new ArrayList<FilterToken>();
        FilterToken token;
        do {
            token = token();
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    private FilterToken token() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        int start = next;
        if (start == text.length()) {
            return new FilterToken(Kind.END, "", start + 1);
        }
        var c = text.charAt(next++);
        if (SINGLE.indexOf(c) >= 0) {
            return quoted(SINGLE, start);
        }
        if (DOUBLE.indexOf(c) >= 0) {
            return quoted(DOUBLE, start);
        }
        if (HYPHENS.indexOf(c) >= 0 && next < text.length() && !isDigit(text.charAt(next))) {
            return new FilterToken(Kind.OPERATOR, word(next), start + 1);
        }
        if (c == '!' && next < text.length() && text.charAt(next) == '=') {
            next++;
            return new FilterToken(Kind.OPERATOR, "ne", start + 1);
        }
        return switch (c) {
            case '(' -> new FilterToken(Kind.OPEN, "(", start + 1);
            case ')' -> new FilterToken(Kind.CLOSE, ")", start + 1);
            case '!' -> new FilterToken(Kind.BANG, "!", start + 1);
            case '$' -> new FilterToken(Kind.VARIABLE, word(next), start + 1);
            default ->
                    new FilterToken(
                            isDigit(c) || c == '-' ? Kind.NUMBER : Kind.WORD,
                            word(start),
                            start + 1);
        };
    }

    /** Two quotes within quotes mean one. */
    private FilterToken quoted(String quotes, int start) {
        var content = new StringBuilder();
        while (next < text.length()) {
            var c = text.charAt(next++);
            if (quotes.indexOf(c) < 0) {
                content.append(c);
            } else if (next < text.length() && quotes.indexOf(text.charAt(next)) >= 0) {
                content.append(c);
                next++;
            } else {
                return new FilterToken(Kind.QUOTED, content.toString(), start + 1);
            }
        }
        throw FilterParser.refuse(start + 1, "a quote is not closed");
    }

    private String word(int from) {
        next = from + 1;
        while (next < text.length() && isPartOfWord(text.charAt(next))) {
            next++;
        }
        next = Math.min(next, text.length());
        return text.substring(Math.min(from, next), next);
    }

    private static boolean isPartOfWord(char c) {
        return !Character.isWhitespace(c)
                && c != '('
                && c != ')'
                && SINGLE.indexOf(c) < 0
                && DOUBLE.indexOf(c) < 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
