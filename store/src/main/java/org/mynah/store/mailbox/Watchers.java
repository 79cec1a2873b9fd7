package org.mynah.store.mailbox;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.Wakeups;
import org.mynah.um.directory.ObjectId;

/** Who watches which mailbox. Thread-safe. */
final class Watchers implements AutoCloseable {

    private static final String TOPIC = SqlDirectory.MAIL_TOPIC;

    private final Database database;
    private final Map<ObjectId, List<Watcher>> ofMailbox = new ConcurrentHashMap<>();
    private final List<Watcher> ofAll = new CopyOnWriteArrayList<>();
    private final Wakeups.Subscription subscription;

    Watchers(Database database) {
        this.database = database;
        this.subscription = database.subscribe(TOPIC, this::woken);
    }

    void wake(Handle handle, Folder folder) {
        database.wake(handle, TOPIC, folder.mailbox() + " " + folder.id());
    }

    Watcher.Subscription watch(ObjectId mailbox, Watcher watcher) {
        ofMailbox.compute(
                mailbox,
                (_, present) -> {
                    var list = present == null ? new CopyOnWriteArrayList<Watcher>() : present;
                    list.add(watcher);
                    return list;
                });
        return () ->
                ofMailbox.computeIfPresent(
                        mailbox,
                        (_, present) -> {
                            present.remove(watcher);
                            return present.isEmpty() ? null : present;
                        });
    }

    Watcher.Subscription watchAll(Watcher watcher) {
        ofAll.add(watcher);
        return () -> ofAll.remove(watcher);
    }

    private void woken(String detail) {
        if (detail.isEmpty()) {
            ofMailbox
                    .keySet()
                    .forEach(mailbox -> tell(new Watcher.Changed(mailbox, OptionalLong.empty())));
            return;
        }
        var space = detail.indexOf(' ');
        if (space < 0) {
            tell(new Watcher.Changed(ObjectId.of(detail), OptionalLong.empty()));
            return;
        }
        tell(
                new Watcher.Changed(
                        ObjectId.of(detail.substring(0, space)),
                        OptionalLong.of(Long.parseLong(detail.substring(space + 1)))));
    }

    private void tell(Watcher.Changed changed) {
        ofMailbox
                .getOrDefault(changed.mailbox(), List.of())
                .forEach(watcher -> watcher.changed(changed));
        ofAll.forEach(watcher -> watcher.changed(changed));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
