package org.mynah.store.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.mynah.store.disk.Disk;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.record.CallRecord;
import org.mynah.um.record.CallRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Keeps records in the database, or, while it does not answer, as one file each in a folder until
 * it does. Thread-safe.
 */
public final class PendingRecords implements CallRecords {

    /** Files that may wait; beyond them records are lost, and the log says so. */
    public static final int MOST_WAITING = 100_000;

    private static final int LARGEST = 64 * 1024;
    private static final String WRITTEN = ".json";
    private static final String UNREADABLE = ".unreadable";

    private static final Logger LOG = LoggerFactory.getLogger(PendingRecords.class);

    private final CallRecordStore store;
    private final Disk disk;
    private final Path folder;
    private final int mostWaiting;

    public PendingRecords(CallRecordStore store, Disk disk, Path folder) {
        this(store, disk, folder, MOST_WAITING);
    }

    PendingRecords(CallRecordStore store, Disk disk, Path folder, int mostWaiting) {
        this.store = store;
        this.disk = disk;
        this.folder = folder;
        this.mostWaiting = mostWaiting;
    }

    @Override
    public void add(CallRecord record) {
        try {
            store.add(record);
        } catch (DatabaseException failure) {
            LOG.warn(
                    "The record of call {} waits in {}: {}",
                    record.callId(),
                    folder,
                    failure.getMessage());
            keep(record);
        }
    }

    private void keep(CallRecord record) {
        try {
            if (waiting().size() >= mostWaiting) {
                LOG.error(
                        "The record of call {} is lost: {} records wait in {} for the database",
                        record.callId(),
                        mostWaiting,
                        folder);
                return;
            }
            var unfinished = folder.resolve(record.id() + ".new");
            var bytes = RecordJson.write(record).getBytes(StandardCharsets.UTF_8);
            try (var file = disk.create(unfinished)) {
                file.append(bytes, 0, bytes.length);
                file.sync();
            }
            disk.rename(unfinished, folder.resolve(record.id() + WRITTEN));
            disk.syncDirectory(folder);
        } catch (IOException failure) {
            LOG.error(
                    "The record of call {} is lost, neither database nor disk take it: {}",
                    record.callId(),
                    failure.toString());
        }
    }

    private List<Path> waiting() throws IOException {
        return disk.list(folder).stream()
                .filter(file -> file.toString().endsWith(WRITTEN))
                .toList();
    }

    /**
     * Hands what waits to the database, until it fails again.
     *
     * @return how many records were handed over
     * @throws DatabaseException when the database still does not answer
     */
    public int retry() {
        int done = 0;
        try {
            for (var file : waiting()) {
                try (var in = disk.read(file, 0)) {
                    store.add(
                            RecordJson.read(
                                    new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8)));
                } catch (JacksonException _) {
                    LOG.error("{} is no record of a call; it is put aside", file);
                    disk.rename(file, file.resolveSibling(file.getFileName() + UNREADABLE));
                    continue;
                }
                disk.delete(file);
                done++;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return done;
    }
}
