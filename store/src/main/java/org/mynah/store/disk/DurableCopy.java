package org.mynah.store.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Copies files so that they survive a power cut, readable by their owner alone. Thread-safe. */
public final class DurableCopy {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Disk disk;

    public DurableCopy(Disk disk) {
        this.disk = disk;
    }

    /**
     * Copies a file; its name is durable after its folder is synced.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is such a file
     */
    public void file(Path from, Path to) throws IOException {
        try (var in = disk.read(from, 0)) {
            write(in, to);
        }
    }

    /** Writes a new file with all that a stream gives; the caller closes the stream. */
    public void write(InputStream in, Path to) throws IOException {
        try (var out = disk.create(to)) {
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
            var buffer = new byte[BUFFER_BYTES];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.append(buffer, 0, read);
            }
            out.sync();
        }
    }

    /**
     * Copies a folder and all in it, or a file. What vanishes meanwhile is left out: its owner
     * removed it.
     */
    public void tree(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            try {
                file(from, to);
            } catch (IOException e) {
                if (Files.exists(from)) {
                    throw e;
                }
            }
            return;
        }
        folder(to);
        for (var each : disk.list(from)) {
            tree(each, to.resolve(each.getFileName()));
        }
        disk.syncDirectory(to);
    }

    /** Makes a folder that its owner alone may enter; one that exists is no error. */
    public void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            disk.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
