package org.mynah.media.dtmf;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The payload of an RFC 4733 §2.3 packet. Immutable.
 *
 * @param event the code: 0–9, 10 {@code *}, 11 {@code #}, 12–15 A–D, 36 fax calling tone
 * @param end the E bit
 * @param volume of the tone in −dBm0, 0–63
 * @param duration so far, in samples, 0–65535
 */
public record TelephoneEvent(int event, boolean end, int volume, int duration) {

    /** Bytes of a payload. */
    public static final int BYTES = 4;

    /** The fax calling tone, CNG (RFC 4734 §3.1.2). */
    public static final int FAX_CALLING = 36;

    /** The keys in the order of their codes. */
    public static final String KEYS = "0123456789*#ABCD";

    public TelephoneEvent {
        if (event < 0
                || event > 255
                || volume < 0
                || volume > 63
                || duration < 0
                || duration > 0xFFFF) {
            throw new IllegalArgumentException(
                    "telephone event " + event + " volume " + volume + " duration " + duration);
        }
    }

    /** Reads the first event of a payload; empty when it is too short. */
    public static Optional<TelephoneEvent> parse(byte[] bytes, int offset, int length) {
        if (length < BYTES) {
            return Optional.empty();
        }
        return Optional.of(
                new TelephoneEvent(
                        bytes[offset] & 0xFF,
                        (bytes[offset + 1] & 0x80) != 0,
                        bytes[offset + 1] & 0x3F,
                        (bytes[offset + 2] & 0xFF) << 8 | (bytes[offset + 3] & 0xFF)));
    }

    /** Writes the payload at the buffer's position. */
    public void write(ByteBuffer into) {
        into.put((byte) event);
        into.put((byte) ((end ? 0x80 : 0) | volume));
        into.putShort((short) duration);
    }

    /** The key, when this is one. */
    public Optional<Character> key() {
        return event < KEYS.length() ? Optional.of(KEYS.charAt(event)) : Optional.empty();
    }

    /**
     * The code of a key.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static int codeOf(char key) {
        int code = KEYS.indexOf(Character.toUpperCase(key));
        if (code < 0) {
            throw new IllegalArgumentException("no telephone key: '" + key + "'");
        }
        return code;
    }
}
