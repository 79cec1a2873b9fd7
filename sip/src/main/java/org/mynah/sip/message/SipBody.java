package org.mynah.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a message. Immutable. */
public final class SipBody {
    /** No body. */
    public static final SipBody EMPTY = new SipBody(new byte[0]);

    private final byte[] bytes;

    private SipBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static SipBody of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new SipBody(bytes.clone());
    }

    /** This text in UTF-8. */
    public static SipBody of(String text) {
        return text.isEmpty() ? EMPTY : new SipBody(text.getBytes(StandardCharsets.UTF_8));
    }

    static SipBody of(byte[] bytes, int from, int to) {
        return from >= to ? EMPTY : new SipBody(Arrays.copyOfRange(bytes, from, to));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes. */
    public int length() {
        return bytes.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The bytes one to one as characters 0 to 255. */
    String latin1() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipBody that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
