package org.mynah.admin.catalogue;

import java.util.List;

/**
 * What a cmdlet's objects look like. Immutable.
 *
 * @param type the objects' type name; empty when there are none
 * @param columns what a table of several objects shows (cmdlets §6)
 */
public record Output(String type, List<String> columns) {

    /** For cmdlets that print nothing. */
    public static final Output NONE = new Output("", List.of());

    public Output {
        columns = List.copyOf(columns);
    }

    /** Objects of a type with these table columns. */
    public static Output of(String type, String... columns) {
        return new Output(type, List.of(columns));
    }
}
