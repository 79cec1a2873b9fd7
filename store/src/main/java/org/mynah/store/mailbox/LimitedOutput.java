package org.mynah.store.mailbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on until there are too many. One thread. */
final class LimitedOutput extends FilterOutputStream {

    private final long most;
    private long written;

    LimitedOutput(OutputStream out, long most) {
        super(out);
        this.most = most;
    }

    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("a message has at most " + most + " bytes");
        }
    }

    @Override
    public void write(int b) throws IOException {
        count(1);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
    }

    private void count(int bytes) throws TooLarge {
        written += bytes;
        if (written > most) {
            throw new TooLarge(most);
        }
    }
}
