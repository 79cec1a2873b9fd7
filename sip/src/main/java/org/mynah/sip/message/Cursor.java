package org.mynah.sip.message;

/** Reads one header value from left to right by the grammar of RFC 3261 §25. One thread. */
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void seek(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The character here, or NUL at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    char next() {
        if (atEnd()) {
            throw fail("unexpected end");
        }
        char c = text.charAt(at);
        at++;
        return c;
    }

    void skipSpace() {
        while (!atEnd() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    boolean take(char c) {
        if (peek() == c && !atEnd()) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char c) {
        if (!take(c)) {
            throw fail("expected '" + c + "'");
        }
    }

    void expectEnd() {
        skipSpace();
        if (!atEnd()) {
            throw fail("unexpected text");
        }
    }

    String token() {
        int from = at;
        while (!atEnd() && isToken(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw fail("expected a token");
        }
        return text.substring(from, at);
    }

    /** A run of the characters of host names; underscores occur in the field. */
    String hostName() {
        int from = at;
        while (!atEnd() && (isAlphanumeric(peek()) || "-._".indexOf(peek()) >= 0)) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Everything up to one of the stops or the end. */
    String until(String stops) {
        int from = at;
        while (!atEnd() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /** A quoted string without its quotes and escapes. */
    String quoted() {
        int start = at;
        expect('"');
        var out = new StringBuilder();
        while (true) {
            if (atEnd()) {
                at = start;
                throw fail("quote is not closed");
            }
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? next() : c);
        }
    }

    /** A run of digits as a number not above the limit. */
    long number(long max) {
        int from = at;
        long value = 0;
        while (!atEnd() && peek() >= '0' && peek() <= '9') {
            value = value * 10 + (next() - '0');
            if (value > max) {
                throw fail("number above " + max);
            }
        }
        if (at == from) {
            throw fail("expected a number");
        }
        return value;
    }

    SipParseException fail(String what) {
        return new SipParseException(what, text, at);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    static boolean isToken(char c) {
        return isAlphanumeric(c) || "-.!%*_+`'~".indexOf(c) >= 0;
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isToken((char) c));
    }
}
