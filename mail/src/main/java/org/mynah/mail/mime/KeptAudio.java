package org.mynah.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * Decoded audio, kept for as long as somebody can still play it. Short audio is kept in memory,
 * longer audio in a file that has lost its name: the file system frees it when the last reader is
 * gone, or the process. Immutable.
 */
sealed interface KeptAudio {

    /** From the beginning; may be called again, also at the same time. */
    InputStream open();

    /** Audio that is short enough for memory. */
    int SHORT_BYTES = 64 * 1024;

    /**
     * Reads audio to its end.
     *
     * @throws IOException when it is longer than {@link MimeLimits#AUDIO_BYTES} or cannot be kept
     */
    static KeptAudio keep(InputStream audio, Path folder) throws IOException {
        var head = audio.readNBytes(SHORT_BYTES);
        if (head.length < SHORT_BYTES) {
            return new InMemory(head);
        }
        // Deleted on close means on Linux: without a name from the start, so nothing is left
        // behind. The channel is closed when it can no longer be reached.
        var file =
                FileChannel.open(
                        folder.resolve("mynah-audio-" + UUID.randomUUID()),
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE));
        try {
            write(file, head, head.length);
            var buffer = new byte[SHORT_BYTES];
            long length = head.length;
            for (int n = audio.read(buffer); n >= 0; n = audio.read(buffer)) {
                length += n;
                if (length > MimeLimits.AUDIO_BYTES.limit()) {
                    throw new IOException("the audio of the mail is too long");
                }
                write(file, buffer, n);
            }
            return new InFile(file, length);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static void write(FileChannel file, byte[] bytes, int length) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    /** Bytes in memory. */
    // The array is never written after it was read, nor handed out.
    @SuppressWarnings("ArrayRecordComponent")
    record InMemory(byte[] bytes) implements KeptAudio {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** Bytes in a file without a name. */
    record InFile(FileChannel file, long length) implements KeptAudio {

        @Override
        public InputStream open() {
            return new InputStream() {
                private long at;

                @Override
                public int read() throws IOException {
                    var one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
                }

                @Override
                public int read(byte[] bytes, int from, int count) throws IOException {
                    if (count == 0) {
                        return 0;
                    }
                    var wanted = (int) Math.min(count, length - at);
                    if (wanted <= 0) {
                        return -1;
                    }
                    var read = file.read(ByteBuffer.wrap(bytes, from, wanted), at);
                    at += Math.max(0, read);
                    return read;
                }
            };
        }
    }
}
