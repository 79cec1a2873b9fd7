package org.mynah.store.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.mynah.store.audit.AuditTrail;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.pin.Guess;
import org.mynah.um.pin.PinCounters;

/**
 * The directory in the database. Thread-safe.
 *
 * <p>Changes run one after the other, also those of several nodes: each locks the row of the
 * directory's state first, so a rule that reads before it writes cannot be overtaken. Reads never
 * wait for a change.
 */
public final class SqlDirectory implements Directory, PinCounters {

    /**
     * The topic that {@link Database#subscribe} wakes with each change; the detail is its version.
     */
    public static final String TOPIC = "directory";

    /** The topic of changes of mail; a mailbox's id alone tells that it lost its mail. */
    public static final String MAIL_TOPIC = "mail";

    /**
     * The topic of what may change message waiting lamps: a mailbox's id, or nothing where many may
     * change.
     */
    public static final String LAMP_TOPIC = "lamps";

    private final Database database;
    private final Clock clock;

    /** The change that this thread is in the midst of. */
    private final ScopedValue<SqlWriter> changing = ScopedValue.newInstance();

    public SqlDirectory(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        KeypadIndex.bringUpToDate(database);
        ValueIndex.bringUpToDate(database);
    }

    /** Whether this thread is in the middle of a change. */
    boolean isChanging() {
        return changing.isBound();
    }

    @Override
    public <T> T read(Function<DirectoryReader, T> work) {
        return changing.isBound()
                ? work.apply(changing.get())
                : database.read(handle -> work.apply(new SqlReader(handle, database.kind())));
    }

    /** All values of a unique scope, and the objects they lead to. */
    public Map<String, ObjectId> keys(KeyScope scope) {
        return database.read(handle -> {
            var keys = new HashMap<String, ObjectId>();
            handle.createQuery("select value, object_id from directory_key where scope = :scope")
                    .bind("scope", scope.name())
                    .map((row, _) -> Map.entry(row.getString(1), ObjectId.of(row.getString(2))))
                    .forEach(entry -> keys.put(entry.getKey(), entry.getValue()));
            return keys;
        });
    }

    /** Reads within a transaction that the caller has. */
    public static DirectoryReader reader(Handle handle) {
        return new SqlReader(handle, Database.kindOf(handle));
    }

    /** Whether the index of names by keypad has of a user what follows from his objects. */
    public static boolean isKeypadRight(Handle handle, DirectoryObject user) {
        return new KeypadIndex(handle)
                .isRight(new SqlReader(handle, Database.kindOf(handle)), user);
    }

    /** Writes the index of names by keypad anew for a user. */
    public static void rewriteKeypad(Handle handle, DirectoryObject user) {
        new KeypadIndex(handle).rewrite(new SqlReader(handle, Database.kindOf(handle)), user);
    }

    /**
     * Writes the keys and links of an object anew within a transaction that the caller has; neither
     * its version nor its values change.
     */
    public static void rewriteKeys(Handle handle, DirectoryObject object, Instant now) {
        new SqlWriter(handle, Database.kindOf(handle), "", now).rewriteKeys(object);
    }

    @Override
    public <T> T change(Change change, Function<DirectoryWriter, T> work) {
        try {
            return database.write(handle -> {
                var version =
                        handle.createQuery(
                                        "update directory_state set version = version + 1"
                                                + " where id = 1 returning version")
                                .mapTo(Long.class)
                                .one();
                var now = clock.instant();
                var writer = new SqlWriter(handle, database, now);
                var result = ScopedValue.where(changing, writer).call(() -> work.apply(writer));
                AuditTrail.append(handle, now, change, version, writer.changes());
                database.wake(handle, TOPIC, Long.toString(version));
                for (var mailbox : writer.withoutMail()) {
                    database.wake(handle, MAIL_TOPIC, mailbox.toString());
                }
                for (var detail : writer.lamps()) {
                    database.wake(handle, LAMP_TOPIC, detail);
                }
                return result;
            });
        } catch (DatabaseException e) {
            throw switch (e.reason()) {
                case DUPLICATE, CONFLICT, REFERENCE ->
                        new DirectoryException(
                                ErrorId.E021,
                                "Another change came first, or a reference does not hold: nothing"
                                        + " was changed. Read the object again and repeat the"
                                        + " command.");
                case UNAVAILABLE, FORMAT, DEFECT -> e;
            };
        }
    }

    @Override
    public void refused(Change change, String reason) {
        database.write(handle -> {
            AuditTrail.appendRefusal(handle, clock.instant(), change, reason);
            return reason;
        });
    }

    @Override
    public OptionalInt take(ObjectId umMailbox, int limit) {
        return database.write(handle -> {
            var taken =
                    handle.createQuery(
                                    """
                                    update pin set
                                        failures = failures + 1,
                                        is_locked_out = case when failures + 1 >= :limit then 1 else 0 end,
                                        locked_by_attempt = case when failures + 1 >= :limit then 1 else 0 end
                                    where um_mailbox = :id and is_locked_out = 0 and failures < :limit
                                    returning failures
                                    """)
                            .bind("limit", (long) limit)
                            .bind("id", umMailbox.toString())
                            .mapTo(Integer.class)
                            .findOne();
            if (taken.isEmpty()) {
                // The policy allowed more when they were taken.
                handle.createUpdate(
                                "update pin set is_locked_out = 1, locked_by_attempt = 0"
                                        + " where um_mailbox = :id and is_locked_out = 0 and"
                                        + " failures >= :limit")
                        .bind("limit", (long) limit)
                        .bind("id", umMailbox.toString())
                        .execute();
            }
            return taken.map(OptionalInt::of).orElse(OptionalInt.empty());
        });
    }

    @Override
    public boolean mayTry(Guess guess) {
        return database.write(handle -> SqlGuesses.mayTry(handle, guess));
    }

    @Override
    public void wasRight(Guess guess) {
        var _ =
                database.<Boolean, RuntimeException>write(
                        handle -> SqlGuesses.wasRight(handle, guess));
    }

    @Override
    public void succeeded(ObjectId umMailbox) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                update pin set
                                    failures = 0,
                                    is_locked_out = case when locked_by_attempt = 1 then 0 else is_locked_out end,
                                    locked_by_attempt = 0
                                where um_mailbox = :id
                                """)
                        .bind("id", umMailbox.toString())
                        .execute());
    }
}
