package org.mynah.store.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.mynah.store.blob.BlobId;
import org.mynah.store.disk.DurableCopy;

/**
 * Blobs that no message and no greeting refers to, and that do not wait for their removal either.
 * They may be all that is left of a message, so they are put aside rather than removed.
 */
final class OrphanBlobs implements Check {

    /** A running server writes a blob before the message that refers to it. */
    static final Duration LONGEST_WRITING = Duration.ofHours(1);

    @Override
    public void examine(Subject subject, Consumer<Defect> found) throws IOException {
        var blobs = new ArrayList<BlobId>();
        subject.blobs().list(blobs::add);
        for (int from = 0; from < blobs.size(); from += PAGE) {
            var page = blobs.subList(from, Math.min(blobs.size(), from + PAGE));
            var known = known(subject, page);
            for (var blob : page) {
                if (!known.contains(blob.value()) && isOld(subject, blob)) {
                    found.accept(
                            Defect.mendableOutside(
                                    "blob %s: no message refers to it".formatted(blob),
                                    _ -> "moved to " + putAside(subject, blob)));
                }
            }
        }
    }

    /** Copied whole and durably before it is removed, so that this can be repeated. */
    private static Path putAside(Subject subject, BlobId blob) throws IOException {
        var disk = subject.disk();
        var lost = subject.data().lost();
        var target = lost.resolve(blob.value());
        disk.createDirectories(lost);
        disk.delete(target);
        try (var in = subject.blobs().open(blob)) {
            new DurableCopy(disk).write(in, target);
        }
        disk.syncDirectory(lost);
        subject.blobs().delete(blob);
        return target;
    }

    private static Set<String> known(Subject subject, List<BlobId> page) {
        return subject.database()
                .<Set<String>, RuntimeException>read(handle ->
                        new HashSet<>(
                                handle.createQuery(
                                                "select blob from message where blob in (<blobs>) union"
                                                        + " select blob from blob_garbage where blob in"
                                                        + " (<blobs>) union select blob from recoverable"
                                                        + " where blob in (<blobs>) union select blob"
                                                        + " from greeting where blob in (<blobs>)")
                                        .bindList(
                                                "blobs", page.stream().map(BlobId::value).toList())
                                        .mapTo(String.class)
                                        .list()));
    }

    private static boolean isOld(Subject subject, BlobId blob) throws IOException {
        var written = subject.blobs().written(blob);
        return written.isPresent()
                && (!subject.mayBeWritten()
                        || written.get()
                                .isBefore(subject.clock().instant().minus(LONGEST_WRITING)));
    }
}
