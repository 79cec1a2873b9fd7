package org.mynah.media.file;

import java.io.IOException;
import java.io.InputStream;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.PcmSource;

/** Headerless PCM; an odd last byte is ignored. One thread. */
final class RawReader implements PcmSource {

    private final InputStream in;
    private byte[] bytes = new byte[0];

    RawReader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(short[] into, int offset, int length) throws IOException {
        if (bytes.length < 2 * length) {
            bytes = new byte[2 * length];
        }
        int count = in.readNBytes(bytes, 0, 2 * length) / 2;
        Pcm.fromLittleEndian(bytes, 0, into, offset, count);
        return count == 0 ? END : count;
    }

    @Override
    public long skip(long samples) throws IOException {
        long wanted = 2 * Math.min(samples, Long.MAX_VALUE / 2);
        long skipped = 0;
        while (skipped < wanted) {
            long count = in.skip(wanted - skipped);
            if (count <= 0 && in.read() < 0) {
                break;
            }
            skipped += Math.max(1, count);
        }
        return skipped / 2;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
