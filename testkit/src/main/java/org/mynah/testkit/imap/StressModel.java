package org.mynah.testkit.imap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What must be in the folders. Each connection owns the mails that it made: it alone flags, moves
 * and removes them. On any mail it may set a keyword of its own, which nobody else touches. So it
 * is known at any time what must be there, whatever the others are doing. Thread-safe.
 */
final class StressModel {

    static final List<String> FOLDERS = List.of("INBOX", "Other");

    private static final int MOST_DIFFERENCES = 50;

    private final Map<String, SortedMap<Long, Mail>> folders =
            Map.of(
                    FOLDERS.get(0), new ConcurrentSkipListMap<>(),
                    FOLDERS.get(1), new ConcurrentSkipListMap<>());
    private final Map<String, Boolean> marks = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> differences = new ConcurrentLinkedQueue<>();
    private final AtomicLong commands = new AtomicLong();

    /** A mail; its owner's thread alone changes it, between the checks. */
    static final class Mail {
        final int owner;
        final String text;
        final boolean isCopy;
        volatile boolean isSeen;
        volatile boolean isFlagged;

        /** Marked as deleted: it may be gone at any time. */
        volatile boolean isDoomed;

        Mail(int owner, String text, boolean isCopy) {
            this.owner = owner;
            this.text = text;
            this.isCopy = isCopy;
        }
    }

    SortedMap<Long, Mail> folder(String name) {
        var folder = folders.get(name);
        if (folder == null) {
            throw new IllegalArgumentException("there is no folder " + name);
        }
        return folder;
    }

    static String keyword(int owner) {
        return "K" + owner;
    }

    void mark(String folder, long uid, int owner, boolean isOn) {
        marks.put(key(folder, uid, owner), isOn);
    }

    /** Whether a mail must have a connection's keyword; empty when nobody knows. */
    Optional<Boolean> mark(String folder, long uid, int owner) {
        var mail = folder(folder).get(uid);
        var isUnknown = mail == null || mail.isCopy;
        return Optional.ofNullable(marks.get(key(folder, uid, owner)))
                .or(() -> isUnknown ? Optional.empty() : Optional.of(false));
    }

    private static String key(String folder, long uid, int owner) {
        return folder + "/" + uid + "/" + owner;
    }

    void differs(String what) {
        if (differences.size() < MOST_DIFFERENCES) {
            differences.add(what);
        }
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    void count() {
        commands.incrementAndGet();
    }

    long commands() {
        return commands.get();
    }
}
