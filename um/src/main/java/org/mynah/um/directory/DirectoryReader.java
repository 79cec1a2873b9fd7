package org.mynah.um.directory;

import java.util.List;
import java.util.Optional;
import org.mynah.um.pin.PinRecord;

/**
 * Reads one consistent state of the directory. Valid inside {@link Directory#read} or {@link
 * Directory#change} only.
 */
public interface DirectoryReader {

    /** The object with this id. */
    Optional<DirectoryObject> find(ObjectId id);

    /** The object that a key of a unique scope leads to: one indexed query. */
    Optional<DirectoryObject> find(DirectoryKey key);

    /** All objects that a key leads to, by name. */
    List<DirectoryObject> findAll(DirectoryKey key);

    /**
     * Objects of a kind by name.
     *
     * @param limit at most so many
     */
    List<DirectoryObject> list(ObjectKind kind, int limit);

    /** Objects of a kind that refer to the target, by name. */
    List<DirectoryObject> referringTo(ObjectId target, ObjectKind kind);

    /** The PIN state of a UM mailbox. */
    Optional<PinRecord> pin(ObjectId umMailbox);

    /**
     * The encoded hash of an object's secret: a user's password, the passcode of a text messaging
     * account.
     */
    Optional<String> passwordHash(ObjectId mailbox);

    /** The sealed key of a user's second factor; empty when he signs in by password alone. */
    Optional<String> secondFactor(ObjectId mailbox);

    /** Counts up with each committed change. */
    long version();
}
