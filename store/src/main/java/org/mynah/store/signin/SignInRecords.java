package org.mynah.store.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.ObjectId;

/**
 * Keeps sessions and counts failed sign-ins in the database, so that every node knows them.
 * Thread-safe. A token itself is never kept, only its digest.
 */
public final class SignInRecords {

    private final Database database;

    public SignInRecords(Database database) {
        this.database = database;
    }

    /**
     * A session.
     *
     * @param mailbox who signed in
     * @param credentials digest of what he signed in with
     * @param created when
     * @param lastUsed when it was last used
     * @param expires when it ends, however much it is used
     */
    public record Session(
            ObjectId mailbox,
            String credentials,
            Instant created,
            Instant lastUsed,
            Instant expires) {}

    /** Keeps a new session. */
    public void add(String tokenDigest, Session session, String from) {
        database.write(handle ->
                handle.createUpdate(
                                "insert into sign_in_session (token_digest, mailbox, credentials,"
                                        + " from_address, created, last_used, expires) values"
                                        + " (:digest, :mailbox, :credentials, :from, :created,"
                                        + " :used, :expires)")
                        .bind("digest", tokenDigest)
                        .bind("mailbox", session.mailbox().toString())
                        .bind("credentials", session.credentials())
                        .bind("from", from)
                        .bind("created", session.created().toEpochMilli())
                        .bind("used", session.lastUsed().toEpochMilli())
                        .bind("expires", session.expires().toEpochMilli())
                        .execute());
    }

    /** The session of a token, whether it has ended or not. */
    public Optional<Session> find(String tokenDigest) {
        return database.read(handle ->
                handle.createQuery(
                                "select mailbox, credentials, created, last_used, expires from sign_in_session"
                                        + " where token_digest = :digest")
                        .bind("digest", tokenDigest)
                        .map((row, _) ->
                                new Session(
                                        ObjectId.of(row.getString(1)),
                                        row.getString(2),
                                        Instant.ofEpochMilli(row.getLong(3)),
                                        Instant.ofEpochMilli(row.getLong(4)),
                                        Instant.ofEpochMilli(row.getLong(5))))
                        .findOne());
    }

    /** Notes that a session was used. */
    public void touch(String tokenDigest, Instant now) {
        database.write(handle ->
                handle.createUpdate(
                                "update sign_in_session set last_used = :now"
                                        + " where token_digest = :digest and last_used < :now")
                        .bind("digest", tokenDigest)
                        .bind("now", now.toEpochMilli())
                        .execute());
    }

    /** Ends a session. */
    public void remove(String tokenDigest) {
        database.write(handle ->
                handle.createUpdate("delete from sign_in_session where token_digest = :digest")
                        .bind("digest", tokenDigest)
                        .execute());
    }

    /** Forgets sessions that have ended, and failures older than an age. */
    public void sweep(Instant now, Duration idle, Duration failureAge) {
        database.write(handle -> {
            handle.createUpdate(
                            "delete from sign_in_session where expires <= :now or last_used <= :idle")
                    .bind("now", now.toEpochMilli())
                    .bind("idle", now.minus(idle).toEpochMilli())
                    .execute();
            return handle.createUpdate("delete from sign_in_failure where last <= :old")
                    .bind("old", now.minus(failureAge).toEpochMilli())
                    .execute();
        });
    }

    /**
     * Counts an attempt of a subject, unless it has to wait. The count is right however many come
     * at once, on however many nodes.
     *
     * @param subject an account or an address
     * @param forgottenAfter earlier attempts older than this do not count
     * @param wait how long a subject waits after so many failures
     * @return how long it still has to wait; zero: the attempt is counted and may go on
     */
    public Duration attempt(
            String subject, Instant now, Duration forgottenAfter, IntFunction<Duration> wait) {
        return database.write(handle -> {
            handle.createUpdate(
                            "insert into sign_in_failure (subject, failures, last) values"
                                    + " (:subject, 0, 0) on conflict do nothing")
                    .bind("subject", subject)
                    .execute();
            var row =
                    handle.createQuery(
                                    "select failures, last from sign_in_failure where subject ="
                                            + " :subject"
                                            + database.forUpdate())
                            .bind("subject", subject)
                            .map((found, _) -> new Failures(found.getInt(1), found.getLong(2)))
                            .one();
            var last = Instant.ofEpochMilli(row.last());
            var failures = last.plus(forgottenAfter).isBefore(now) ? 0 : row.count();
            var left = Duration.between(now, last.plus(wait.apply(failures)));
            if (failures > 0 && left.isPositive()) {
                return left;
            }
            handle.createUpdate(
                            "update sign_in_failure set failures = :failures, last = :now where"
                                    + " subject = :subject")
                    .bind("subject", subject)
                    .bind("failures", failures + 1)
                    .bind("now", now.toEpochMilli())
                    .execute();
            return Duration.ZERO;
        });
    }

    private record Failures(int count, long last) {}

    /** The attempt succeeded: the account starts anew, the address has one attempt back. */
    public void succeeded(String account, String address) {
        database.write(handle -> {
            handle.createUpdate("delete from sign_in_failure where subject = :subject")
                    .bind("subject", account)
                    .execute();
            return handle.createUpdate(
                            "update sign_in_failure set failures = failures - 1"
                                    + " where subject = :subject and failures > 0")
                    .bind("subject", address)
                    .execute();
        });
    }

    /**
     * Marks a time step of a user's second factor as used, so that a code that was overheard is no
     * good any more.
     *
     * @return false when this or a later step was used before
     */
    public boolean useStep(ObjectId mailbox, long step) {
        return database.write(handle ->
                handle.createUpdate(
                                "update second_factor set last_step = :step"
                                        + " where mailbox = :mailbox and last_step < :step")
                        .bind("mailbox", mailbox.toString())
                        .bind("step", step)
                        .execute())
                == 1;
    }
}
