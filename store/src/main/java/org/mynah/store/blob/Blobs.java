package org.mynah.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * Bytes that are written once, read in part or whole, and deleted. Thread-safe. No blob is ever
 * held in memory as a whole.
 */
public interface Blobs {

    /**
     * Stores what is written, durably.
     *
     * @throws IOException when the store or the content fails; nothing is left behind then that a
     *     sweep would not find
     */
    Stored put(Content content) throws IOException;

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

    /** Removes a blob; one that is gone is no error. */
    void delete(BlobId id) throws IOException;

    /** Names every blob once, in no order; those put meanwhile may be missing. */
    void list(Consumer<BlobId> each) throws IOException;

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
