package org.mynah.store.disk;

import java.io.IOException;
import java.io.OutputStream;

/** A file that is being written, as a stream. One thread. */
public final class AppendingOutput extends OutputStream {

    private final Disk.Appending file;

    /** Closing the stream closes the file. */
    public AppendingOutput(Disk.Appending file) {
        this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        file.append(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
