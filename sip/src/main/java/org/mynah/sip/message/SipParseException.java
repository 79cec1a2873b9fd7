package org.mynah.sip.message;

/**
 * Text that is not what the grammar of RFC 3261 §25 allows there. Carries the offset and a
 * printable excerpt, so it can be logged as it is. Has no stack trace: bad input must stay cheap.
 */
public final class SipParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int EXCERPT = 40;

    private final int offset;
    private final String excerpt;

    /**
     * @param what what was expected or is wrong
     * @param text the text that was being read
     * @param offset where in the text, in characters
     */
    public SipParseException(String what, String text, int offset) {
        super(what + " at " + offset + ": " + printable(text, offset), null, false, false);
        this.offset = offset;
        this.excerpt = printable(text, offset);
    }

    /** Where reading stopped, in characters (bytes for the head of a message). */
    public int offset() {
        return offset;
    }

    /** The text around the offset, control characters replaced, at most 40 characters. */
    public String excerpt() {
        return excerpt;
    }

    private static String printable(String text, int offset) {
        int from = Math.clamp(offset - EXCERPT / 2, 0, text.length());
        int to = Math.min(text.length(), from + EXCERPT);
        var out = new StringBuilder("\"");
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '.' : c);
        }
        return out.append('"').toString();
    }
}
