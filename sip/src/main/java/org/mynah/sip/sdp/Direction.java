package org.mynah.sip.sdp;

import java.util.Locale;
import java.util.Optional;

/** Who may send media (RFC 8866 §6.7). */
public enum Direction {
    /** Both. */
    SENDRECV,
    /** Only the author of the description. */
    SENDONLY,
    /** Only the other side. */
    RECVONLY,
    /** Nobody. */
    INACTIVE;

    /** The direction in the answer to an offer of this one (RFC 3264 §6.1). */
    public Direction mirrored() {
        return switch (this) {
            case SENDRECV -> SENDRECV;
            case SENDONLY -> RECVONLY;
            case RECVONLY -> SENDONLY;
            case INACTIVE -> INACTIVE;
        };
    }

    /** The attribute's name. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Direction> of(String attribute) {
        for (var each : values()) {
            if (each.attribute().equals(attribute)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
