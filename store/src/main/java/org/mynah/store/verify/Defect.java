package org.mynah.store.verify;

import java.io.IOException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Something that is wrong with a store. Immutable.
 *
 * @param text what, on one line, naming the object
 * @param mend what sets it right without losing anything, if anything does
 */
public record Defect(String text, Optional<Mend> mend) {
    public Defect {
        // Names come from the database: a line feed in one must not make two defects.
        text = text.replaceAll("\\p{Cntrl}", "?");
    }

    static Defect unmendable(String text) {
        return new Defect(text, Optional.empty());
    }

    static Defect mendable(String text, Mend mend) {
        return new Defect(text, Optional.of(mend));
    }

    /** Sets a defect right within a transaction. */
    @FunctionalInterface
    public interface Mend {

        /**
         * Mends.
         *
         * @return what was done, in a few words
         */
        String apply(Handle handle) throws IOException;
    }
}
