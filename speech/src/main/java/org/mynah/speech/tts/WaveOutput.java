package org.mynah.speech.tts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The WAV that a program writes to a pipe: the lengths in it are guesses made before the end was
 * known, so the data go to the end of the output. All methods are pure.
 */
final class WaveOutput {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FORMAT_LENGTH = 16;
    private static final int LINEAR_PCM = 1;

    private WaveOutput() {}

    /** The sound in it as the line needs it; empty when it is silence. */
    static short[] toLine(byte[] output, String engine) throws SynthesisException {
        var wave = ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN);
        if (output.length < RIFF_HEADER
                || !tag(output, 0).equals("RIFF")
                || !tag(output, 8).equals("WAVE")) {
            throw new SynthesisException(engine + ": the output is no WAV");
        }
        int rate = 0;
        long at = RIFF_HEADER;
        while (at + CHUNK_HEADER <= output.length) {
            int body = (int) at + CHUNK_HEADER;
            long length = Integer.toUnsignedLong(wave.getInt((int) at + 4));
            switch (tag(output, (int) at)) {
                case "fmt " -> rate = rate(wave, body, engine);
                case "data" -> {
                    return LineSound.of(samples(wave, body, length), checked(rate, engine));
                }
                default -> {}
            }
            // Chunks begin at even offsets.
            at = body + length + (length & 1);
        }
        throw new SynthesisException(engine + ": the output has no sound in it");
    }

    private static int rate(ByteBuffer wave, int body, String engine) throws SynthesisException {
        boolean isWhole = body + FORMAT_LENGTH <= wave.capacity();
        if (!isWhole
                || wave.getShort(body) != LINEAR_PCM
                || wave.getShort(body + 2) != 1
                || wave.getShort(body + 14) != 16) {
            throw new SynthesisException(engine + ": the output is not 16 bit mono");
        }
        return wave.getInt(body + 4);
    }

    private static int checked(int rate, String engine) throws SynthesisException {
        if (rate < 8000 || rate > 48_000) {
            throw new SynthesisException(engine + ": the output has " + rate + " samples a second");
        }
        return rate;
    }

    private static short[] samples(ByteBuffer wave, int body, long length) {
        int bytes = (int) Math.min(length, wave.capacity() - body);
        var samples = new short[bytes / 2];
        wave.slice(body, bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static String tag(byte[] bytes, int at) {
        return new String(Arrays.copyOfRange(bytes, at, at + 4), StandardCharsets.US_ASCII);
    }
}
