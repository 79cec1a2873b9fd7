package org.mynah.mail.imap;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the server says on one connection, buffered; one character is one byte. One thread. */
final class ImapOutput {

    /** Bytes of a literal that go to the client at once. */
    private static final int BLOCK = 64 * 1024;

    private final OutputStream out;
    private final Runnable progress;
    private byte @Nullable [] kept;

    /**
     * @param progress called when the client has taken a block of a literal
     */
    ImapOutput(OutputStream out, Runnable progress) {
        this.progress = progress;
        this.out = new BufferedOutputStream(out, 16 * 1024);
    }

    void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void line(String line) throws IOException {
        text(line);
        text("\r\n");
    }

    void untagged(String response) throws IOException {
        text("* ");
        line(response);
    }

    /** A literal whose bytes are read while it is sent. */
    void literal(long length, InputStream bytes) throws IOException {
        line("{" + length + "}");
        copy(length, bytes);
    }

    /** A literal that may hold NUL (RFC 3516's literal8). */
    void binaryLiteral(long length, InputStream bytes) throws IOException {
        line("~{" + length + "}");
        copy(length, bytes);
    }

    private void copy(long length, InputStream bytes) throws IOException {
        var block = block(length);
        var left = length;
        while (left > 0) {
            var read = bytes.read(block, 0, (int) Math.min(left, block.length));
            if (read < 0) {
                // The client waits for bytes that do not come: only hanging up tells it so.
                throw new EOFException("a stored message is shorter than it was");
            }
            out.write(block, 0, read);
            left -= read;
            progress.run();
        }
    }

    private byte[] block(long length) {
        var wanted = (int) Math.min(length, BLOCK);
        var present = kept;
        if (present == null || present.length < wanted) {
            present = new byte[wanted];
            kept = present;
        }
        return present;
    }

    /** Lets go what only literals need: most connections idle, and there are many. */
    void rest() {
        kept = null;
    }

    void flush() throws IOException {
        out.flush();
    }
}
