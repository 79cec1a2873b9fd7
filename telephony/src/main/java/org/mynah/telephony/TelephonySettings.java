package org.mynah.telephony;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.mynah.media.engine.MediaSettings;

/**
 * How telephony is set up. Immutable.
 *
 * @param udp where SIP over UDP listens; empty: off. Port 0 lets the system choose
 * @param tcp where SIP over TCP listens; empty: off
 * @param advertise host in Contact and session descriptions, behind NAT or in a container; empty:
 *     the address that the packet came in on
 * @param firstRtpPort lowest port for media
 * @param lastRtpPort highest port for media, RTCP included
 * @param maxCalls calls of all kinds at a time, 0–10000; more are answered 503 (call flows §11)
 * @param rtpInactivity a peer that sends neither RTP nor RTCP for so long has hung up (call flows
 *     §2)
 */
public record TelephonySettings(
        Optional<InetSocketAddress> udp,
        Optional<InetSocketAddress> tcp,
        Optional<String> advertise,
        int firstRtpPort,
        int lastRtpPort,
        int maxCalls,
        Duration rtpInactivity) {

    /** MaxCallsAllowed when nothing is configured. */
    public static final int DEFAULT_MAX_CALLS = 100;

    /** The most that can be configured. */
    public static final int MOST_CALLS = 10_000;

    private static final int SIP_PORT = 5060;

    public TelephonySettings {
        if (udp.isEmpty() && tcp.isEmpty()) {
            throw new IllegalArgumentException("sip.udp and sip.tcp are both off; one must listen");
        }
        if (maxCalls < 0 || maxCalls > MOST_CALLS) {
            throw new IllegalArgumentException("calls.max " + maxCalls + ": 0–" + MOST_CALLS);
        }
    }

    /** UDP and TCP on all addresses, port 5060, everything else by default. */
    public static TelephonySettings defaults() {
        var everywhere = Optional.of(new InetSocketAddress("0.0.0.0", SIP_PORT));
        return new TelephonySettings(
                everywhere,
                everywhere,
                Optional.empty(),
                MediaSettings.DEFAULT_FIRST_PORT,
                MediaSettings.DEFAULT_LAST_PORT,
                DEFAULT_MAX_CALLS,
                MediaSettings.DEFAULT_INACTIVITY);
    }

    /** These with other listeners. */
    public TelephonySettings listeningOn(
            Optional<InetSocketAddress> udpAddress, Optional<InetSocketAddress> tcpAddress) {
        return new TelephonySettings(
                udpAddress,
                tcpAddress,
                advertise,
                firstRtpPort,
                lastRtpPort,
                maxCalls,
                rtpInactivity);
    }

    /** These with a host to advertise. */
    public TelephonySettings withAdvertise(String host) {
        return new TelephonySettings(
                udp, tcp, Optional.of(host), firstRtpPort, lastRtpPort, maxCalls, rtpInactivity);
    }

    /** These with other media ports. */
    public TelephonySettings withRtpPorts(int first, int last) {
        return new TelephonySettings(udp, tcp, advertise, first, last, maxCalls, rtpInactivity);
    }

    /** These with another bound on calls. */
    public TelephonySettings withMaxCalls(int calls) {
        return new TelephonySettings(
                udp, tcp, advertise, firstRtpPort, lastRtpPort, calls, rtpInactivity);
    }

    /** These with another patience for silent peers. */
    public TelephonySettings withRtpInactivity(Duration limit) {
        return new TelephonySettings(
                udp, tcp, advertise, firstRtpPort, lastRtpPort, maxCalls, limit);
    }
}
