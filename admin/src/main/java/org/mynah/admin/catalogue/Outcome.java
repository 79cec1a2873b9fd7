package org.mynah.admin.catalogue;

import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.Problem;

/**
 * What a run of a cmdlet led to. Immutable.
 *
 * @param objects what it printed
 * @param warnings warnings, in order
 * @param problems why it was refused; empty when it was done
 * @param action with -WhatIf: what would be done; otherwise empty
 * @param node the node that ran it
 */
public record Outcome(
        List<Item> objects,
        List<String> warnings,
        List<Problem> problems,
        Optional<String> action,
        String node) {
    public Outcome {
        objects = List.copyOf(objects);
        warnings = List.copyOf(warnings);
        problems = List.copyOf(problems);
    }
}
