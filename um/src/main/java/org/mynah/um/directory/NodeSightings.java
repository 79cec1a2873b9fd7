package org.mynah.um.directory;

import java.time.Instant;
import java.util.List;

/**
 * Which nodes of this database are there, and which version of the directory each runs (directory
 * §4.4). Thread-safe; implemented by {@code store}.
 */
public interface NodeSightings {

    /** Notes that a node is there and runs a version of the directory. */
    void seen(String node, long version, Instant at);

    /** Forgets a node that stops in an orderly way: nobody waits for it. */
    void gone(String node);

    /** Every node that was seen and has not said that it goes, by name. */
    List<Sighting> all();

    /**
     * A node.
     *
     * @param version the version of the directory it runs
     * @param at when it was last seen
     */
    record Sighting(String node, long version, Instant at) {}
}
