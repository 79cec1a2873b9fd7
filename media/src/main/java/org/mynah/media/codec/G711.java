package org.mynah.media.codec;

/**
 * The two laws of ITU-T G.711, bit exact: 14 bit (µ) and 13 bit (A) of a 16 bit sample survive.
 * Thread-safe.
 */
// The tables are filled by the constructor and never handed out.
@SuppressWarnings("ImmutableEnumChecker")
public enum G711 {
    /** µ-law, RTP payload type 0 (RFC 3551 §6). */
    ULAW("PCMU", 0),
    /** A-law, RTP payload type 8 (RFC 3551 §6). */
    ALAW("PCMA", 8);

    private final String encodingName;
    private final int payloadType;
    private final short[] decoded = new short[256];
    private final byte[] encoded = new byte[1 << 16];

    G711(String encodingName, int payloadType) {
        this.encodingName = encodingName;
        this.payloadType = payloadType;
        boolean ulaw = payloadType == 0;
        for (int code = 0; code < 256; code++) {
            decoded[code] = (short) (ulaw ? expandUlaw(code) : expandAlaw(code));
        }
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            encoded[sample & 0xFFFF] = (byte) (ulaw ? compressUlaw(sample) : compressAlaw(sample));
        }
    }

    /** The encoding name in SDP (RFC 3551 §6). */
    public String encodingName() {
        return encodingName;
    }

    /** The static RTP payload type. */
    public int payloadType() {
        return payloadType;
    }

    /** The code of one sample. */
    public byte encode(short sample) {
        return encoded[sample & 0xFFFF];
    }

    /** The sample of one code. */
    public short decode(byte code) {
        return decoded[code & 0xFF];
    }

    /** Encodes {@code length} samples, one byte each. */
    public void encode(short[] samples, int offset, int length, byte[] into, int intoOffset) {
        for (int i = 0; i < length; i++) {
            into[intoOffset + i] = encoded[samples[offset + i] & 0xFFFF];
        }
    }

    /** Decodes {@code length} bytes, one sample each. */
    public void decode(byte[] codes, int offset, int length, short[] into, int intoOffset) {
        for (int i = 0; i < length; i++) {
            into[intoOffset + i] = decoded[codes[offset + i] & 0xFF];
        }
    }

    /** Bias that makes the eight µ-law segments powers of two, on the 14 bit scale. */
    private static final int ULAW_BIAS = 33;

    private static final int ULAW_CLIP = 0x1FFF;

    private static int compressUlaw(int sample) {
        // A negative sample is taken in one's complement, as the reference code of G.191 does.
        int magnitude = Math.min(((sample < 0 ? ~sample : sample) >> 2) + ULAW_BIAS, ULAW_CLIP);
        int segment = 26 - Integer.numberOfLeadingZeros(magnitude);
        int step = (magnitude >> (segment + 1)) & 0x0F;
        return ~((sample < 0 ? 0x80 : 0) | (segment << 4) | step) & 0xFF;
    }

    private static int expandUlaw(int code) {
        int bits = ~code & 0xFF;
        int segment = (bits >> 4) & 7;
        int magnitude = ((((2 * (bits & 0x0F)) + ULAW_BIAS) << segment) - ULAW_BIAS) << 2;
        return (bits & 0x80) == 0 ? magnitude : -magnitude;
    }

    private static int compressAlaw(int sample) {
        // One's complement again: −1 and 0 are the two smallest steps.
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        int segment =
                magnitude < 32 ? magnitude >> 4 : 28 - Integer.numberOfLeadingZeros(magnitude);
        int step = segment < 2 ? magnitude & 0x0F : (magnitude >> (segment - 1)) & 0x0F;
        int code = (segment << 4) | step;
        return (sample < 0 ? code : code | 0x80) ^ 0x55;
    }

    private static int expandAlaw(int code) {
        int bits = code ^ 0x55;
        int segment = (bits >> 4) & 7;
        int step = bits & 0x0F;
        int magnitude = segment == 0 ? (step << 4) + 8 : ((step << 4) + 0x108) << (segment - 1);
        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }
}
