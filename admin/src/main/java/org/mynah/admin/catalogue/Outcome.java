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
 * @param confirmedBy the nodes on which a change is in force that must hold everywhere at once
 *     (directory §5 rule 1); empty for what nobody waits for
 */
public record Outcome(
        List<Item> objects,
        List<String> warnings,
        List<Problem> problems,
        Optional<String> action,
        String node,
        List<String> confirmedBy) {

    /** An outcome that no other node had to know of. */
    public Outcome(
            List<Item> objects,
            List<String> warnings,
            List<Problem> problems,
            Optional<String> action,
            String node) {
        this(objects, warnings, problems, action, node, List.of());
    }

    public Outcome {
        confirmedBy = List.copyOf(confirmedBy);
        objects = List.copyOf(objects);
        warnings = List.copyOf(warnings);
        problems = List.copyOf(problems);
    }
}
