package org.mynah.store.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The file operations on which durability depends. Thread-safe.
 *
 * <p>The rules of POSIX hold: what was appended survives a power cut only after {@link
 * Appending#sync}, and a name (created, renamed, deleted) only after {@link #syncDirectory} of its
 * folder. Nothing here retries a failed sync: the kernel may have dropped the pages (reliability
 * N6).
 */
public interface Disk {

    /**
     * Creates a new, empty file and opens it for appending.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one
     */
    Appending create(Path file) throws IOException;

    /** Opens the file from an offset for reading. The caller closes it. */
    InputStream read(Path file, long offset) throws IOException;

    /** Size in bytes, or empty when there is no such file. */
    OptionalLong size(Path file) throws IOException;

    /** Gives a file a new name in one step, replacing what had that name. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file; one that is gone is no error. */
    void delete(Path file) throws IOException;

    /** Makes the contents of a file durable that nobody here has open, as after a restart. */
    void sync(Path file) throws IOException;

    /** Makes the names in a folder durable. */
    void syncDirectory(Path directory) throws IOException;

    /** Creates a folder and those above it, durably; one that exists is no error. */
    void createDirectories(Path directory) throws IOException;

    /** The files and folders in a folder, by name; empty when there is no such folder. */
    List<Path> list(Path directory) throws IOException;

    /** Bytes that may still be written to the disk that holds the folder. */
    long usableSpace(Path directory) throws IOException;

    /** A file that is being written. One thread. */
    interface Appending extends AutoCloseable {

        /** Appends bytes; they are with the operating system when this returns. */
        void append(byte[] bytes, int offset, int length) throws IOException;

        /** Cuts the file to a size; the next bytes are appended there. */
        void truncate(long size) throws IOException;

        /** Makes the contents and the size durable. */
        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }
}
