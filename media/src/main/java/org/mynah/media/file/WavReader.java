package org.mynah.media.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.Resampler;

/** Reads WAV. Sizes in its headers are only believed as far as they cost nothing. One thread. */
final class WavReader extends ResampledSource {

    /** {@code WAVE}, little endian. */
    private static final int WAVE = 0x45564157;

    private static final int PCM = 1;
    private static final int ALAW = 6;
    private static final int ULAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;

    /** Chunks before the samples, and their bytes: more is not a recording but an attack. */
    private static final int MOST_CHUNKS = 64;

    private static final long MOST_HEADER_BYTES = 1 << 20;

    /** The most channels that are mixed to one. */
    static final int MOST_CHANNELS = 32;

    private final InputStream in;
    private final Format format;
    private long bytesLeft;
    private final byte[] bytes;

    private record Format(int encoding, int channels, int rate, int bits) {
        int blockBytes() {
            return channels * bits / 8;
        }
    }

    private WavReader(InputStream in, Format format, long dataBytes) {
        super(format.rate());
        this.in = in;
        this.format = format;
        this.bytesLeft = dataBytes;
        this.bytes = new byte[1024 * format.blockBytes()];
    }

    static WavReader open(InputStream in) throws IOException {
        var riff = need(in, 12, "the RIFF header");
        if (riff.getInt(8) != WAVE) {
            throw new AudioFormatException("a RIFF file that holds no WAVE sound");
        }
        Format format = null;
        long headerBytes = 12;
        for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
            var head = need(in, 8, format == null ? "its fmt chunk" : "its data chunk");
            var id = new byte[4];
            head.get(id);
            String name = new String(id, StandardCharsets.ISO_8859_1);
            long size = head.getInt() & 0xFFFFFFFFL;
            if (name.equals("data")) {
                if (format == null) {
                    throw new AudioFormatException("a WAV file with data before its fmt chunk");
                }
                // Recorders that were cut off leave 0 or the largest size: then all that follows.
                return new WavReader(in, format, size == 0 ? Long.MAX_VALUE : size);
            }
            long padded = size + size % 2;
            headerBytes += 8 + padded;
            if (headerBytes > MOST_HEADER_BYTES) {
                throw new AudioFormatException(
                        "a WAV file with a chunk of " + size + " bytes before its data");
            }
            if (name.equals("fmt ")) {
                format = format(need(in, (int) padded, "its fmt chunk"), size);
            } else {
                need(in, (int) padded, "a chunk before its data");
            }
        }
        throw new AudioFormatException("a WAV file with " + MOST_CHUNKS + " chunks and no data");
    }

    private static Format format(ByteBuffer chunk, long size) throws AudioFormatException {
        if (size < 16) {
            throw new AudioFormatException("a WAV file with a fmt chunk of " + size + " bytes");
        }
        int encoding = chunk.getShort() & 0xFFFF;
        int channels = chunk.getShort() & 0xFFFF;
        long rate = chunk.getInt() & 0xFFFFFFFFL;
        chunk.position(14);
        int bits = chunk.getShort() & 0xFFFF;
        if (encoding == EXTENSIBLE && size >= 26) {
            encoding = chunk.getShort(24) & 0xFFFF;
        }
        boolean known =
                switch (encoding) {
                    case PCM -> bits == 8 || bits == 16 || bits == 24;
                    case ALAW, ULAW -> bits == 8;
                    default -> false;
                };
        if (!known
                || channels < 1
                || channels > MOST_CHANNELS
                || rate < Resampler.LOWEST_RATE
                || rate > Resampler.HIGHEST_RATE) {
            throw new AudioFormatException(
                    "a WAV file of format "
                            + encoding
                            + ", "
                            + bits
                            + " bit, "
                            + rate
                            + " Hz, "
                            + channels
                            + " channels");
        }
        return new Format(encoding, channels, (int) rate, bits);
    }

    private static ByteBuffer need(InputStream in, int count, String what) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new AudioFormatException("a WAV file that ends within " + what);
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    protected int decode(short[] into) throws IOException {
        int block = format.blockBytes();
        int blocks = Math.min(into.length, bytes.length / block);
        int wanted = (int) Math.min(bytesLeft, (long) blocks * block);
        int got = in.readNBytes(bytes, 0, wanted);
        bytesLeft = got < wanted ? 0 : bytesLeft - got;
        int count = got / block;
        for (int i = 0; i < count; i++) {
            int sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += sample(i * block + channel * format.bits() / 8);
            }
            into[i] = (short) (sum / format.channels());
        }
        return count == 0 ? END : count;
    }

    @Override
    protected long countUndecoded() throws IOException {
        long count = 0;
        while (count < bytesLeft) {
            long skipped = in.skip(bytesLeft - count);
            if (skipped <= 0 && in.read() < 0) {
                break;
            }
            count += Math.max(1, skipped);
        }
        return count / format.blockBytes();
    }

    @Override
    AudioKind kind() {
        var coding =
                switch (format.encoding()) {
                    case ALAW -> "WAV, A-law";
                    case ULAW -> "WAV, µ-law";
                    default -> "WAV, PCM " + format.bits() + " bit";
                };
        return new AudioKind(coding, format.rate(), format.channels());
    }

    private int sample(int at) {
        return switch (format.encoding()) {
            case ALAW -> G711.ALAW.decode(bytes[at]);
            case ULAW -> G711.ULAW.decode(bytes[at]);
            default ->
                    switch (format.bits()) {
                        // 8 bit samples are unsigned.
                        case 8 -> (short) (((bytes[at] & 0xFF) - 128) << 8);
                        case 24 -> (short) ((bytes[at + 1] & 0xFF) | bytes[at + 2] << 8);
                        default -> (short) ((bytes[at] & 0xFF) | bytes[at + 1] << 8);
                    };
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
