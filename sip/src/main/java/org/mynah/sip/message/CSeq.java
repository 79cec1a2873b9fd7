package org.mynah.sip.message;

/**
 * The sequence number and method of a request (RFC 3261 §20.16). Immutable.
 *
 * @param number 0 to 2³¹−1
 * @param method case-sensitive
 */
public record CSeq(long number, String method) {
    private static final long MAX = Integer.MAX_VALUE;

    /**
     * Reads the value of a CSeq header.
     *
     * @throws SipParseException if it is malformed or the number too large
     */
    public static CSeq parse(String value) {
        var cursor = new Cursor(value);
        cursor.skipSpace();
        long number = cursor.number(MAX);
        if (!Cursor.isSpace(cursor.peek())) {
            throw cursor.fail("CSeq without method");
        }
        cursor.skipSpace();
        var method = cursor.token();
        cursor.expectEnd();
        return new CSeq(number, method);
    }

    @Override
    public String toString() {
        return number + " " + method;
    }
}
