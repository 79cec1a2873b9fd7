package org.mynah.store.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.mynah.store.blob.BlobId;

/**
 * Each message's bytes: whether they are there, whole, and as many as the message says. Bytes that
 * several messages share are read once for each distinct size that the messages say.
 */
final class MessageBlobs implements Check {

    private record Row(long id, String blob, long size) {}

    @Override
    public void examine(Subject subject, Consumer<Defect> found) throws IOException {
        var last = 0L;
        while (true) {
            var after = last;
            var page =
                    subject.database()
                            .<List<Row>, RuntimeException>read(handle ->
                                    handle.createQuery(
                                                    "select m.id, m.blob, m.size from message m where"
                                                            + " m.id > :after and not exists (select 1"
                                                            + " from message e where e.blob = m.blob and"
                                                            + " e.size = m.size and e.id < m.id)"
                                                            + " order by m.id limit :limit")
                                            .bind("after", after)
                                            .bind("limit", PAGE)
                                            .map((row, _) ->
                                                    new Row(
                                                            row.getLong(1),
                                                            row.getString(2),
                                                            row.getLong(3)))
                                            .list());
            for (var row : page) {
                examine(subject, row, found);
            }
            if (page.size() < PAGE) {
                examineExpunged(subject, found);
                return;
            }
            last = page.getLast().id;
        }
    }

    /** An expunged message whose bytes are gone cannot be taken back; it is forgotten. */
    private static void examineExpunged(Subject subject, Consumer<Defect> found)
            throws IOException {
        var rows =
                subject.database()
                        .<List<Row>, RuntimeException>read(handle ->
                                handle.createQuery(
                                                "select id, blob, size from recoverable order by id")
                                        .map((row, _) ->
                                                new Row(
                                                        row.getLong(1),
                                                        row.getString(2),
                                                        row.getLong(3)))
                                        .list());
        for (var row : rows) {
            if (!BlobId.isId(row.blob) || !subject.blobs().exists(new BlobId(row.blob))) {
                found.accept(
                        Defect.mendable(
                                "expunged message %d: its blob %s is missing"
                                        .formatted(row.id, row.blob),
                                handle -> {
                                    handle.execute("delete from recoverable where id = ?", row.id);
                                    return "it cannot be taken back any more";
                                }));
            }
        }
    }

    private static void examine(Subject subject, Row row, Consumer<Defect> found)
            throws IOException {
        var message = "message %d: ".formatted(row.id);
        if (!BlobId.isId(row.blob)) {
            found.accept(Defect.unmendable(message + "'" + row.blob + "' names no blob"));
            return;
        }
        var blob = new BlobId(row.blob);
        if (!subject.blobs().exists(blob)) {
            // A running server may have removed the message since the page was read.
            if (isStillReferred(subject, row)) {
                found.accept(Defect.unmendable(message + "its blob " + blob + " is missing"));
            }
            return;
        }
        var digest = sha256();
        long size;
        try (var in = subject.blobs().open(blob)) {
            size = in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(blob.sha256())) {
            found.accept(
                    Defect.unmendable(message + "the bytes of its blob " + blob + " were changed"));
        } else if (size != row.size) {
            found.accept(
                    Defect.mendable(
                            message + "it says %d bytes, its blob has %d".formatted(row.size, size),
                            handle -> {
                                handle.execute(
                                        "update message set size = ? where blob = ?",
                                        size,
                                        row.blob);
                                return "the size is that of the blob";
                            }));
        }
    }

    private static boolean isStillReferred(Subject subject, Row row) {
        return subject.database()
                .<Boolean, RuntimeException>read(handle ->
                        handle.createQuery("select count(*) from message where blob = :blob")
                                        .bind("blob", row.blob)
                                        .mapTo(Long.class)
                                        .one()
                                > 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
