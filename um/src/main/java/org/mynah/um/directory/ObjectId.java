package org.mynah.um.directory;

import java.util.UUID;

/**
 * The GUID of a directory object: given at creation, never reused, never changed (directory §2.1).
 * Immutable.
 */
public record ObjectId(UUID value) {

    /** A new, random id. */
    public static ObjectId random() {
        return new ObjectId(UUID.randomUUID());
    }

    /**
     * Reads a GUID.
     *
     * @throws IllegalArgumentException when the text is not a GUID
     */
    public static ObjectId of(String text) {
        return new ObjectId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
