package org.mynah.um.routing;

import java.util.Set;

/**
 * Which host names of gateways an address stands for now; resolved by DNS and kept by TTL.
 * Thread-safe.
 */
@FunctionalInterface
public interface PeerNames {

    /** Nothing but addresses. */
    PeerNames NONE = _ -> Set.of();

    /** Host names, among those of the gateways, that resolve to the address. */
    Set<String> namesOf(String address);
}
