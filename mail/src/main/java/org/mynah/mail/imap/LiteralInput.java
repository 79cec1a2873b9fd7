package org.mynah.mail.imap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one literal of a connection; the end of the connection is an error. One thread. */
final class LiteralInput extends InputStream {

    private final InputStream in;
    private final Runnable progress;
    private long left;

    /**
     * @param progress called after each read: a client that sends may take its time
     */
    LiteralInput(InputStream in, long length, Runnable progress) {
        this.in = in;
        this.left = length;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        var read = in.read(bytes, from, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the client hung up in a message");
        }
        left -= read;
        progress.run();
        return read;
    }

    void drain() throws IOException {
        transferTo(java.io.OutputStream.nullOutputStream());
    }
}
