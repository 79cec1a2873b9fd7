package org.mynah.um.directory;

/**
 * By what a listing is narrowed: what the database has an index for. Texts are folded as {@link
 * DirectoryKey} folds them. Immutable.
 */
public sealed interface Narrowing {

    /** Not narrowed. */
    record None() implements Narrowing {}

    /** Objects that refer to another. */
    record RefersTo(ObjectId target) implements Narrowing {}

    /** Objects whose name begins with a text. */
    record NameBegins(String prefix) implements Narrowing {
        public NameBegins {
            prefix = DirectoryKey.foldInner(prefix);
        }
    }

    /** The objects to which a key leads. */
    record KeyIs(KeyScope scope, String value) implements Narrowing {
        public KeyIs {
            value = DirectoryKey.fold(value);
        }
    }

    /** Objects to which a key leads that begins with a text. */
    record KeyBegins(KeyScope scope, String prefix) implements Narrowing {
        public KeyBegins {
            prefix = DirectoryKey.foldInner(prefix);
        }
    }

    /** Objects with a stored value of a property of {@link IndexedValues}. */
    record ValueIs(String property, String value) implements Narrowing {
        public ValueIs {
            value = DirectoryKey.fold(value);
        }
    }

    /** Objects with a stored value of a property of {@link IndexedValues} that begins so. */
    record ValueBegins(String property, String prefix) implements Narrowing {
        public ValueBegins {
            prefix = DirectoryKey.foldInner(prefix);
        }
    }
}
