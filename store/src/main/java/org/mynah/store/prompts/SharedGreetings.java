package org.mynah.store.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mynah.store.blob.BlobGarbage;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.Blobs;
import org.mynah.store.disk.Disk;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.Audio;
import org.mynah.um.AudioSink;
import org.mynah.um.Greetings;
import org.mynah.um.directory.ObjectId;

/**
 * Greetings that every node of the database has: blobs, named by rows. A draft is a file of its
 * node until it is accepted; then it is first a blob, and then the row is set. Who is listening to
 * the old recording hears it to its end, since its bytes go by a later sweep. Thread-safe.
 */
public final class SharedGreetings implements Greetings {

    private final Database database;
    private final Blobs blobs;
    private final FileGreetings files;
    private final InstantSource clock;

    private SharedGreetings(
            Database database, Blobs blobs, FileGreetings files, InstantSource clock) {
        this.database = database;
        this.blobs = blobs;
        this.files = files;
        this.clock = clock;
    }

    /** Opens them, and takes over the recordings that lie in files of this node. */
    public static SharedGreetings open(
            Database database, Blobs blobs, Disk disk, Path root, InstantSource clock)
            throws IOException {
        var greetings = new SharedGreetings(database, blobs, FileGreetings.open(disk, root), clock);
        for (var mailbox : greetings.files.mailboxes()) {
            for (var kind : Kind.values()) {
                greetings.takeOver(mailbox, kind);
            }
        }
        return greetings;
    }

    private void takeOver(ObjectId mailbox, Kind kind) throws IOException {
        var file = files.find(mailbox, kind);
        if (file.isPresent()) {
            if (row(mailbox, kind).isEmpty()) {
                put(mailbox, kind, file.get());
            }
            files.remove(mailbox, kind);
        }
    }

    /** Writes the recordings of rows to files, and removes the rows: for a node that is alone. */
    public static void moveToFiles(
            Database database, Blobs blobs, FileGreetings files, InstantSource clock)
            throws IOException {
        List<Row> rows =
                database.<List<Row>, RuntimeException>read(handle ->
                        handle.createQuery("select mailbox, kind, blob, size from greeting")
                                .map((row, _) ->
                                        new Row(
                                                ObjectId.of(row.getString(1)),
                                                kind(row.getString(2)),
                                                new BlobId(row.getString(3)),
                                                row.getLong(4)))
                                .list());
        for (var row : rows) {
            if (files.find(row.mailbox, row.kind).isEmpty()) {
                try (var in = blobs.open(row.blob)) {
                    files.write(row.mailbox, row.kind, in);
                }
            }
            database.<Integer, RuntimeException>write(
                    handle -> forget(handle, row.mailbox, row.kind, clock));
        }
    }

    private record Row(ObjectId mailbox, Kind kind, BlobId blob, long size) {}

    private Optional<Row> row(ObjectId mailbox, Kind kind) throws IOException {
        try {
            return database.<Optional<Row>, RuntimeException>read(handle ->
                    handle.createQuery(
                                    "select blob, size from greeting where mailbox = :mailbox and"
                                            + " kind = :kind")
                            .bind("mailbox", mailbox.toString())
                            .bind("kind", word(kind))
                            .map((row, _) ->
                                    new Row(
                                            mailbox,
                                            kind,
                                            new BlobId(row.getString(1)),
                                            row.getLong(2)))
                            .findOne());
        } catch (DatabaseException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Optional<Audio> find(ObjectId mailbox, Kind kind) throws IOException {
        return row(mailbox, kind)
                .map(row ->
                        new Audio() {
                            @Override
                            public String contentType() {
                                return RAW;
                            }

                            @Override
                            public InputStream open() throws IOException {
                                return blobs.open(row.blob);
                            }
                        });
    }

    @Override
    public Draft record(ObjectId mailbox, Kind kind) throws IOException {
        var draft = files.record(mailbox, kind);
        return new Draft() {
            @Override
            public AudioSink audio() {
                return draft.audio();
            }

            @Override
            public Audio recorded() {
                return draft.recorded();
            }

            @Override
            public void accept() throws IOException {
                put(mailbox, kind, draft.recorded());
            }

            @Override
            public void close() {
                draft.close();
            }
        };
    }

    private void put(ObjectId mailbox, Kind kind, Audio audio) throws IOException {
        Blobs.Stored stored;
        try (var in = audio.open()) {
            stored = blobs.put(Blobs.Content.of(in));
        }
        change(handle -> {
            forget(handle, mailbox, kind, clock);
            return handle.createUpdate(
                            "insert into greeting (mailbox, kind, blob, size) values (:mailbox,"
                                    + " :kind, :blob, :size) on conflict (mailbox, kind) do update"
                                    + " set blob = excluded.blob, size = excluded.size")
                    .bind("mailbox", mailbox.toString())
                    .bind("kind", word(kind))
                    .bind("blob", stored.id().value())
                    .bind("size", stored.size())
                    .execute();
        });
    }

    @Override
    public void remove(ObjectId mailbox, Kind kind) throws IOException {
        change(handle -> forget(handle, mailbox, kind, clock));
    }

    private static int forget(Handle handle, ObjectId mailbox, Kind kind, InstantSource clock) {
        var old =
                handle.createQuery(
                                "delete from greeting where mailbox = :mailbox and kind = :kind"
                                        + " returning blob")
                        .bind("mailbox", mailbox.toString())
                        .bind("kind", word(kind))
                        .mapTo(String.class)
                        .list();
        old.forEach(blob -> BlobGarbage.note(handle, new BlobId(blob), clock.instant()));
        return old.size();
    }

    private void change(Database.Work<Integer, RuntimeException> work) throws IOException {
        try {
            database.write(work);
        } catch (DatabaseException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
