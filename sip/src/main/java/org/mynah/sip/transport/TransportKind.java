package org.mynah.sip.transport;

import java.util.Locale;
import java.util.Optional;

/** The transports of SIP. */
public enum TransportKind {
    /** Datagrams: transactions retransmit. */
    UDP(false, 5060),
    /** A stream. */
    TCP(true, 5060),
    /** An encrypted stream. */
    TLS(true, 5061);

    private final boolean reliable;
    private final int defaultPort;

    TransportKind(boolean reliable, int defaultPort) {
        this.reliable = reliable;
        this.defaultPort = defaultPort;
    }

    /** Whether the network itself repeats what was lost. */
    public boolean isReliable() {
        return reliable;
    }

    /** The port where none is given (RFC 3261 §19.1.2). */
    public int defaultPort() {
        return defaultPort;
    }

    /** The name as it stands in URI parameters: lower case. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The transport of a name, in any case; empty for one we do not have. */
    public static Optional<TransportKind> named(String name) {
        for (var kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
