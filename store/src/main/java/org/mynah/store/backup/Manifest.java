package org.mynah.store.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.DurableCopy;
import org.mynah.store.sql.Database;

/**
 * What a backup is and has: the file {@code manifest}, lines of text, of which the last is the
 * SHA-256 of those before. Immutable.
 *
 * @param made when it was begun
 * @param format of the database
 * @param isInDatabase whether the blobs are in the copy of the database
 * @param blobs how many are beside the database
 * @param blobBytes of all blobs
 */
public record Manifest(
        Instant made,
        Database.Kind kind,
        String format,
        boolean isInDatabase,
        long blobs,
        long blobBytes,
        List<Entry> files) {

    private static final String IN_DATABASE = " database";
    private static final String FIRST_LINE = "mynah-backup 1";

    public Manifest {
        files = List.copyOf(files);
    }

    /**
     * A file of the backup that is no blob.
     *
     * @param path below the backup's folder, with {@code /}
     * @param size in bytes
     */
    public record Entry(String path, long size, String sha256) {}

    /** Bytes of the whole backup. */
    public long bytes() {
        return blobBytes + files.stream().mapToLong(Entry::size).sum();
    }

    /** The files below a folder but the blobs and the manifest, read for their digests. */
    static List<Entry> entries(Disk disk, Path root) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var each : disk.list(root)) {
            var name = each.getFileName().toString();
            if (!name.equals(Layout.BLOBS) && !name.equals(Layout.MANIFEST)) {
                add(disk, root, each, entries);
            }
        }
        return entries;
    }

    private static void add(Disk disk, Path root, Path file, List<Entry> entries)
            throws IOException {
        if (Files.isDirectory(file)) {
            for (var each : disk.list(file)) {
                add(disk, root, each, entries);
            }
        } else {
            entries.add(
                    new Entry(
                            root.relativize(file).toString().replace('\\', '/'),
                            disk.size(file).orElse(0),
                            sha256(disk, file)));
        }
    }

    /** The SHA-256 of a file in hexadecimal digits. */
    static String sha256(Disk disk, Path file) throws IOException {
        var digest = digest();
        try (var in = new DigestInputStream(disk.read(file, 0), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes it, whole or not at all. */
    void write(Disk disk, Layout layout) throws IOException {
        var text = new StringBuilder(FIRST_LINE).append('\n');
        text.append("made ").append(made).append('\n');
        text.append("database ").append(kind).append('\n');
        text.append("format ").append(format).append('\n');
        text.append("blobs ").append(blobs).append(' ').append(blobBytes);
        text.append(isInDatabase ? IN_DATABASE : "").append('\n');
        for (var file : files) {
            text.append("file ")
                    .append(file.sha256())
                    .append(' ')
                    .append(file.size())
                    .append(' ')
                    .append(file.path())
                    .append('\n');
        }
        var digest = sha256(text.toString());
        text.append("end ").append(digest).append('\n');
        var unfinished = layout.manifest().resolveSibling(Layout.MANIFEST + ".new");
        new DurableCopy(disk)
                .write(
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                        unfinished);
        disk.rename(unfinished, layout.manifest());
        disk.syncDirectory(layout.root());
    }

    /**
     * Reads the manifest of a backup.
     *
     * @throws BackupRefused when there is none, or it is damaged
     */
    static Manifest read(Disk disk, Layout layout) throws IOException, BackupRefused {
        if (disk.size(layout.manifest()).isEmpty()) {
            throw new BackupRefused(
                    "There is no whole backup in %s: the file %s is missing. It is not a backup, or one that was cut off."
                            .formatted(layout.root(), Layout.MANIFEST));
        }
        String text;
        try (var in = disk.read(layout.manifest(), 0)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var end = text.lastIndexOf("end ");
        if (end < 0
                || !text.startsWith(FIRST_LINE + "\n")
                || !text.substring(end).strip().equals("end " + sha256(text.substring(0, end)))) {
            throw damaged(layout);
        }
        try {
            return parse(text.substring(0, end));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException _) {
            throw damaged(layout);
        }
    }

    private static BackupRefused damaged(Layout layout) {
        return new BackupRefused(
                "The file %s is damaged, or of a newer version of Mynah."
                        .formatted(layout.manifest()));
    }

    private static Manifest parse(String text) {
        var lines = text.split("\n", -1);
        var blobs = lines[4].split(" ", -1);
        var files = new ArrayList<Entry>();
        for (int i = 5; i < lines.length - 1; i++) {
            var parts = lines[i].split(" ", 4);
            files.add(new Entry(parts[3], Long.parseLong(parts[2]), parts[1]));
        }
        return new Manifest(
                Instant.parse(lines[1].substring("made ".length())),
                Database.Kind.valueOf(lines[2].substring("database ".length())),
                lines[3].substring("format ".length()),
                lines[4].endsWith(IN_DATABASE),
                Long.parseLong(blobs[1]),
                Long.parseLong(blobs[2]),
                files);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
