package org.mynah.admin.filter;

import java.util.Optional;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.Narrowing;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;

/** An index of the database that finds objects of a kind by a value. Immutable. */
public sealed interface Source {

    /** What is looked at when there is no index: all of a kind. */
    int EVERYTHING = 4;

    /**
     * A way to the objects that may fit.
     *
     * @param listing goes through them
     * @param cost less is better: 0 one object … {@link #EVERYTHING} all of a kind
     */
    record Way(Listing listing, int cost) {}

    /** The way to the objects that have exactly a text. */
    Optional<Way> equal(String text);

    /** The way to the objects that have a text with this beginning, which is not empty. */
    Optional<Way> beginning(String prefix);

    /** The names of objects. */
    record Names(ObjectKind kind) implements Source {
        @Override
        public Optional<Way> equal(String text) {
            return Optional.of(new Way(Listing.named(kind, text), 1));
        }

        @Override
        public Optional<Way> beginning(String prefix) {
            return Optional.of(new Way(Listing.named(kind, prefix), 3));
        }
    }

    /** A key that leads to objects. */
    record Keys(ObjectKind kind, KeyScope scope) implements Source {
        @Override
        public Optional<Way> equal(String text) {
            return Optional.of(new Way(new Listing(kind, new Narrowing.KeyIs(scope, text)), 0));
        }

        @Override
        public Optional<Way> beginning(String prefix) {
            return Optional.of(
                    new Way(new Listing(kind, new Narrowing.KeyBegins(scope, prefix)), 3));
        }
    }

    /**
     * The values of a property, as far as they are stored.
     *
     * @param implied what objects without a stored value have; the index does not find it
     */
    record Values(ObjectKind kind, Property<?> property, Optional<String> implied)
            implements Source {

        /** The values of a property that is its default or blank where it is not stored. */
        public static Values of(ObjectKind kind, Property<?> property) {
            return new Values(kind, property, property.defaultValue().map(String::valueOf));
        }

        @Override
        public Optional<Way> equal(String text) {
            return implied.filter(text::equalsIgnoreCase).isPresent()
                    ? Optional.empty()
                    : way(new Narrowing.ValueIs(property.name(), text), 1);
        }

        @Override
        public Optional<Way> beginning(String prefix) {
            return implied.isPresent()
                    ? Optional.empty()
                    : way(new Narrowing.ValueBegins(property.name(), prefix), 3);
        }

        private Optional<Way> way(Narrowing narrowing, int cost) {
            return Optional.of(new Way(new Listing(kind, narrowing), cost));
        }
    }

    /** What refers to an object, whose id is the text. */
    record References(ObjectKind kind) implements Source {
        @Override
        public Optional<Way> equal(String text) {
            return Optional.of(new Way(Listing.referringTo(kind, ObjectId.of(text)), 2));
        }

        @Override
        public Optional<Way> beginning(String prefix) {
            return Optional.empty();
        }
    }

    /** That there is an object of the kind at all: the value is {@code true}. */
    record Presence(ObjectKind kind) implements Source {
        @Override
        public Optional<Way> equal(String text) {
            return text.equals("true")
                    ? Optional.of(new Way(Listing.of(kind), EVERYTHING))
                    : Optional.empty();
        }

        @Override
        public Optional<Way> beginning(String prefix) {
            return Optional.empty();
        }
    }
}
