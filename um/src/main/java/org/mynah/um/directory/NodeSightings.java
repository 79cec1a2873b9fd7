package org.mynah.um.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which nodes of this database are there, and which version of the directory each runs (directory
 * §4.4). Thread-safe; implemented by {@code store}.
 */
public interface NodeSightings {

    /** Notes what a node says of itself, in place of what it said before. */
    void seen(Sighting sighting);

    /** Forgets a node that stops in an orderly way: nobody waits for it. */
    void gone(String node);

    /** Every node that was seen and has not said that it goes, by name. */
    List<Sighting> all();

    /**
     * A node.
     *
     * @param version the version of the directory it runs
     * @param at when it was last seen
     * @param calls calls that it had up, looked at after it read that version
     * @param gateways the gateways of these calls
     */
    record Sighting(String node, long version, Instant at, int calls, Set<ObjectId> gateways) {

        public Sighting {
            gateways = Set.copyOf(gateways);
        }

        /** A node without a call. */
        public Sighting(String node, long version, Instant at) {
            this(node, version, at, 0, Set.of());
        }
    }
}
