package org.mynah.testkit.wire;

/**
 * The two companding laws of ITU-T G.711, 8000 samples a second, one byte a sample. Immutable.
 *
 * <p>Written from the recommendation and not shared with the server, so that an error in the
 * server's own laws shows as a difference.
 */
public enum G711 {
    /** µ-law, static RTP payload type 0 (RFC 3551 §6). */
    PCMU(0),
    /** A-law, static RTP payload type 8 (RFC 3551 §6). */
    PCMA(8);

    /** Samples a second of both laws. */
    public static final int RATE = 8000;

    private static final int MU_BIAS = 0x84;
    private static final int MU_CLIP = 32635;

    private final int payloadType;

    G711(int payloadType) {
        this.payloadType = payloadType;
    }

    /** The static RTP payload type. */
    public int payloadType() {
        return payloadType;
    }

    /** One code word as a linear 16 bit sample. */
    public short decode(byte code) {
        return (short) (this == PCMU ? expandMu(code & 0xFF) : expandA(code & 0xFF));
    }

    /** Code words as linear 16 bit samples. */
    public short[] decode(byte[] codes) {
        var samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = decode(codes[i]);
        }
        return samples;
    }

    /** A linear 16 bit sample as the nearest code word below it. */
    public byte encode(short sample) {
        return (byte) (this == PCMU ? compressMu(sample) : compressA(sample));
    }

    /** Linear 16 bit samples as code words. */
    public byte[] encode(short[] samples) {
        var codes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            codes[i] = encode(samples[i]);
        }
        return codes;
    }

    /** What the other end hears of these samples: encoded and decoded again. */
    public short[] asHeard(short[] samples) {
        return decode(encode(samples));
    }

    private static int expandMu(int code) {
        int bits = ~code & 0xFF;
        int magnitude = (((bits & 0x0F) << 3) + MU_BIAS) << ((bits & 0x70) >> 4);
        return (bits & 0x80) == 0 ? magnitude - MU_BIAS : MU_BIAS - magnitude;
    }

    private static int compressMu(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), MU_CLIP) + MU_BIAS;
        int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int step = (magnitude >> (segment + 3)) & 0x0F;
        return ~(sign | (segment << 4) | step) & 0xFF;
    }

    private static int expandA(int code) {
        // Even bits are inverted on the line (G.711 §3.2, note to table 1a).
        int bits = code ^ 0x55;
        int segment = (bits & 0x70) >> 4;
        int magnitude = ((bits & 0x0F) << 4) + 8;
        if (segment > 0) {
            magnitude = (magnitude + 0x100) << (segment - 1);
        }
        return (bits & 0x80) == 0 ? -magnitude : magnitude;
    }

    private static int compressA(int sample) {
        int sign = sample >= 0 ? 0x80 : 0;
        int magnitude = (sample >= 0 ? sample : ~sample) >> 4;
        int segment = Math.max(0, 32 - Integer.numberOfLeadingZeros(magnitude) - 4);
        int step = (segment < 2 ? magnitude : magnitude >> (segment - 1)) & 0x0F;
        return (sign | (segment << 4) | step) ^ 0x55;
    }
}
