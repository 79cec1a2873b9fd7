package org.mynah.store.mailbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.mynah.store.sql.Database;
import org.mynah.um.message.MailId;

/**
 * Finds messages by texts in them, with the full-text index of the database: FTS5 of SQLite, or a
 * GIN index over a {@code tsvector} of PostgreSQL. Thread-safe.
 *
 * <p>IMAP looks for any part of a word (RFC 9051 §6.4.4), so the index keeps every three letters
 * that stand together; it says which messages may hold a text, and the database compares those. A
 * message gets its text some time after it arrived; until then, and always when it is very long, it
 * is among those that the caller must read himself.
 */
public final class TextIndex {

    /** Bytes of the longest text that is kept; PostgreSQL takes a tsvector of 1 MB at most. */
    public static final int LARGEST_TEXT = 128 * 1024;

    /** In a folder with fewer messages each text is compared, whatever other mailboxes hold. */
    static final int SMALL_FOLDER = 1_000;

    /** Sequences of three letters that are asked of the index at once. */
    static final int MOST_GRAMS = 24;

    private final Database database;

    TextIndex(Database database) {
        this.database = database;
    }

    /**
     * What became of a search.
     *
     * @param matches the messages that hold each text, among those that have their text here
     * @param unread the messages that have not
     */
    public record Found(Map<TextQuery, UidSet> matches, UidSet unread) {
        public Found {
            matches = Map.copyOf(matches);
        }
    }

    /** Looks for texts in a folder, all at one moment. */
    public Found find(FolderId folder, Collection<TextQuery> queries) {
        return database.read(handle -> {
            var isSmall = isSmall(handle, folder);
            var matches = new HashMap<TextQuery, UidSet>();
            for (var query : queries) {
                matches.put(query, matches(handle, folder, query, isSmall));
            }
            return new Found(matches, unread(handle, folder));
        });
    }

    /** Messages that wait for their text, the oldest first. */
    public List<StoredMessage> waiting(int most) {
        return database.read(handle ->
                handle.createQuery(
                                "select * from message where text_state = 0 order by id limit :most")
                        .bind("most", most)
                        .map((row, _) -> Messages.of(row))
                        .list());
    }

    /**
     * Keeps the texts of messages, all in one transaction. One that is gone is left out.
     *
     * @param texts empty for a message that cannot be read: it is not tried again
     */
    public void put(Map<MailId, Optional<MessageText>> texts) {
        database.<Integer, RuntimeException>write(handle -> {
            texts.forEach((id, text) -> put(handle, Long.parseLong(id.value()), text));
            return texts.size();
        });
    }

    private void put(Handle handle, long message, Optional<MessageText> text) {
        var kept = text.filter(each -> each.bytes() <= LARGEST_TEXT);
        kept.ifPresent(each -> insert(handle, message, each));
        handle.createUpdate("update message set text_state = :state where id = :id")
                .bind("id", message)
                .bind("state", kept.isPresent() ? 1 : 2)
                .execute();
    }

    private void insert(Handle handle, long message, MessageText text) {
        var sql =
                switch (database.kind()) {
                    case SQLITE ->
                            """
                            insert into message_text (message, headers, body)
                            select id, :headers, :body from message where id = :id
                            on conflict do nothing
                            """;
                    case POSTGRESQL ->
                            """
                            insert into message_text (message, headers, body, grams)
                            select id, :headers, :body, array_to_tsvector(:grams)
                            from message where id = :id
                            on conflict do nothing
                            """;
                };
        var update =
                handle.createUpdate(sql)
                        .bind("id", message)
                        .bind("headers", text.headers())
                        .bind("body", text.body());
        if (database.kind() == Database.Kind.POSTGRESQL) {
            update.bindArray("grams", String.class, text.grams().toArray());
        }
        update.execute();
    }

    private static boolean isSmall(Handle handle, FolderId folder) {
        return handle.createQuery(
                                "select count(*) from (select 1 from "
                                        + SearchFolders.source(handle, folder)
                                        + " where m.folder = :folder limit :most) counted")
                        .bind("folder", folder.value())
                        .bind("most", SMALL_FOLDER)
                        .mapTo(Integer.class)
                        .one()
                < SMALL_FOLDER;
    }

    private static UidSet unread(Handle handle, FolderId folder) {
        return UidSet.of(
                handle.createQuery(
                                "select m.uid from "
                                        + SearchFolders.source(handle, folder)
                                        + " where m.folder = :folder and m.text_state <> 1")
                        .bind("folder", folder.value())
                        .mapTo(Long.class)
                        .list());
    }

    private UidSet matches(Handle handle, FolderId folder, TextQuery query, boolean isSmall) {
        var text = MessageText.normal(query.text());
        var grams = MessageText.grams(text).stream().limit(MOST_GRAMS).toList();
        var byIndex = !isSmall && !grams.isEmpty();
        var uids =
                handle.createQuery(
                                sql(SearchFolders.source(handle, folder), query.place(), byIndex))
                        .bind("folder", folder.value())
                        .bind("text", text);
        if (byIndex) {
            uids.bind("grams", all(grams));
        }
        return UidSet.of(uids.mapTo(Long.class).list());
    }

    private String sql(String messages, TextQuery.Place place, boolean byIndex) {
        var columns =
                switch (place) {
                    case HEADERS -> List.of("t.headers");
                    case BODY -> List.of("t.body");
                    case ANYWHERE -> List.of("t.headers", "t.body");
                };
        var function =
                switch (database.kind()) {
                    case SQLITE -> "instr";
                    case POSTGRESQL -> "strpos";
                };
        var holds =
                columns.stream()
                        .map(column -> function + "(" + column + ", :text) > 0")
                        .collect(Collectors.joining(" or ", "(", ")"));
        if (!byIndex) {
            return "select m.uid from "
                    + messages
                    + " join message_text t on t.message = m.id where m.folder = :folder and "
                    + holds;
        }
        return switch (database.kind()) {
            // A cross join keeps its order: the index first.
            case SQLITE ->
                    "select m.uid from message_grams cross join message_text t on t.message ="
                            + " message_grams.rowid cross join "
                            + messages
                            + " on m.id = t.message where message_grams match :grams and"
                            + " m.folder = :folder and "
                            + holds;
            case POSTGRESQL ->
                    "select m.uid from "
                            + messages
                            + " join message_text t on t.message = m.id where"
                            + " m.folder = :folder and t.grams @@ cast(:grams as tsquery) and "
                            + holds;
        };
    }

    /** What the index is asked: all of these. */
    private String all(List<String> grams) {
        var quoted = new ArrayList<String>();
        for (var gram : grams) {
            quoted.add(
                    switch (database.kind()) {
                        case SQLITE -> '"' + gram.replace("\"", "\"\"") + '"';
                        case POSTGRESQL ->
                                '\'' + gram.replace("\\", "\\\\").replace("'", "''") + '\'';
                    });
        }
        return String.join(database.kind() == Database.Kind.SQLITE ? " AND " : " & ", quoted);
    }
}
