package org.mynah.media.codec;

import java.io.IOException;

/** The second pass of {@link Levelling}. One thread. */
final class LevelledSource implements PcmSource {

    private final Levelling levelling;
    private final PcmSource source;
    private long position;

    LevelledSource(Levelling levelling, PcmSource source) {
        this.levelling = levelling;
        this.source = source;
    }

    @Override
    public int read(short[] into, int offset, int length) throws IOException {
        while (position < levelling.start()) {
            int count =
                    source.read(into, offset, (int) Math.min(length, levelling.start() - position));
            if (count == END) {
                return END;
            }
            position += count;
        }
        int wanted = (int) Math.min(length, levelling.end() - position);
        int count = wanted <= 0 ? END : source.read(into, offset, wanted);
        if (count == END) {
            return END;
        }
        position += count;
        if (levelling.gain() > 1) {
            for (int i = offset; i < offset + count; i++) {
                into[i] = Pcm.clip(into[i] * levelling.gain());
            }
        }
        return count;
    }

    @Override
    public long length() {
        return levelling.samples();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
