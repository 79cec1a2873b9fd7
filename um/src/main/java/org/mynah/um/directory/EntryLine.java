package org.mynah.um.directory;

import java.util.List;

/**
 * How one entry of a {@link PropertyType.Entries} is written: as a line of comma-separated fields,
 * or as a row of a table whose columns are the fields.
 *
 * @param <T> the entry
 */
public interface EntryLine<T> {

    /** The fields, in the order of the line; a row's columns are found by these names. */
    List<String> columns();

    /**
     * Reads a line.
     *
     * @param parameter name for messages
     * @throws DirectoryException with all problems of the line, each naming its field
     */
    T read(String parameter, String line);

    /** The line of an entry; reading it gives the entry again. */
    String write(T entry);

    /** Whether one text may hold several entries, with commas between them. */
    default boolean isSplitAtCommas() {
        return false;
    }

    /** Whether {@code @{Remove=…}} of the first entry takes the second away. */
    default boolean isSame(T removed, T present) {
        return removed.equals(present);
    }

    /** The error of what is no such entry. */
    ErrorId error();

    /** What is allowed, in words. */
    String allowed();
}
