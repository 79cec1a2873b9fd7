package org.mynah.um.directory;

import java.util.Optional;
import org.mynah.um.pin.PinRecord;

/** Changes the directory inside one transaction. What it writes is seen by its own reads. */
public interface DirectoryWriter extends DirectoryReader {

    /**
     * Adds an object with its keys and links.
     *
     * @return the object as stored, with version and times
     * @throws DirectoryException UM-E021 when another transaction took one of its unique keys
     *     meanwhile
     */
    DirectoryObject insert(DirectoryObject object);

    /**
     * Replaces an object.
     *
     * @throws DirectoryException UM-E021 when its version is not the stored one
     */
    DirectoryObject update(DirectoryObject object);

    /** Removes an object, its keys, its links, its PIN, password and sound. */
    void delete(ObjectId id);

    /**
     * Hands what a mailbox holds (folders, messages, deliveries) to another object, in the same
     * commit. Does nothing where the first holds no mail.
     *
     * @param to holds no mail so far
     */
    void moveMail(ObjectId from, ObjectId to);

    /** Stores the PIN state of a UM mailbox. Never part of the audit's before and after. */
    void putPin(ObjectId umMailbox, PinRecord pin);

    /** Stores or removes the sealed key of a user's second factor. Never part of the audit. */
    void putSecondFactor(ObjectId mailbox, Optional<String> sealed);

    /**
     * Stores the hash of an object's secret: a user's password, the passcode of a text messaging
     * account. Never part of the audit.
     */
    void putPasswordHash(ObjectId mailbox, String encoded);

    /** Stores the sound of a custom prompt, in the same transaction as the object. */
    void putPromptSound(ObjectId prompt, ImportedSound sound);
}
