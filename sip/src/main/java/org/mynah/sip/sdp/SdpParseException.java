package org.mynah.sip.sdp;

/** A session description that cannot be read. Has no stack trace: bad input must stay cheap. */
public final class SdpParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * What is wrong.
     *
     * @param line counted from 1
     */
    public SdpParseException(String what, int line) {
        super(what + " in line " + line, null, false, false);
        this.line = line;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }
}
