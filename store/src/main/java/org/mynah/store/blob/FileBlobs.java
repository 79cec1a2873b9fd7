package org.mynah.store.blob;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.mynah.store.disk.Bounded;
import org.mynah.store.disk.Disk;

/**
 * Blobs as files: {@code ab/<id>}, where {@code ab} are the first two digits of the id, so that no
 * folder grows too large. A blob is written beside them in {@code new/}, synced, renamed, and its
 * folder synced, so that a file under its final name is always whole. Thread-safe.
 */
public final class FileBlobs implements Blobs {

    private static final String UNFINISHED = "new";
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final HexFormat HEX = HexFormat.of();

    private final Disk disk;
    private final Path root;
    private final SecureRandom random = new SecureRandom();
    private final Set<Path> durableFolders = ConcurrentHashMap.newKeySet();

    private FileBlobs(Disk disk, Path root) {
        this.disk = disk;
        this.root = root;
    }

    /** Opens the folder, creates it where needed, and removes what a crash left unfinished. */
    public static FileBlobs open(Disk disk, Path root) throws IOException {
        var unfinished = root.resolve(UNFINISHED);
        disk.createDirectories(unfinished);
        for (var left : disk.list(unfinished)) {
            disk.delete(left);
        }
        disk.syncDirectory(root);
        return new FileBlobs(disk, root);
    }

    /** Opens the folder beside a server that is writing to it: nothing is created or removed. */
    public static FileBlobs beside(Disk disk, Path root) {
        return new FileBlobs(disk, root);
    }

    /** When a blob was written; empty when it is gone. */
    public Optional<Instant> written(BlobId id) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file(id)).toInstant());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Moves the bytes of a blob out of the store, to a file of the same name in a folder. */
    public Path takeOut(BlobId id, Path to) throws IOException {
        disk.createDirectories(to);
        var target = to.resolve(id.value());
        disk.rename(file(id), target);
        disk.syncDirectory(to);
        disk.syncDirectory(folder(id));
        return target;
    }

    @Override
    public Stored put(Content content) throws IOException {
        var name = randomName();
        var unfinished = root.resolve(UNFINISHED).resolve(name);
        var digest = sha256();
        var counted = new Counted(disk.create(unfinished));
        try {
            try (counted) {
                var out =
                        new BufferedOutputStream(
                                new DigestOutputStream(counted, digest), BUFFER_BYTES);
                content.writeTo(out);
                out.flush();
                counted.file.sync();
            }
            var id = new BlobId(name + "-" + HEX.formatHex(digest.digest()));
            var file = file(id);
            var folder = folder(id);
            makeDurable(folder);
            disk.rename(unfinished, file);
            disk.syncDirectory(folder);
            return new Stored(id, counted.size);
        } catch (IOException | RuntimeException e) {
            try {
                disk.delete(unfinished);
            } catch (IOException leftBehind) {
                e.addSuppressed(leftBehind);
            }
            throw e;
        }
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        return disk.read(existing(id), 0);
    }

    @Override
    public InputStream openRange(BlobId id, long offset, long length) throws IOException {
        var file = existing(id);
        var size = disk.size(file).orElse(0);
        if (offset >= size || length <= 0) {
            return InputStream.nullInputStream();
        }
        return new Bounded(disk.read(file, Math.max(0, offset)), length);
    }

    @Override
    public boolean exists(BlobId id) throws IOException {
        return disk.size(file(id)).isPresent();
    }

    @Override
    public void delete(BlobId id) throws IOException {
        disk.delete(file(id));
    }

    @Override
    public void list(Consumer<BlobId> each) throws IOException {
        for (var folder : disk.list(root)) {
            if (folder.endsWith(UNFINISHED)) {
                continue;
            }
            for (var file : disk.list(folder)) {
                var name = file.getFileName().toString();
                if (BlobId.isId(name)) {
                    each.accept(new BlobId(name));
                }
            }
        }
    }

    /** A folder whose own name is not durable would take its blobs along when the power goes. */
    private void makeDurable(Path folder) throws IOException {
        if (durableFolders.contains(folder)) {
            return;
        }
        synchronized (durableFolders) {
            disk.createDirectories(folder);
            durableFolders.add(folder);
        }
    }

    private Path existing(BlobId id) throws IOException {
        var file = file(id);
        if (disk.size(file).isEmpty()) {
            throw new NoSuchFileException(id.value());
        }
        return file;
    }

    private Path folder(BlobId id) {
        return root.resolve(id.value().substring(0, 2));
    }

    private Path file(BlobId id) {
        return folder(id).resolve(id.value());
    }

    private String randomName() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static final class Counted extends OutputStream {
        private final Disk.Appending file;
        private long size;

        Counted(Disk.Appending file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.append(bytes, offset, length);
            size += length;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
