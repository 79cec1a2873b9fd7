package org.mynah.media.file;

import de.sciss.jump3r.lowlevel.LameEncoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.sound.sampled.AudioFormat;
import org.jspecify.annotations.Nullable;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.Resampler;

/** Encodes MP3 as samples come, by LAME in Java (jump3r). One thread. */
public final class Mp3Writer implements AudioFileWriter {

    /** Samples handed to the encoder at once. */
    private static final int CHUNK = 1152;

    private final OutputStream out;
    private final LameEncoder encoder;
    private final @Nullable Resampler resampler;
    private final byte[] pcm = new byte[2 * CHUNK];
    private final byte[] encoded;
    private boolean closed;

    /** Writes to a stream, which is closed with this. */
    public Mp3Writer(OutputStream out, Mp3Settings settings) {
        this.out = new BufferedOutputStream(out);
        this.encoder =
                new LameEncoder(
                        new AudioFormat(settings.sampleRate(), 16, 1, true, false),
                        settings.kilobits(),
                        LameEncoder.CHANNEL_MODE_MONO,
                        // LAME counts the other way: 0 is best.
                        9 - settings.effort(),
                        false);
        this.encoded = new byte[encoder.getOutputBufferSize()];
        this.resampler =
                settings.sampleRate() == Pcm.SAMPLE_RATE
                        ? null
                        : new Resampler(Pcm.SAMPLE_RATE, settings.sampleRate());
    }

    @Override
    public void write(short[] samples, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("MP3 writer is closed");
        }
        if (resampler == null) {
            encode(samples, offset, length);
        } else {
            var resampled = resampler.process(samples, offset, length);
            encode(resampled, 0, resampled.length);
        }
    }

    private void encode(short[] samples, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(CHUNK, length - done);
            Pcm.toLittleEndian(samples, offset + done, pcm, 0, count);
            out.write(encoded, 0, encoder.encodeBuffer(pcm, 0, 2 * count, encoded));
            done += count;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            if (resampler != null) {
                var tail = resampler.finish();
                encode(tail, 0, tail.length);
            }
            out.write(encoded, 0, encoder.encodeFinish(encoded));
        } finally {
            encoder.close();
        }
    }
}
