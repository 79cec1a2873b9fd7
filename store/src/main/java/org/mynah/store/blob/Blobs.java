package org.mynah.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bytes that are written once, read in part or whole, and deleted. Thread-safe. No large blob is
 * ever held in memory as a whole.
 *
 * <p>Every method throws {@link IOException} when the store cannot be reached or fails.
 */
public interface Blobs extends AutoCloseable {

    /**
     * Stores what is written, durably.
     *
     * @throws IOException when the store or the content fails; nothing is left behind then that a
     *     sweep would not find
     */
    Stored put(Content content) throws IOException;

    /**
     * Stores a blob that has its name already, such as one from a backup, durably; one that is
     * there is left alone.
     *
     * @throws IOException when the store or the content fails, or the bytes are not those of the
     *     name; nothing is stored then
     */
    void restore(BlobId id, Content content) throws IOException;

    /**
     * Opens a blob. The caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such blob
     */
    InputStream open(BlobId id) throws IOException;

    /**
     * Opens a part: at most {@code length} bytes from {@code offset}; less when the blob ends
     * before.
     */
    InputStream openRange(BlobId id, long offset, long length) throws IOException;

    /** Whether the blob is there. */
    boolean exists(BlobId id) throws IOException;

    /** When a blob was written, by the clock of the store; empty when it is gone. */
    Optional<Instant> written(BlobId id) throws IOException;

    /** Removes a blob; one that is gone is no error. */
    void delete(BlobId id) throws IOException;

    /** Names every blob once, in no order; those put meanwhile may be missing. */
    void list(Consumer<BlobId> each) throws IOException;

    /**
     * Makes sure that the store can be reached now.
     *
     * @throws IOException saying why not
     */
    void probe() throws IOException;

    /** Where the blobs lie, in a few words without any secret. */
    String place();

    @Override
    default void close() {}

    /** Writes the bytes of a blob; called once. */
    @FunctionalInterface
    interface Content {

        void writeTo(OutputStream out) throws IOException;

        /** All that a stream gives; the caller closes the stream. */
        static Content of(InputStream in) {
            return in::transferTo;
        }
    }

    /**
     * A stored blob.
     *
     * @param size in bytes
     */
    record Stored(BlobId id, long size) {}
}
