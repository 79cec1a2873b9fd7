package org.mynah.store.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mynah.store.audit.AuditEntry.ObjectChange;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who changed what, when and from where: one entry for each change of the directory, in the same
 * transaction, and one for each command that was refused (cmdlets §4). Each entry's hash covers the
 * one before. The head of the chain is kept apart, and each change of the directory counts a
 * version that its entry names; so a changed, removed, moved or cut-off entry is noticed
 * (reliability A5). Thread-safe.
 *
 * <p>Writers hold the row of the directory's state until their commit, so writers of several
 * processes make one chain.
 */
public final class AuditTrail {

    /** Entries that are checked or returned at once. */
    public static final int PAGE = 1000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;

    public AuditTrail(Database database) {
        this.database = database;
    }

    /**
     * Entries in order.
     *
     * @param after the number of the last entry already seen; 0 for the first page
     * @param limit at most {@link #PAGE}
     */
    public List<AuditEntry> entries(long after, int limit) {
        return database.read(handle ->
                rows(handle, after, Math.min(limit, PAGE)).stream().map(Row::entry).toList());
    }

    /**
     * Newest entries first.
     *
     * @param limit at most {@link #PAGE}
     */
    public List<AuditEntry> newest(int limit) {
        return database.read(handle ->
                handle.createQuery("select * from audit order by entry desc limit :limit")
                        .bind("limit", Math.min(limit, PAGE))
                        .map((row, _) -> Row.of(row).entry())
                        .list());
    }

    /**
     * Entries that a search wants, newest first, read page by page.
     *
     * @param skip so many of them are left out
     * @param limit at most so many
     */
    public List<AuditEntry> search(AuditSearch search, int skip, int limit) {
        var found = new ArrayList<AuditEntry>();
        var before = Long.MAX_VALUE;
        var skipped = 0;
        while (found.size() < limit) {
            var page = page(search, before);
            for (var entry : page) {
                if (found.size() < limit && search.wants(entry) && skipped++ >= skip) {
                    found.add(entry);
                }
            }
            if (page.size() < PAGE) {
                break;
            }
            before = page.getLast().entry();
        }
        return List.copyOf(found);
    }

    private List<AuditEntry> page(AuditSearch search, long before) {
        return database.read(handle ->
                handle.createQuery(
                                "select * from audit where entry < :before and at >= :from and at < :until"
                                        + " order by entry desc limit :limit")
                        .bind("before", before)
                        .bind(
                                "from",
                                search.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE))
                        .bind(
                                "until",
                                search.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE))
                        .bind("limit", PAGE)
                        .map((row, _) -> Row.of(row).entry())
                        .list());
    }

    /** What is wrong with the chain, one defect a line; empty when it is whole. */
    public List<String> verifyChain() {
        return database.read(AuditTrail::verifyChain);
    }

    /** The same, within the caller's transaction. */
    public static List<String> verifyChain(Handle handle) {
        var defects = new ArrayList<String>();
        var head = Head.of(handle);
        var previous = "";
        long last = 0;
        long version = 0;
        var newest = Instant.MIN;
        while (true) {
            var page = rows(handle, last, PAGE);
            for (var row : page) {
                if (row.entry.entry() != last + 1) {
                    defects.add(missing(last + 1, row.entry.entry() - 1));
                } else if (!row.previous.equals(previous)) {
                    defects.add(
                            "audit entry %d does not follow on entry %d"
                                    .formatted(row.entry.entry(), last));
                }
                if (!row.computedHash().equals(row.entry.hash())) {
                    defects.add("audit entry %d was changed".formatted(row.entry.entry()));
                }
                previous = row.entry.hash();
                last = row.entry.entry();
                version = row.entry.directoryVersion();
                newest = row.entry.at().isAfter(newest) ? row.entry.at() : newest;
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        if (head.entries != last) {
            defects.add("the audit trail ends with entry %d, not %d".formatted(last, head.entries));
        } else if (!head.hash.equals(previous)) {
            defects.add("the last audit entry is not the one that was written");
        }
        if (head.version != version) {
            defects.add(
                    "the audit trail ends with version %d of the directory, which has version %d"
                            .formatted(version, head.version));
        }
        changedAfter(handle, newest)
                .ifPresent(object ->
                        defects.add(
                                "object %s was changed after the last audit entry"
                                        .formatted(object)));
        return List.copyOf(defects);
    }

    /** An object and the entry of its change have the same time, so none is newer than all. */
    private static Optional<String> changedAfter(Handle handle, Instant newest) {
        return handle.createQuery(
                        "select id, changed from directory_object order by changed desc, id limit 1")
                .map((row, _) ->
                        Instant.ofEpochMilli(row.getLong(2)).isAfter(newest)
                                ? row.getString(1)
                                : "")
                .findOne()
                .filter(id -> !id.isEmpty());
    }

    /** The head of the chain. */
    private record Head(long entries, String hash, long version) {
        static Head of(Handle handle) {
            return handle.createQuery(
                            "select audit_entries, audit_hash, version from directory_state"
                                    + " where id = 1")
                    .map((row, _) -> new Head(row.getLong(1), row.getString(2), row.getLong(3)))
                    .one();
        }
    }

    private static String missing(long first, long last) {
        return first == last
                ? "audit entry %d is missing".formatted(first)
                : "audit entries %d to %d are missing".formatted(first, last);
    }

    /**
     * Appends an entry inside the transaction of the change it tells of. The caller has locked the
     * directory's state.
     */
    public static void append(
            Handle handle,
            Instant at,
            Directory.Change change,
            long directoryVersion,
            List<ObjectChange> objects) {
        append(handle, at, change, directoryVersion, objects, "");
    }

    /**
     * Appends an entry of a command that was refused and changed nothing.
     *
     * @param reason why; not blank
     */
    public static void appendRefusal(
            Handle handle, Instant at, Directory.Change change, String reason) {
        // An update that changes nothing locks the head on both databases.
        handle.execute("update directory_state set version = version where id = 1");
        append(
                handle,
                at,
                change,
                Head.of(handle).version,
                List.of(),
                reason.isBlank() ? "refused" : reason);
    }

    private static void append(
            Handle handle,
            Instant at,
            Directory.Change change,
            long directoryVersion,
            List<ObjectChange> objects,
            String error) {
        var head = Head.of(handle);
        var row =
                new Row(
                        new AuditEntry(
                                head.entries + 1,
                                Instant.ofEpochMilli(at.toEpochMilli()),
                                change.who(),
                                change.from(),
                                change.command(),
                                directoryVersion,
                                objects,
                                error,
                                ""),
                        toJson(objects),
                        head.hash);
        var hash = row.computedHash();
        handle.createUpdate(
                        "insert into audit (entry, at, who, source, command, version, objects,"
                                + " error, previous, hash) values (:entry, :at, :who, :source,"
                                + " :command, :version, :objects, :error, :previous, :hash)")
                .bind("entry", row.entry.entry())
                .bind("at", row.entry.at().toEpochMilli())
                .bind("who", change.who())
                .bind("source", change.from())
                .bind("command", change.command())
                .bind("version", directoryVersion)
                .bind("objects", row.objects)
                .bind("error", error)
                .bind("previous", head.hash)
                .bind("hash", hash)
                .execute();
        handle.createUpdate(
                        "update directory_state set audit_entries = :entry, audit_hash = :hash"
                                + " where id = 1")
                .bind("entry", row.entry.entry())
                .bind("hash", hash)
                .execute();
    }

    /**
     * Objects that changed.
     *
     * @param last the last entry that was looked at
     */
    public record Changed(long last, Set<ObjectId> objects) {}

    /**
     * The objects that the next {@link #PAGE} entries tell of, within the caller's transaction.
     *
     * @param after the last entry that is known already
     */
    public static Changed changed(Handle handle, long after) {
        var objects = new LinkedHashSet<ObjectId>();
        var last = after;
        for (var row : rows(handle, after, PAGE)) {
            row.entry.objects().forEach(each -> objects.add(each.id()));
            last = row.entry.entry();
        }
        return new Changed(last, objects);
    }

    private static List<Row> rows(Handle handle, long after, int limit) {
        return handle.createQuery(
                        "select * from audit where entry > :after order by entry limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> Row.of(row))
                .list();
    }

    /** An entry with the texts that its hash covers. */
    private record Row(AuditEntry entry, String objects, String previous) {

        static Row of(ResultSet row) throws SQLException {
            var objects = row.getString("objects");
            return new Row(
                    new AuditEntry(
                            row.getLong("entry"),
                            Instant.ofEpochMilli(row.getLong("at")),
                            row.getString("who"),
                            row.getString("source"),
                            row.getString("command"),
                            row.getLong("version"),
                            fromJson(objects),
                            row.getString("error"),
                            row.getString("hash")),
                    objects,
                    row.getString("previous"));
        }

        /** Each part goes in with its length, so that no text can pass for another's end. */
        String computedHash() {
            var digest = sha256();
            var parts =
                    new ArrayList<>(
                            List.of(
                                    previous,
                                    Long.toString(entry.entry()),
                                    Long.toString(entry.at().toEpochMilli()),
                                    entry.who(),
                                    entry.from(),
                                    entry.command(),
                                    Long.toString(entry.directoryVersion()),
                                    objects));
            if (!entry.isSucceeded()) {
                parts.add(entry.error());
            }
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static String toJson(List<ObjectChange> objects) {
        var array = JSON.createArrayNode();
        for (var change : objects) {
            var node = array.addObject();
            node.put("kind", change.kind().name());
            node.put("id", change.id().toString());
            node.put("name", change.name());
            change.before().ifPresent(body -> node.put("before", body));
            change.after().ifPresent(body -> node.put("after", body));
        }
        return JSON.writeValueAsString(array);
    }

    /** A row that was tampered with may hold anything: then it tells of no objects. */
    private static List<ObjectChange> fromJson(String objects) {
        try {
            var changes = new ArrayList<ObjectChange>();
            for (var node : JSON.readTree(objects)) {
                changes.add(
                        new ObjectChange(
                                ObjectKind.valueOf(node.path("kind").asString("")),
                                ObjectId.of(node.path("id").asString("")),
                                node.path("name").asString(""),
                                text(node.path("before")),
                                text(node.path("after"))));
            }
            return changes;
        } catch (RuntimeException _) {
            return List.of();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
