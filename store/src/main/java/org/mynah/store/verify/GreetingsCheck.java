package org.mynah.store.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.mynah.store.blob.BlobId;

/** Recordings of a mailbox that is gone, which are put aside, and those whose bytes are. */
final class GreetingsCheck implements Check {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Override
    public void examine(Subject subject, Consumer<Defect> found) throws IOException {
        examineShared(subject, found);
        for (var folder : subject.disk().list(subject.data().prompts())) {
            var owner = folder.getFileName().toString();
            if (ID.matcher(owner).matches()
                    && !subject.disk().list(folder).isEmpty()
                    && !isThere(subject, owner)) {
                found.accept(
                        Defect.mendable(
                                "recordings of %s: there is no such object".formatted(owner),
                                _ -> "moved to " + putAside(subject, folder, owner)));
            }
        }
    }

    /** Recordings that lie in blobs. */
    private static void examineShared(Subject subject, Consumer<Defect> found) throws IOException {
        var rows =
                subject.database()
                        .<List<String[]>, RuntimeException>read(handle ->
                                handle.createQuery(
                                                "select mailbox, kind, blob from greeting order by"
                                                        + " mailbox, kind")
                                        .map((row, _) ->
                                                new String[] {
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getString(3)
                                                })
                                        .list());
        for (var row : rows) {
            if (!BlobId.isId(row[2]) || !subject.blobs().exists(new BlobId(row[2]))) {
                found.accept(
                        Defect.unmendable(
                                "recording %s of %s: its blob %s is missing"
                                        .formatted(row[1], row[0], row[2])));
            }
        }
    }

    private static boolean isThere(Subject subject, String id) {
        return subject.database()
                .<Boolean, RuntimeException>read(handle ->
                        handle.createQuery("select count(*) from directory_object where id = :id")
                                        .bind("id", id)
                                        .mapTo(Long.class)
                                        .one()
                                > 0);
    }

    /** File by file, so that a repair that was interrupted can be repeated. */
    private static Path putAside(Subject subject, Path folder, String owner) throws IOException {
        var disk = subject.disk();
        var target = subject.data().lost().resolve(owner);
        disk.createDirectories(target);
        for (var file : disk.list(folder)) {
            disk.rename(file, target.resolve(file.getFileName()));
        }
        disk.syncDirectory(target);
        disk.syncDirectory(folder);
        return target;
    }
}
