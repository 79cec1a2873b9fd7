package org.mynah.um.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
     * The first objects that a key leads to, by name.
     *
     * @param limit at most so many
     */
    List<DirectoryObject> findAll(DirectoryKey key, int limit);

    /**
     * Objects of a kind by name.
     *
     * @param limit at most so many
     */
    List<DirectoryObject> list(ObjectKind kind, int limit);

    /**
     * The next objects of a listing, by name.
     *
     * @param after the last object of the page before; empty: from the beginning
     * @param limit at most so many
     */
    List<DirectoryObject> page(Listing listing, Optional<DirectoryObject> after, int limit);

    /** The objects with these ids that exist, by id: one query for many. */
    Map<ObjectId, DirectoryObject> findAll(Collection<ObjectId> ids);

    /** The objects that these values of a unique scope lead to, by value: one query for many. */
    Map<String, DirectoryObject> findAll(KeyScope scope, Collection<String> values);

    /**
     * Mailboxes whose name is spelled on the keypad with these digits first, in the order of their
     * digits. {@link NameSearch} decides who of them may be found.
     *
     * @param plan only those with a number in this dial plan; empty: all mailboxes
     * @param after the last hit of the page before; empty: from the beginning
     * @param limit at most so many
     */
    List<KeypadHit> spelled(
            Optional<ObjectId> plan,
            Spelling spelling,
            String digits,
            Optional<KeypadHit> after,
            int limit);

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

    /** The sound of a custom prompt, as imported and for the line. */
    Optional<ImportedSound> promptSound(ObjectId prompt);

    /** Counts up with each committed change. */
    long version();
}
