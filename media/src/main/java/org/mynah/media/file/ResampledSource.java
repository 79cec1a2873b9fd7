package org.mynah.media.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.codec.Resampler;

/** What decoders have in common: their samples in blocks, brought to 8000 Hz. One thread. */
abstract class ResampledSource implements PcmSource {

    private static final int BLOCK = 1152;

    private final int rate;
    private final @Nullable Resampler resampler;
    private final short[] block = new short[BLOCK];
    private short[] ready = new short[0];
    private int readyAt;
    private int readyEnd;
    private boolean ended;

    ResampledSource(int rate) {
        this.rate = rate;
        resampler = rate == Pcm.SAMPLE_RATE ? null : new Resampler(rate, Pcm.SAMPLE_RATE);
    }

    /** Decodes up to a block; {@link PcmSource#END} at the end. */
    protected abstract int decode(short[] into) throws IOException;

    /** What is decoded. */
    abstract AudioKind kind();

    /** How many samples {@link #decode} would give from here on; consumes the stream. */
    protected abstract long countUndecoded() throws IOException;

    /** How many samples a source just opened has; consumes it. */
    final long countSamples() throws IOException {
        return Math.ceilDiv(countUndecoded() * Pcm.SAMPLE_RATE, (long) rate);
    }

    @Override
    public int read(short[] into, int offset, int length) throws IOException {
        while (readyAt == readyEnd) {
            if (ended) {
                return END;
            }
            refill();
        }
        int count = Math.min(length, readyEnd - readyAt);
        System.arraycopy(ready, readyAt, into, offset, count);
        readyAt += count;
        return count;
    }

    private void refill() throws IOException {
        int count = decode(block);
        ended = count == END;
        if (resampler == null) {
            ready = block;
            readyEnd = Math.max(0, count);
        } else {
            ready = ended ? resampler.finish() : resampler.process(block, 0, count);
            readyEnd = ready.length;
        }
        readyAt = 0;
    }

    /** Samples that are decoded and not yet handed out are thrown away, up to so many. */
    protected final long skipReady(long samples) {
        long count = Math.min(samples, readyEnd - readyAt);
        readyAt += (int) count;
        return count;
    }
}
