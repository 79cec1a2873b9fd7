package org.mynah.media.file;

import java.io.IOException;
import org.mynah.media.codec.PcmSource;

/** A file that is opened anew to go back in it. One thread. */
final class SeekableAudio implements PcmSource {

    private final AudioReader.Opener opener;
    private final String mimeType;
    private final long length;
    private PcmSource current;
    private long position;

    SeekableAudio(AudioReader.Opener opener, String mimeType) throws IOException {
        this.opener = opener;
        this.mimeType = mimeType;
        try (var counted = AudioReader.open(opener.open(), mimeType)) {
            this.length = AudioReader.countSamples(counted);
        }
        this.current = AudioReader.open(opener.open(), mimeType);
    }

    @Override
    public int read(short[] into, int offset, int length) throws IOException {
        int count = current.read(into, offset, length);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean seek(long sample) throws IOException {
        if (sample < position) {
            current.close();
            current = AudioReader.open(opener.open(), mimeType);
            position = 0;
        }
        position += current.skip(sample - position);
        return true;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
