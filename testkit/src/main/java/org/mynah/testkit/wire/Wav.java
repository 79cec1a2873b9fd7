package org.mynah.testkit.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A mono WAV file: 16 bit linear PCM or G.711 read, either written. Stereo is mixed down when read.
 * Immutable.
 */
public final class Wav {
    private static final int FORMAT_PCM = 1;
    private static final int FORMAT_A_LAW = 6;
    private static final int FORMAT_MU_LAW = 7;
    private static final int FORMAT_EXTENSIBLE = 0xFFFE;

    private static final int SHORTEST_FORMAT = 16;

    /** Channels above this are not sound from a telephone. */
    private static final int MOST_CHANNELS = 8;

    private final int rate;
    private final short[] samples;

    /** Mono samples at {@code rate} a second. */
    public Wav(short[] samples, int rate) {
        if (rate < 1) {
            throw new IllegalArgumentException(
                    "a WAV file needs a sample rate above 0, not " + rate);
        }
        this.samples = samples.clone();
        this.rate = rate;
    }

    /**
     * Reads a RIFF WAVE file: PCM of 8 or 16 bits, A-law, µ-law, any rate.
     *
     * @throws UnreadableAudio when the bytes are not such a file
     */
    public static Wav read(byte[] file) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (!tag(in).equals("RIFF")) {
                throw new UnreadableAudio("not a WAV file: it does not start with RIFF");
            }
            in.getInt();
            if (!tag(in).equals("WAVE")) {
                throw new UnreadableAudio("not a WAV file: RIFF, but not WAVE");
            }
            return readChunks(in);
        } catch (BufferUnderflowException e) {
            throw new UnreadableAudio(
                    "a WAV file of " + file.length + " bytes that is cut short", e);
        }
    }

    private static Wav readChunks(ByteBuffer in) {
        int format = 0;
        int channels = 0;
        int rate = 0;
        int bits = 0;
        while (true) {
            String tag = tag(in);
            long size = Integer.toUnsignedLong(in.getInt());
            // A recorder that was killed leaves a size of 0 or 0xFFFFFFFF: take what is there.
            int length = (int) Math.min(size, in.remaining());
            var chunk = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            in.position((int) Math.min(in.limit(), in.position() + length + (size & 1)));
            if (tag.equals("fmt ")) {
                if (length < SHORTEST_FORMAT) {
                    throw new UnreadableAudio("a WAV file whose format is cut short");
                }
                format = Short.toUnsignedInt(chunk.getShort());
                channels = chunk.getShort();
                rate = chunk.getInt();
                chunk.position(14);
                bits = chunk.getShort();
                if (format == FORMAT_EXTENSIBLE && length >= 26) {
                    format = Short.toUnsignedInt(chunk.getShort(24));
                }
            } else if (tag.equals("data")) {
                if (channels < 1 || channels > MOST_CHANNELS || rate < 1) {
                    throw new UnreadableAudio(
                            "a WAV file with " + channels + " channels at " + rate + " Hz");
                }
                return new Wav(mono(linear(chunk, format, bits), channels), rate);
            }
        }
    }

    private static short[] linear(ByteBuffer data, int format, int bits) {
        var bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        if (format == FORMAT_MU_LAW && bits == 8) {
            return G711.PCMU.decode(bytes);
        }
        if (format == FORMAT_A_LAW && bits == 8) {
            return G711.PCMA.decode(bytes);
        }
        if (format == FORMAT_PCM && bits == 16) {
            var samples = new short[bytes.length / 2];
            data.asShortBuffer().get(samples);
            return samples;
        }
        if (format == FORMAT_PCM && bits == 8) {
            var samples = new short[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                samples[i] = (short) (((bytes[i] & 0xFF) - 128) << 8);
            }
            return samples;
        }
        throw new UnreadableAudio("a WAV file of format " + format + " with " + bits + " bits");
    }

    private static short[] mono(short[] interleaved, int channels) {
        if (channels == 1) {
            return interleaved;
        }
        var samples = new short[interleaved.length / channels];
        for (int i = 0; i < samples.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += interleaved[i * channels + channel];
            }
            samples[i] = (short) (sum / channels);
        }
        return samples;
    }

    private static String tag(ByteBuffer in) {
        var tag = new byte[4];
        in.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    /** The samples, mono, linear 16 bit. */
    public short[] samples() {
        return samples.clone();
    }

    /** Samples a second. */
    public int rate() {
        return rate;
    }

    /**
     * The samples at another rate, by linear interpolation after a moving average when going down.
     */
    public short[] samplesAt(int wanted) {
        if (wanted == rate) {
            return samples();
        }
        int length = (int) ((long) samples.length * wanted / rate);
        // The window keeps what the lower rate cannot carry from folding into the speech band.
        int window = Math.max(1, (int) Math.round((double) rate / wanted));
        var result = new short[length];
        for (int i = 0; i < length; i++) {
            double at = (double) i * rate / wanted;
            int left = (int) at;
            double fraction = at - left;
            result[i] =
                    (short)
                            Math.round(
                                    average(left, window) * (1 - fraction)
                                            + average(left + 1, window) * fraction);
        }
        return result;
    }

    private double average(int centre, int window) {
        long sum = 0;
        int from = centre - window / 2;
        for (int i = from; i < from + window; i++) {
            sum += samples[Math.clamp(i, 0, samples.length - 1)];
        }
        return (double) sum / window;
    }

    /** The file with 16 bit linear samples. */
    public byte[] asPcm16() {
        var data = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        data.asShortBuffer().put(samples);
        return file(FORMAT_PCM, 16, data.array());
    }

    /** The file with µ-law samples. */
    public byte[] asMuLaw() {
        return file(FORMAT_MU_LAW, 8, G711.PCMU.encode(samples));
    }

    private byte[] file(int format, int bits, byte[] data) {
        int padded = data.length + (data.length & 1);
        var out = ByteBuffer.allocate(44 + padded).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(36 + padded);
        out.put("WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1)).putInt(16);
        out.putShort((short) format).putShort((short) 1).putInt(rate).putInt(rate * bits / 8);
        out.putShort((short) (bits / 8)).putShort((short) bits);
        out.put("data".getBytes(StandardCharsets.ISO_8859_1)).putInt(data.length).put(data);
        return out.array();
    }
}
