package org.mynah.um.directory;

import java.util.function.Function;

/**
 * The directory: every object the administrator makes. Thread-safe; implemented by {@code store}.
 *
 * <p>Reads go to the database, so a change that is committed is what the next call sees (design
 * §5).
 */
public interface Directory {

    /** Whether what is read is what is committed. */
    default Contact contact() {
        return Contact.IN_TOUCH;
    }

    /**
     * Runs reads on one consistent state; inside a change, on the state that the change sees.
     *
     * @throws DirectoryUnreachable when it does not answer, and the work needs more than what is
     *     last known
     */
    <T> T read(Function<DirectoryReader, T> work);

    /**
     * Runs a change as one transaction with one audit entry: all of it or nothing. The before and
     * after of the audit entry come from what the work inserts, updates and deletes.
     *
     * @throws DirectoryException from the rules, or UM-E021 when another change came first
     */
    <T> T change(Change change, Function<DirectoryWriter, T> work);

    /**
     * Puts a command that was refused into the audit trail; it changed nothing.
     *
     * @param reason why, without secrets
     */
    void refused(Change change, String reason);

    /**
     * Who changes, from where, by what.
     *
     * @param who the administrator's or user's name, or {@code system}
     * @param from {@code shell}, {@code phone}, an address …
     * @param command the command with secrets masked
     */
    record Change(String who, String from, String command) {}
}
