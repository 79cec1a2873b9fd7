package org.mynah.media.engine;

import java.time.Duration;

/**
 * What the engine is set up with. Immutable.
 *
 * @param firstPort lowest RTP port; an odd one is rounded up
 * @param lastPort highest port, RTCP included
 * @param lanes platform threads that share the sessions, 1–16
 * @param inactivity without RTP and RTCP for this long, a peer counts as gone (call flows §2)
 */
public record MediaSettings(int firstPort, int lastPort, int lanes, Duration inactivity) {

    /** The setting {@code rtp.ports} when nothing is configured. */
    public static final int DEFAULT_FIRST_PORT = 20_000;

    /** See {@link #DEFAULT_FIRST_PORT}. */
    public static final int DEFAULT_LAST_PORT = 29_999;

    /** How long a peer may be silent. */
    public static final Duration DEFAULT_INACTIVITY = Duration.ofSeconds(30);

    /** One lane serves some hundred calls. */
    public static final int DEFAULT_LANES = 2;

    public MediaSettings {
        firstPort += firstPort % 2;
        if (firstPort < 1024 || lastPort > 65_535 || lastPort <= firstPort) {
            throw new IllegalArgumentException(
                    "RTP ports "
                            + firstPort
                            + "-"
                            + lastPort
                            + ": a range within 1024-65535 with at least an even and an odd port is needed");
        }
        if (lanes < 1 || lanes > 16) {
            throw new IllegalArgumentException("media lanes " + lanes + ": 1–16");
        }
        if (inactivity.isNegative() || inactivity.isZero()) {
            throw new IllegalArgumentException(
                    "RTP inactivity " + inactivity + ": must be positive");
        }
    }

    /** The defaults. */
    public static MediaSettings defaults() {
        return new MediaSettings(
                DEFAULT_FIRST_PORT, DEFAULT_LAST_PORT, DEFAULT_LANES, DEFAULT_INACTIVITY);
    }

    /** The same with other ports. */
    public MediaSettings withPorts(int first, int last) {
        return new MediaSettings(first, last, lanes, inactivity);
    }

    /** The same with another inactivity limit. */
    public MediaSettings withInactivity(Duration limit) {
        return new MediaSettings(firstPort, lastPort, lanes, limit);
    }
}
