package org.mynah.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;

/**
 * Blobs as rows of the database, in parts of {@link #PART_BYTES}. Thread-safe.
 *
 * <p>A blob of one part is written in one transaction. Of a larger one each part has a transaction
 * of its own, so that a slow writer holds up nobody; the last one gives it its digest, and from
 * then on it is there. A crash leaves parts without a digest, which {@link #open} removes.
 */
public final class DatabaseBlobs implements Blobs {

    /** Bytes that are read and written at once. */
    static final int PART_BYTES = 256 * 1024;

    /** A blob that has no digest after so long is no longer being written. */
    static final Duration LONGEST_WRITING = Duration.ofDays(1);

    /** Names that are listed by one query. */
    private static final int PAGE = 1000;

    private static final String WHOLE = " from stored_blob where name = :name and sha256 = :sha256";

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    private DatabaseBlobs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens the blobs of a database, and removes what crashes left unfinished. */
    public static DatabaseBlobs open(Database database, InstantSource clock) throws IOException {
        var blobs = new DatabaseBlobs(database, clock);
        blobs.removeUnfinished(clock.instant().minus(LONGEST_WRITING));
        return blobs;
    }

    /** Opens them beside a server: nothing is removed. */
    public static DatabaseBlobs beside(Database database, InstantSource clock) {
        return new DatabaseBlobs(database, clock);
    }

    private void removeUnfinished(Instant before) throws IOException {
        write(handle -> {
            var old =
                    handle.createQuery(
                                    "select name from stored_blob where sha256 is null and written"
                                            + " < :before")
                            .bind("before", before.toEpochMilli())
                            .mapTo(String.class)
                            .list();
            old.forEach(name -> remove(handle, name));
            return old.size();
        });
    }

    @Override
    public Stored put(Content content) throws IOException {
        var name = DigestedOutput.newName(random);
        return write(name, content, bytes -> bytes.stored(name));
    }

    @Override
    public void restore(BlobId id, Content content) throws IOException {
        if (!exists(id)) {
            delete(id);
            write(id.name(), content, bytes -> bytes.stored(id));
        }
    }

    private interface Naming {
        Stored name(DigestedOutput bytes) throws IOException;
    }

    private Stored write(String name, Content content, Naming naming) throws IOException {
        var parts = new Parts(name);
        try {
            var bytes = new DigestedOutput(parts);
            content.writeTo(bytes);
            var stored = naming.name(bytes);
            parts.finish(stored);
            return stored;
        } catch (IOException | RuntimeException e) {
            parts.drop(e);
            throw e;
        }
    }

    /** Cuts what is written into rows. */
    private final class Parts extends OutputStream {
        private final String name;
        private final byte[] part = new byte[PART_BYTES];
        private int filled;
        private int number;

        Parts(String name) {
            this.name = name;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                if (filled == PART_BYTES) {
                    DatabaseBlobs.this.<Integer>write(this::insert);
                    number++;
                    filled = 0;
                }
                var next = Math.min(length - done, PART_BYTES - filled);
                System.arraycopy(bytes, offset + done, part, filled, next);
                filled += next;
                done += next;
            }
        }

        private int insert(Handle handle) {
            if (number == 0) {
                handle.createUpdate(
                                "insert into stored_blob (name, size, written) values (:name, 0,"
                                        + " :now)")
                        .bind("name", name)
                        .bind("now", clock.instant().toEpochMilli())
                        .execute();
            }
            return handle.createUpdate(
                            "insert into stored_blob_part (blob, number, bytes) values (:name,"
                                    + " :number, :bytes)")
                    .bind("name", name)
                    .bind("number", number)
                    .bind("bytes", Arrays.copyOf(part, filled))
                    .execute();
        }

        void finish(Stored stored) throws IOException {
            var finished =
                    DatabaseBlobs.this.<Integer>write(handle -> {
                        insert(handle);
                        return handle.createUpdate(
                                        "update stored_blob set sha256 = :sha256, size = :size,"
                                                + " written = :now where name = :name")
                                .bind("name", name)
                                .bind("sha256", stored.id().sha256())
                                .bind("size", stored.size())
                                .bind("now", clock.instant().toEpochMilli())
                                .execute();
                    });
            if (finished != 1) {
                throw new IOException("the blob " + name + " was removed while it was written");
            }
        }

        /** What cannot be removed now is removed by a later start. */
        void drop(Exception failure) {
            if (number > 0) {
                try {
                    DatabaseBlobs.this.<Integer>write(handle -> remove(handle, name));
                } catch (IOException leftBehind) {
                    failure.addSuppressed(leftBehind);
                }
            }
        }
    }

    private static int remove(Handle handle, String name) {
        handle.createUpdate("delete from stored_blob_part where blob = :name")
                .bind("name", name)
                .execute();
        return handle.createUpdate("delete from stored_blob where name = :name")
                .bind("name", name)
                .execute();
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        return openRange(id, 0, Long.MAX_VALUE);
    }

    @Override
    public InputStream openRange(BlobId id, long offset, long length) throws IOException {
        var size = size(id);
        if (size.isEmpty()) {
            throw new NoSuchFileException(id.value());
        }
        var from = Math.max(0, offset);
        var left = Math.min(length, size.getAsLong() - from);
        return left <= 0 ? InputStream.nullInputStream() : new Reading(id, from, left);
    }

    /** Reads one part at a time. */
    private final class Reading extends InputStream {
        private final BlobId id;
        private long at;
        private long left;
        private byte[] part = {};
        private int number = -1;

        Reading(BlobId id, long from, long length) {
            this.id = id;
            this.at = from;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            var wanted = Math.toIntExact(at / PART_BYTES);
            if (wanted != number) {
                part = part(wanted);
                number = wanted;
            }
            var start = (int) (at % PART_BYTES);
            if (start >= part.length) {
                throw new IOException("the blob " + id + " ends before its size");
            }
            var next = (int) Math.min(Math.min(length, left), part.length - start);
            System.arraycopy(part, start, bytes, offset, next);
            at += next;
            left -= next;
            return next;
        }

        private byte[] part(int wanted) throws IOException {
            var found =
                    DatabaseBlobs.this.<Optional<byte[]>>read(handle ->
                            handle.createQuery(
                                            "select bytes from stored_blob_part where blob = :name"
                                                    + " and number = :number")
                                    .bind("name", id.name())
                                    .bind("number", wanted)
                                    .mapTo(byte[].class)
                                    .findOne());
            return found.orElseThrow(() -> new NoSuchFileException(id.value()));
        }
    }

    private OptionalLong size(BlobId id) throws IOException {
        return read(handle ->
                handle.createQuery("select size" + WHOLE)
                        .bind("name", id.name())
                        .bind("sha256", id.sha256())
                        .mapTo(Long.class)
                        .findOne()
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty));
    }

    @Override
    public boolean exists(BlobId id) throws IOException {
        return size(id).isPresent();
    }

    @Override
    public Optional<Instant> written(BlobId id) throws IOException {
        return read(handle ->
                handle.createQuery("select written" + WHOLE)
                        .bind("name", id.name())
                        .bind("sha256", id.sha256())
                        .mapTo(Long.class)
                        .findOne()
                        .map(Instant::ofEpochMilli));
    }

    @Override
    public void delete(BlobId id) throws IOException {
        this.<Integer>write(handle -> remove(handle, id.name()));
    }

    @Override
    public void list(Consumer<BlobId> each) throws IOException {
        var last = "";
        while (true) {
            var after = last;
            var page =
                    this.<List<BlobId>>read(handle ->
                            handle.createQuery(
                                            "select name || '-' || sha256 from stored_blob where"
                                                    + " sha256 is not null and name > :after order"
                                                    + " by name limit :most")
                                    .bind("after", after)
                                    .bind("most", PAGE)
                                    .mapTo(String.class)
                                    .map(BlobId::new)
                                    .list());
            page.forEach(each);
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast().name();
        }
    }

    @Override
    public void probe() throws IOException {
        this.<Integer>read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
    }

    @Override
    public String place() {
        return "rows of the database";
    }

    private <T> T read(Database.Work<T, RuntimeException> work) throws IOException {
        try {
            return database.read(work);
        } catch (DatabaseException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private <T> T write(Database.Work<T, RuntimeException> work) throws IOException {
        try {
            return database.write(work);
        } catch (DatabaseException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
