package org.mynah.admin.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mynah.um.directory.PropertyType;

/**
 * A property that a filter may name. Immutable.
 *
 * @param <R> the objects that are filtered
 * @param name as it is printed
 * @param type how values are read and compared
 * @param value its value of an object in the type's Java form; of a list the list of its texts
 * @param sources indexes that lead to the objects with a value, all of them together; empty: every
 *     object must be looked at
 */
public record Column<R>(
        String name, PropertyType<?> type, Function<R, Optional<?>> value, List<Source> sources) {
    public Column {
        sources = List.copyOf(sources);
    }

    /** A column without an index. */
    public static <R> Column<R> of(
            String name, PropertyType<?> type, Function<R, Optional<?>> value) {
        return new Column<>(name, type, value, List.of());
    }

    /** The same, but with indexes. */
    public Column<R> indexed(Source... by) {
        return new Column<>(name, type, value, List.of(by));
    }
}
