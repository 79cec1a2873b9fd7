package org.mynah.store.spool;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mynah.store.disk.Disk;
import org.mynah.um.Spool;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Marks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spool as a folder of files. Thread-safe.
 *
 * <p>An item has one name and up to three files: {@code NAME.pcm}, the audio, from its opening to
 * its delivery; {@code NAME.open}, the envelope while it is being recorded; {@code NAME.msg}, the
 * final envelope. An item is committed exactly when its {@code .msg} exists, and that appears
 * whole, by one rename, after the audio is synced. What the folder holds as {@code .open} alone was
 * cut off by a crash or a failure of ours, and is delivered as interrupted.
 */
public final class FileSpool implements Spool {

    private static final Logger LOG = LoggerFactory.getLogger(FileSpool.class);

    /** The sequence of an item that was recovered, before it has one. */
    private static final long CUT_OFF = 0;

    private final SpoolFolder folder;
    private final SpoolLimits limits;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private final Map<String, FileItem> waiting = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private int openMessages;
    private long lastSequence;
    private boolean isHealthy = true;
    private boolean hasNews;

    private FileSpool(SpoolFolder folder, SpoolLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * Opens the spool and recovers what a crash left in it. One process has the folder at a time
     * (the data directory's lock).
     */
    public static FileSpool open(Disk disk, Path path, SpoolLimits limits) throws IOException {
        var folder = new SpoolFolder(disk, path);
        folder.create();
        var spool = new FileSpool(folder, limits);
        spool.recover();
        return spool;
    }

    @Override
    public boolean hasRoom() {
        lock.lock();
        try {
            if (waiting.size() >= limits.mostWaiting()) {
                return false;
            }
            if (!isHealthy) {
                // Only a file written and synced anew shows that the disk works again.
                if (!folder.probe()) {
                    return false;
                }
                isHealthy = true;
                LOG.info("the spool {} works again", folder);
            }
            var needed = (openMessages + 1) * limits.longestMessageBytes() + limits.reserveBytes();
            return folder.usableSpace() >= needed;
        } catch (IOException e) {
            LOG.error("the spool {} does not tell its free space: {}", folder, e.getMessage());
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the disk did what was asked of it the last time. */
    public boolean isHealthy() {
        lock.lock();
        try {
            return isHealthy;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Pending open(Envelope envelope) throws IOException {
        var name = reserve(envelope);
        try {
            var audio = folder.createAudio(name);
            try {
                // Both names become durable by the one sync of the folder.
                folder.write(name, SpoolFolder.OPEN, new Sheet(envelope, Marks.NONE, 0, 0, false));
            } catch (IOException e) {
                audio.close();
                throw e;
            }
            opened(1);
            return new FilePending(this, folder, name, envelope, audio, limits.shortestMessage());
        } catch (IOException e) {
            failed(e);
            cleanUp(name);
            release(name);
            throw e;
        }
    }

    @Override
    public void put(Envelope envelope) throws IOException {
        var name = reserve(envelope);
        var sheet = new Sheet(envelope, Marks.NONE, nextSequence(), 0, false);
        try {
            folder.write(name, SpoolFolder.MESSAGE, sheet);
        } catch (IOException e) {
            failed(e);
            cleanUp(name);
            release(name);
            throw e;
        }
        ready(name, sheet);
    }

    private void cleanUp(String name) {
        try {
            folder.remove(name);
            folder.delete(name, SpoolFolder.UNFINISHED);
        } catch (IOException e) {
            LOG.warn(
                    "the spool item {} was not begun, yet its files stay: {}",
                    name,
                    e.getMessage());
        }
    }

    @Override
    public List<Item> waiting() {
        lock.lock();
        try {
            hasNews = false;
            return List.copyOf(waiting.values());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitCommit(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = atMost.toNanos();
            while (!hasNews && left > 0) {
                left = committed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Messages that are being recorded now. */
    public int openMessages() {
        lock.lock();
        try {
            return openMessages;
        } finally {
            lock.unlock();
        }
    }

    /** Names of the items that were put aside. */
    public List<String> quarantined() throws IOException {
        return folder.quarantined();
    }

    /**
     * What is wrong with the spool in a folder, one defect a line, also of a server that is using
     * it: nothing is changed. Items that were put aside are among them.
     */
    public static List<String> defects(Disk disk, Path path) throws IOException {
        var folder = new SpoolFolder(disk, path);
        var defects = new ArrayList<String>();
        for (var file : disk.list(path)) {
            var name = file.getFileName().toString();
            for (var ending : List.of(SpoolFolder.MESSAGE, SpoolFolder.OPEN)) {
                if (name.endsWith(ending)) {
                    folder.defect(without(name, ending), ending)
                            .ifPresent(
                                    what -> defects.add("spool file %s: %s".formatted(name, what)));
                }
            }
        }
        folder.quarantined()
                .forEach(name -> defects.add("spool item %s was put aside".formatted(name)));
        return List.copyOf(defects);
    }

    // What pending messages and items tell

    void opened(int more) {
        lock.lock();
        try {
            openMessages += more;
        } finally {
            lock.unlock();
        }
    }

    /** A committed item waits for delivery. */
    void ready(String name, Sheet sheet) {
        lock.lock();
        try {
            waiting.put(name, new FileItem(this, folder, name, sheet));
            hasNews = true;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The item is gone for good. */
    void release(String name) {
        lock.lock();
        try {
            waiting.remove(name);
            names.remove(name);
        } finally {
            lock.unlock();
        }
    }

    /** The disk failed: no new message until it is seen to work. */
    void failed(IOException e) {
        lock.lock();
        try {
            isHealthy = false;
        } finally {
            lock.unlock();
        }
        LOG.error(
                "the spool {} fails: {}; no new messages are taken until a write succeeds",
                folder,
                e.toString());
    }

    long nextSequence() {
        lock.lock();
        try {
            return ++lastSequence;
        } finally {
            lock.unlock();
        }
    }

    private String reserve(Envelope envelope) throws IOException {
        var name = SpoolFolder.name(envelope);
        lock.lock();
        try {
            if (!names.add(name)) {
                throw new FileAlreadyExistsException("spool item " + name);
            }
            return name;
        } finally {
            lock.unlock();
        }
    }

    // Recovery

    /** Writes nothing but what tidies up, so that it works on a full disk. */
    private void recover() throws IOException {
        var files = Set.copyOf(folder.files());
        var found = new ArrayList<FileItem>();
        for (var file : files) {
            if (file.endsWith(SpoolFolder.UNFINISHED) || file.equals(SpoolFolder.PROBE)) {
                folder.deleteFile(file);
            } else if (file.endsWith(SpoolFolder.MESSAGE)) {
                recover(without(file, SpoolFolder.MESSAGE), SpoolFolder.MESSAGE, found);
            } else if (file.endsWith(SpoolFolder.OPEN)) {
                var name = without(file, SpoolFolder.OPEN);
                if (files.contains(name + SpoolFolder.MESSAGE)) {
                    folder.deleteFile(file);
                } else {
                    recover(name, SpoolFolder.OPEN, found);
                }
            } else if (file.endsWith(SpoolFolder.AUDIO)) {
                // Without an envelope it was delivered or discarded, or never began.
                var name = without(file, SpoolFolder.AUDIO);
                if (!files.contains(name + SpoolFolder.MESSAGE)
                        && !files.contains(name + SpoolFolder.OPEN)) {
                    folder.deleteFile(file);
                }
            }
        }
        // What was cut off comes last: it is committed only now.
        found.sort(
                Comparator.comparing((FileItem item) -> item.sequence() == CUT_OFF)
                        .thenComparingLong(FileItem::sequence)
                        .thenComparing(item -> item.envelope().started()));
        for (var item : found) {
            names.add(item.name());
            waiting.put(item.name(), item);
            lastSequence = Math.max(lastSequence, item.sequence());
        }
        hasNews = !waiting.isEmpty();
    }

    private void recover(String name, String ending, List<FileItem> found) {
        try {
            var sheet = folder.read(name, ending);
            var samples = folder.samples(name);
            if (ending.equals(SpoolFolder.OPEN)) {
                LOG.info(
                        "call {} was cut off by a crash; what was said is delivered",
                        sheet.envelope().callId());
                sheet =
                        FilePending.interrupted(
                                sheet.envelope(),
                                Marks.NONE,
                                CUT_OFF,
                                samples,
                                limits.shortestMessage());
            } else if (samples < sheet.samples()) {
                if (samples == 0) {
                    throw new Sheet.Corrupt("its audio is gone");
                }
                LOG.warn("the spool item {} has lost the end of its audio", name);
                sheet = new Sheet(sheet.envelope(), sheet.marks(), sheet.sequence(), samples, true);
            }
            found.add(new FileItem(this, folder, name, sheet));
        } catch (Sheet.Corrupt e) {
            LOG.error("the spool item {} is put aside: {}", name, e.getMessage());
            try {
                folder.putAside(name, e.what());
            } catch (IOException stays) {
                LOG.error("the spool item {} cannot be put aside: {}", name, stays.toString());
            }
        } catch (IOException e) {
            LOG.error(
                    "the spool item {} cannot be read and waits for the next start: {}",
                    name,
                    e.toString());
        }
    }

    private static String without(String file, String ending) {
        return file.substring(0, file.length() - ending.length());
    }
}
