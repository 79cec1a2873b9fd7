package org.mynah.um.directory;

import java.util.Optional;

/**
 * Which objects a listing goes through, by name: those of a kind, narrowed by what the database has
 * an index for. Immutable.
 *
 * @param kind what they are
 * @param refersTo only those that refer to this object
 * @param namePrefix only those whose folded name begins so; empty: any
 */
public record Listing(ObjectKind kind, Optional<ObjectId> refersTo, String namePrefix) {
    public Listing {
        namePrefix = DirectoryKey.foldInner(namePrefix);
    }

    /** All objects of a kind. */
    public static Listing of(ObjectKind kind) {
        return new Listing(kind, Optional.empty(), "");
    }

    /** The objects of a kind that refer to another. */
    public static Listing referringTo(ObjectKind kind, ObjectId target) {
        return new Listing(kind, Optional.of(target), "");
    }

    /** The objects of a kind whose name begins with a text, in any case. */
    public static Listing named(ObjectKind kind, String prefix) {
        return new Listing(kind, Optional.empty(), prefix);
    }
}
