package org.mynah.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.mynah.store.DataDirectoryException.Reason;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.RealDisk;

/**
 * The data directory of a server, held by one process at a time. Its folders, files and rights are
 * those of the operator's contract: owned by one user, mode 0700. Thread-safe.
 */
public final class DataDirectory implements AutoCloseable {

    /** The format that this version writes. */
    public static final int FORMAT = 1;

    /** Lies in a directory that a restore has not filled yet; such a one is not opened. */
    public static final String UNFINISHED_RESTORE = "restore-unfinished";

    private static final int PEPPER_BYTES = 32;
    private static final int TOKEN_BYTES = 32;

    private final Path root;
    private final Closeable lock;
    private final Disk disk;

    private DataDirectory(Path root, Closeable lock, Disk disk) {
        this.root = root;
        this.lock = lock;
        this.disk = disk;
    }

    /** Opens the directory, creates what is missing, and takes its lock. */
    public static DataDirectory open(Path root) throws DataDirectoryException {
        var absolute = root.toAbsolutePath().normalize();
        try {
            createPrivate(absolute);
            checkFilled(absolute);
            var lock = lock(absolute);
            try {
                var directory = new DataDirectory(absolute, lock, new RealDisk());
                directory.checkFormat();
                for (var folder :
                        new Path[] {
                            directory.blobs(),
                            directory.spool(),
                            directory.prompts(),
                            directory.tls(),
                            directory.logs(),
                            directory.cdr()
                        }) {
                    createPrivate(folder);
                }
                directory.renewToken();
                return directory;
            } catch (IOException | DataDirectoryException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DataDirectoryException(
                    Reason.NOT_WRITABLE,
                    "the data directory %s cannot be used: %s; it must belong to the user that runs Mynah and be writable"
                            .formatted(absolute, e));
        }
    }

    /**
     * The directory of a server that may be running, to be read only: nothing is created and no
     * lock is taken.
     */
    public static DataDirectory beside(Path root) {
        return new DataDirectory(root.toAbsolutePath().normalize(), () -> {}, new RealDisk());
    }

    private static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileChannel lock(Path root) throws IOException, DataDirectoryException {
        var file = root.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // This same process has it: the answer is the same.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new DataDirectoryException(
                Reason.IN_USE,
                "the data directory %s is in use by another process; stop that one, or name another directory with --data"
                        .formatted(root));
    }

    private static void checkFilled(Path root) throws DataDirectoryException {
        if (Files.exists(root.resolve(UNFINISHED_RESTORE))) {
            throw new DataDirectoryException(
                    Reason.UNFINISHED_RESTORE,
                    "the data directory %s was not filled to its end by a restore; empty it and restore it again"
                            .formatted(root));
        }
    }

    private void checkFormat() throws IOException, DataDirectoryException {
        var file = root.resolve("format");
        int format;
        try {
            format = Integer.parseInt(Files.readString(file).strip());
        } catch (NoSuchFileException _) {
            writeDurably(file, Integer.toString(FORMAT) + "\n");
            return;
        } catch (NumberFormatException _) {
            throw new IOException("the file " + file + " does not hold a format number");
        }
        if (format > FORMAT) {
            throw new DataDirectoryException(
                    Reason.NEWER_FORMAT,
                    "the data directory %s has format %d, this version of Mynah knows %d; install the newer version again"
                            .formatted(root, format, FORMAT));
        }
    }

    /**
     * The pepper of secrets, made at the first start: without this file no PIN or password is right
     * any more, so it belongs into every backup, apart from the database.
     */
    public byte[] pepper() throws IOException {
        var file = root.resolve("pepper");
        try {
            var pepper = HexFormat.of().parseHex(Files.readString(file).strip());
            if (pepper.length < PEPPER_BYTES) {
                throw new IOException("the file " + file + " is too short to be a pepper");
            }
            return pepper;
        } catch (NoSuchFileException _) {
            var pepper = random(PEPPER_BYTES);
            writeDurably(file, HexFormat.of().formatHex(pepper) + "\n");
            return pepper;
        } catch (IllegalArgumentException _) {
            throw new IOException("the file " + file + " does not hold a pepper");
        }
    }

    /** Whether {@link #pepper} would find one and not make one. */
    public boolean hasPepper() {
        return Files.exists(root.resolve("pepper"));
    }

    /** Puts a pepper that is lost for good out of the way, so that the next one is new. */
    public void forgetPepper() throws IOException {
        disk.delete(root.resolve("pepper"));
        disk.syncDirectory(root);
    }

    /** The token by which the shell on this machine signs in; another one at each start. */
    public String adminToken() throws IOException {
        return Files.readString(root.resolve("admin.token")).strip();
    }

    private void renewToken() throws IOException {
        writeDurably(
                root.resolve("admin.token"), HexFormat.of().formatHex(random(TOKEN_BYTES)) + "\n");
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** Readable by the owner alone from its first byte, whole or not there. */
    private void writeDurably(Path file, String text) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        disk.delete(unfinished);
        Files.createFile(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            var bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        disk.rename(unfinished, file);
        disk.syncDirectory(root);
    }

    /** The directory itself. */
    public Path root() {
        return root;
    }

    /** The settings file. */
    public Path settings() {
        return root.resolve("mynah.toml");
    }

    /** The SQLite file, where no other database is configured. */
    public Path database() {
        return root.resolve("mynah.db");
    }

    /** The directory as this node last knew it, where its database is elsewhere. */
    public Path lastKnown() {
        return root.resolve("last-known.db");
    }

    /** Bytes of messages. */
    public Path blobs() {
        return root.resolve("blobs");
    }

    /** Bytes that a check of the store found without a message, put aside. */
    public Path lost() {
        return root.resolve("lost");
    }

    /** Messages being recorded or not yet delivered. */
    public Path spool() {
        return root.resolve("spool");
    }

    /** Greetings and imported prompts. */
    public Path prompts() {
        return root.resolve("prompts");
    }

    /** Certificate and key. */
    public Path tls() {
        return root.resolve("tls");
    }

    /** Log files. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Call data records. */
    public Path cdr() {
        return root.resolve("cdr");
    }

    /** Gives the lock back; the lock file stays. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
