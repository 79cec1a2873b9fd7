package org.mynah.sip.dialog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.transport.Destination;
import org.mynah.sip.transport.TransportKind;

/** Finds the addresses behind a URI (RFC 3263). The seam for NAPTR and SRV. May block. */
@FunctionalInterface
public interface Resolver {
    /**
     * The addresses in the order they are to be tried.
     *
     * @param otherwise the transport where the URI names none
     * @throws IOException if there are none
     */
    List<Destination> resolve(SipUri uri, TransportKind otherwise) throws IOException;

    /** Host names by the system's resolver, the port of the URI or the default one. */
    static Resolver system() {
        return (uri, otherwise) -> {
            var kind =
                    uri.isSecure()
                            ? TransportKind.TLS
                            : uri.transport().flatMap(TransportKind::named).orElse(otherwise);
            if (uri.host().isEmpty()) {
                throw new IOException("no host in " + uri.scheme() + " URI");
            }
            int port = uri.port() > 0 ? uri.port() : kind.defaultPort();
            return Arrays.stream(InetAddress.getAllByName(uri.host()))
                    .map(address -> new Destination(kind, new InetSocketAddress(address, port)))
                    .toList();
        };
    }
}
