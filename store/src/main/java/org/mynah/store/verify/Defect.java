package org.mynah.store.verify;

import java.io.IOException;
import java.util.Optional;
import org.mynah.store.sql.Database;

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

    /** One that is set right within a transaction, of which all is kept or nothing. */
    static Defect mendable(String text, Database.Work<String, IOException> mend) {
        return mendableOutside(text, database -> database.write(mend));
    }

    /** One that is set right outside of a transaction, by steps that can be repeated. */
    static Defect mendableOutside(String text, Mend mend) {
        return new Defect(text, Optional.of(mend));
    }

    /** Sets a defect right. */
    @FunctionalInterface
    public interface Mend {

        /**
         * Mends.
         *
         * @return what was done, in a few words
         */
        String apply(Database database) throws IOException;
    }
}
