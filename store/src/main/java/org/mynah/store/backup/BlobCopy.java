package org.mynah.store.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.Blobs;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.DurableCopy;

/** Copies the blobs that the messages of a database refer to. One thread. */
final class BlobCopy {

    /** Rows that are fetched at a time. */
    private static final int FETCHED = 1000;

    /** The format that has greetings in blobs first. */
    private static final int FIRST_WITH_GREETINGS = 106;

    private final Disk disk;
    private final DurableCopy copy;
    private final Layout layout;
    private long count;
    private long bytes;

    BlobCopy(Disk disk, Layout layout) {
        this.disk = disk;
        this.copy = new DurableCopy(disk);
        this.layout = layout;
    }

    /** What refers to blobs, by the format of the database that has it first. */
    private static String referred(String format) {
        var number = Integer.parseInt(format);
        return number < FIRST_WITH_GREETINGS
                ? "select blob from message union select blob from recoverable"
                : "select blob from message union select blob from recoverable union select blob"
                        + " from greeting";
    }

    /** The blobs that a database refers to and lacks although it is the store of blobs. */
    static Set<String> missing(Handle handle, String format) {
        return new HashSet<>(
                handle.createQuery(
                                "select r.blob from (%s) r where not exists (select 1 from stored_blob s where s.name = substr(r.blob, 1, 24) and s.sha256 = substr(r.blob, 26))"
                                        .formatted(referred(format)))
                        .mapTo(String.class)
                        .list());
    }

    /** Notes the blobs of a database, in the order of their names; replaces what was noted. */
    void note(Handle handle, String format) throws IOException {
        disk.delete(layout.blobList());
        try (var out = disk.create(layout.blobList());
                var query = handle.createQuery(referred(format) + " order by blob");
                var blobs = query.setFetchSize(FETCHED).mapTo(String.class).iterator()) {
            while (blobs.hasNext()) {
                var line = (blobs.next() + "\n").getBytes(StandardCharsets.UTF_8);
                out.append(line, 0, line.length);
            }
            out.sync();
        }
    }

    /**
     * Copies the blobs that were noted and are not here yet.
     *
     * @return those that are not in the store, by name
     */
    Set<String> copyFrom(Blobs blobs) throws IOException {
        var missing = new HashSet<String>();
        var folders = new HashSet<Path>();
        count = 0;
        bytes = 0;
        try (var list = list()) {
            for (var line = list.readLine(); line != null; line = list.readLine()) {
                var id = new BlobId(line);
                var target = layout.blob(id);
                if (disk.size(target).isEmpty()) {
                    if (folders.add(target.resolveSibling(""))) {
                        copy.folder(layout.blobFolder(id));
                    }
                    if (!copied(blobs, id, target)) {
                        missing.add(line);
                        continue;
                    }
                }
                count++;
                bytes += disk.size(target).orElse(0);
            }
        }
        for (var folder : folders) {
            disk.syncDirectory(folder);
        }
        return missing;
    }

    private boolean copied(Blobs blobs, BlobId id, Path target) throws IOException {
        if (!blobs.exists(id)) {
            return false;
        }
        try (var in = blobs.open(id)) {
            copy.write(in, target);
            return true;
        } catch (IOException e) {
            if (blobs.exists(id)) {
                throw e;
            }
            disk.delete(target);
            return false;
        }
    }

    /** Removes the blobs that were noted once and are not any more. */
    void removeOthers() throws IOException {
        var noted = new HashSet<String>();
        try (var list = list()) {
            for (var line = list.readLine(); line != null; line = list.readLine()) {
                noted.add(line);
            }
        }
        for (var folder : disk.list(layout.blobs())) {
            for (var file : disk.list(folder)) {
                if (!noted.contains(file.getFileName().toString())) {
                    disk.delete(file);
                }
            }
            disk.syncDirectory(folder);
        }
    }

    private BufferedReader list() throws IOException {
        return new BufferedReader(
                new InputStreamReader(disk.read(layout.blobList(), 0), StandardCharsets.UTF_8));
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }
}
