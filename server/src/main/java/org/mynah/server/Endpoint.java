package org.mynah.server;

import java.net.InetSocketAddress;
import java.util.Optional;

/** A host and a port to listen on. Immutable. */
record Endpoint(String host, int port) {

    /** Reads {@code host:port}, with an IPv6 address in brackets; port 0 takes a free one. */
    static Optional<Endpoint> parse(String text) {
        var colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        var port = Integer.parseInt(text.substring(colon + 1));
        var host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.contains(":")) {
            return Optional.empty();
        }
        var isHost = host.matches("[0-9A-Za-z:.%-]{1,255}");
        return port <= 65_535 && isHost ? Optional.of(new Endpoint(host, port)) : Optional.empty();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
