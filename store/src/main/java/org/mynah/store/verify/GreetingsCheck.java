package org.mynah.store.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Recordings of a mailbox that is gone; they are put aside. */
final class GreetingsCheck implements Check {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Override
    public void examine(Subject subject, Consumer<Defect> found) throws IOException {
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
