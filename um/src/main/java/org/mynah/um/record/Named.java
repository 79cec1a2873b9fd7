package org.mynah.um.record;

import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.ObjectId;

/**
 * An object of the directory as it was named at the time of the call; it may be gone since.
 * Immutable.
 */
public record Named(ObjectId id, String name) {

    /** The present name of an object. */
    public static Named of(DirectoryObject object) {
        return new Named(object.id(), object.name());
    }
}
