package org.mynah.media.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.mynah.media.codec.G711;

/**
 * What offer and answer came to: where the peer wants its media, and what the payload types mean.
 * Immutable.
 *
 * @param remote the peer's RTP address; packets from anywhere else are not heard
 * @param remoteRtcp the peer's RTCP address; the port after RTP unless {@code a=rtcp} says
 *     otherwise
 * @param codec the law in both directions
 * @param payloadType of the codec, 0–127
 * @param telephoneEvent payload type of RFC 4733 events, if agreed; without it keys are heard in
 *     band
 * @param rtcpMux whether RTCP shares the RTP port (RFC 5761)
 * @param learnFrom the peer's SIP address, if the RTP port may be learnt once from the first packet
 *     of that host within {@link #LEARNING_MILLIS}; normally empty
 */
public record MediaFlow(
        InetSocketAddress remote,
        InetSocketAddress remoteRtcp,
        G711 codec,
        int payloadType,
        OptionalInt telephoneEvent,
        boolean rtcpMux,
        Optional<InetAddress> learnFrom) {

    /** How long after the start an address may be learnt (reliability R1). */
    public static final int LEARNING_MILLIS = 500;

    public MediaFlow {
        if (remote.isUnresolved() || remoteRtcp.isUnresolved()) {
            throw new IllegalArgumentException("unresolved media address " + remote);
        }
        if (payloadType < 0
                || payloadType > 127
                || telephoneEvent.orElse(0) < 0
                || telephoneEvent.orElse(0) > 127
                || (telephoneEvent.isPresent() && telephoneEvent.getAsInt() == payloadType)) {
            throw new IllegalArgumentException(
                    "payload types " + payloadType + " and " + telephoneEvent);
        }
    }

    /** The plain case: static payload type, no events, RTCP on the next port. */
    public static MediaFlow to(InetSocketAddress remote, G711 codec) {
        return new MediaFlow(
                remote,
                new InetSocketAddress(remote.getAddress(), Math.min(remote.getPort() + 1, 65_535)),
                codec,
                codec.payloadType(),
                OptionalInt.empty(),
                false,
                Optional.empty());
    }

    /** The same with the codec under another payload type. */
    public MediaFlow withPayloadType(int type) {
        return new MediaFlow(remote, remoteRtcp, codec, type, telephoneEvent, rtcpMux, learnFrom);
    }

    /** The same with RFC 4733 events. */
    public MediaFlow withTelephoneEvent(int type) {
        return new MediaFlow(
                remote, remoteRtcp, codec, payloadType, OptionalInt.of(type), rtcpMux, learnFrom);
    }

    /** The same with RTCP to this address. */
    public MediaFlow withRtcp(InetSocketAddress address) {
        return new MediaFlow(
                remote, address, codec, payloadType, telephoneEvent, rtcpMux, learnFrom);
    }

    /** The same with RTCP on the RTP port. */
    public MediaFlow withRtcpMux() {
        return new MediaFlow(remote, remote, codec, payloadType, telephoneEvent, true, learnFrom);
    }

    /** The same with its RTP port to be learnt from a host. */
    public MediaFlow learningFrom(InetAddress host) {
        return new MediaFlow(
                remote, remoteRtcp, codec, payloadType, telephoneEvent, rtcpMux, Optional.of(host));
    }

    /** The same towards another port and host. */
    MediaFlow movedTo(InetSocketAddress address) {
        return new MediaFlow(
                address,
                rtcpMux
                        ? address
                        : new InetSocketAddress(
                                address.getAddress(), Math.min(address.getPort() + 1, 65_535)),
                codec,
                payloadType,
                telephoneEvent,
                rtcpMux,
                Optional.empty());
    }
}
