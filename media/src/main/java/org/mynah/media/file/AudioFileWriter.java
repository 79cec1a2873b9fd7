package org.mynah.media.file;

import java.io.Closeable;
import java.io.IOException;
import org.mynah.media.codec.PcmSource;

/** Takes 8000 Hz mono samples and writes a file of them, as they come. One thread. */
public interface AudioFileWriter extends Closeable {

    /** Appends samples. */
    void write(short[] samples, int offset, int length) throws IOException;

    /** Writes what is left, finishes the file, closes the stream. A second call does nothing. */
    @Override
    void close() throws IOException;

    /**
     * Appends all of a source.
     *
     * @return how many samples it had
     */
    default long writeAll(PcmSource source) throws IOException {
        var chunk = new short[1600];
        long total = 0;
        for (int count; (count = source.read(chunk, 0, chunk.length)) != PcmSource.END; ) {
            write(chunk, 0, count);
            total += count;
        }
        return total;
    }
}
