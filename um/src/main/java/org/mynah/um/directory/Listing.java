package org.mynah.um.directory;

/**
 * Which objects a listing goes through, by name: those of a kind, narrowed by what the database has
 * an index for. Immutable.
 *
 * @param kind what they are
 * @param narrowing which of them
 */
public record Listing(ObjectKind kind, Narrowing narrowing) {

    /** All objects of a kind. */
    public static Listing of(ObjectKind kind) {
        return new Listing(kind, new Narrowing.None());
    }

    /** The objects of a kind that refer to another. */
    public static Listing referringTo(ObjectKind kind, ObjectId target) {
        return new Listing(kind, new Narrowing.RefersTo(target));
    }

    /** The objects of a kind whose name begins with a text, in any case. */
    public static Listing named(ObjectKind kind, String prefix) {
        return new Listing(kind, new Narrowing.NameBegins(prefix));
    }
}
