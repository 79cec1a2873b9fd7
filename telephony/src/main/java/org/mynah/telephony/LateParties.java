package org.mynah.telephony;

import java.util.ArrayList;
import java.util.List;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.routing.PeerNames;

/**
 * Which gateways name caller and diversion only after the INVITE (call flows §3.2, step 6).
 * Thread-safe.
 */
final class LateParties {

    private final Directory directory;
    private final PeerNames names;

    LateParties(Directory directory, PeerNames names) {
        this.directory = directory;
        this.names = names;
    }

    /** Whether a gateway at this address has DelayedSourcePartyInfoEnabled. */
    boolean areExpectedFrom(String address) {
        var hosts = new ArrayList<>(List.of(address));
        hosts.addAll(names.namesOf(address));
        return directory.read(reader ->
                hosts.stream()
                        .flatMap(host ->
                                reader
                                        .findAll(new DirectoryKey(KeyScope.GATEWAY_HOST, host))
                                        .stream())
                        .map(IpGateway::new)
                        .anyMatch(gateway -> gateway.get(IpGateway.DELAYED_SOURCE_PARTY_INFO)));
    }
}
