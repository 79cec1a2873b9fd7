package org.mynah.store.ldap;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mynah.store.sql.Database;

/** How far a source was taken over, and which node does it. Thread-safe. */
final class SourceState {

    private static final String SOURCE = "ldap";

    private final Database database;
    private final String node;

    SourceState(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /**
     * How far it was taken over.
     *
     * @param mark the greatest mark that was seen
     * @param full when everything was read last
     */
    record Progress(String mark, Instant full) {

        private static Optional<Progress> parse(String cookie) {
            var at = cookie.indexOf(' ');
            return at < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Progress(
                                    cookie.substring(at + 1),
                                    Instant.ofEpochMilli(Long.parseLong(cookie.substring(0, at)))));
        }

        private String cookie() {
            return full.toEpochMilli() + " " + mark;
        }
    }

    /** Whether this node may do it now; another one waits until the lease ends. */
    boolean lease(Instant now, Duration length) {
        return database.write(handle -> {
            handle.execute(
                    "insert into user_source (source, cookie, fingerprint, report, leased_by,"
                            + " leased_until) values (?, '', '', '', '', 0) on conflict do nothing",
                    SOURCE);
            return handle.createUpdate(
                                    "update user_source set leased_by = :node, leased_until = :until"
                                            + " where source = :source and (leased_by = :node or"
                                            + " leased_until < :now)")
                            .bind("node", node)
                            .bind("until", now.plus(length).toEpochMilli())
                            .bind("now", now.toEpochMilli())
                            .bind("source", SOURCE)
                            .execute()
                    == 1;
        });
    }

    /** How far the same source was taken over; empty when that depended on something else. */
    Optional<Progress> progress(String fingerprint) {
        return database.read(handle ->
                handle.createQuery(
                                "select cookie from user_source where source = :source and"
                                        + " fingerprint = :fingerprint")
                        .bind("source", SOURCE)
                        .bind("fingerprint", fingerprint)
                        .mapTo(String.class)
                        .findOne()
                        .flatMap(Progress::parse));
    }

    /** Keeps how far it is taken over. */
    void keep(String fingerprint, Progress progress) {
        database.write(handle ->
                handle.createUpdate(
                                "update user_source set cookie = :cookie, fingerprint = :fingerprint"
                                        + " where source = :source")
                        .bind("cookie", progress.cookie())
                        .bind("fingerprint", fingerprint)
                        .bind("source", SOURCE)
                        .execute());
    }

    /** Keeps what came of the last reading. */
    void report(String text) {
        database.write(handle ->
                handle.createUpdate("update user_source set report = :text where source = :source")
                        .bind("text", text)
                        .bind("source", SOURCE)
                        .execute());
    }
}
