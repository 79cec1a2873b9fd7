package org.mynah.store.blob;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.mynah.store.disk.AppendingOutput;
import org.mynah.store.disk.Bounded;
import org.mynah.store.disk.Disk;

/**
 * Blobs as files: {@code ab/<id>}, where {@code ab} are the first two digits of the id, so that no
 * folder grows too large. A blob is written beside them in {@code new/}, synced, renamed, and its
 * folder synced, so that a file under its final name is always whole. Thread-safe.
 */
public final class FileBlobs implements Blobs {

    private static final String UNFINISHED = "new";

    /** Gathers what comes in small pieces; larger ones go to the file as they are. */
    private static final int BUFFER_BYTES = 8 * 1024;

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

    @Override
    public Stored put(Content content) throws IOException {
        var name = DigestedOutput.newName(random);
        return write(name, content, bytes -> bytes.stored(name));
    }

    @Override
    public void restore(BlobId id, Content content) throws IOException {
        if (!exists(id)) {
            write(DigestedOutput.newName(random), content, bytes -> bytes.stored(id));
        }
    }

    /** Names the blob when all of its bytes are known. */
    private interface Naming {
        Stored name(DigestedOutput bytes) throws IOException;
    }

    private Stored write(String name, Content content, Naming naming) throws IOException {
        var unfinished = root.resolve(UNFINISHED).resolve(name);
        var file = disk.create(unfinished);
        try {
            Stored stored;
            try (var appended = new AppendingOutput(file)) {
                var bytes = new DigestedOutput(appended);
                var out = new BufferedOutputStream(bytes, BUFFER_BYTES);
                content.writeTo(out);
                out.flush();
                stored = naming.name(bytes);
                file.sync();
            }
            var folder = folder(stored.id());
            makeDurable(folder);
            disk.rename(unfinished, file(stored.id()));
            disk.syncDirectory(folder);
            return stored;
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
    public Optional<Instant> written(BlobId id) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file(id)).toInstant());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
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

    @Override
    public void probe() throws IOException {
        disk.usableSpace(root);
    }

    @Override
    public String place() {
        return "files in " + root;
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
}
