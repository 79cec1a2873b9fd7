package org.mynah.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.mynah.media.codec.G711;
import org.mynah.media.engine.MediaEngine;
import org.mynah.media.engine.MediaEvent;
import org.mynah.media.engine.MediaFlow;
import org.mynah.media.engine.MediaSession;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.sdp.LocalMedia;
import org.mynah.sip.sdp.Media;
import org.mynah.sip.sdp.OfferAnswer;
import org.mynah.sip.sdp.OfferAnswer.Agreement;
import org.mynah.sip.sdp.SdpParseException;
import org.mynah.sip.sdp.SessionDescription;

/**
 * The media session of one call, steered by its session descriptions (RFC 3264): ports, codec, hold
 * and moved ports. Thread-safe.
 */
final class CallMedia implements AutoCloseable {

    private final MediaSession session;
    private final String address;
    private final long origin = ThreadLocalRandom.current().nextLong(1, 1L << 52);
    private final ReentrantLock lock = new ReentrantLock();
    private long version;
    private boolean held;
    private long holds;

    private CallMedia(MediaSession session, String address) {
        this.session = session;
        this.address = address;
    }

    /**
     * Takes a pair of ports.
     *
     * @param local the address of this machine to listen on
     * @param advertised the address that the peer is told
     * @return empty when all ports are in use
     */
    static Optional<CallMedia> open(
            MediaEngine engine, InetAddress local, String advertised, MediaEvent.Listener listener)
            throws IOException {
        return engine.open(local, listener).map(session -> new CallMedia(session, advertised));
    }

    /** What an offer came to. */
    sealed interface Reply {
        /**
         * A session.
         *
         * @param sdp our description
         * @param agreement what was agreed; in force once {@link #apply} is called
         */
        record Agreed(SipBody sdp, Agreement agreement) implements Reply {}

        /**
         * None.
         *
         * @param status 400 or 488
         */
        record Refused(int status, String why) implements Reply {}
    }

    /** Answers an offer; nothing changes yet. */
    Reply answer(SipBody offer) {
        try {
            return switch (OfferAnswer.G711.answer(SessionDescription.parse(offer), local())) {
                case OfferAnswer.Result.Agreed(var description, var agreement) ->
                        resolve(agreement).isPresent()
                                ? new Reply.Agreed(description.toBody(), agreement)
                                : new Reply.Refused(488, "media address is not known");
                case OfferAnswer.Result.NoCommonCodec(var why) -> new Reply.Refused(488, why);
            };
        } catch (SdpParseException e) {
            return new Reply.Refused(400, "session description is malformed");
        }
    }

    /** Our own offer, for a peer that made none. */
    SipBody offer() {
        return OfferAnswer.G711.offer(local()).toBody();
    }

    /** Takes the peer's answer to our offer into force; false when there is no common codec. */
    boolean answered(SipBody answer) {
        try {
            return switch (OfferAnswer.G711.answered(SessionDescription.parse(answer))) {
                case OfferAnswer.Result.Agreed(var _, var agreement) -> {
                    apply(agreement);
                    yield true;
                }
                case OfferAnswer.Result.NoCommonCodec(var _) -> false;
            };
        } catch (SdpParseException _) {
            return false;
        }
    }

    /** Brings an agreement into force: sound flows, moves or is held. */
    void apply(Agreement agreement) {
        lock.lock();
        try {
            // The old way to hold has no address to move to (RFC 3264 §8.4).
            resolve(agreement)
                    .filter(remote -> !remote.isAnyLocalAddress())
                    .ifPresent(remote -> session.start(flow(agreement, remote)));
            if (agreement.held() && !held) {
                holds++;
            }
            held = agreement.held();
            session.hold(held);
        } finally {
            lock.unlock();
        }
    }

    private static MediaFlow flow(Agreement agreement, InetAddress remote) {
        var codec = agreement.codec().equals(Media.Codec.PCMA) ? G711.ALAW : G711.ULAW;
        var flow =
                MediaFlow.to(new InetSocketAddress(remote, agreement.remotePort()), codec)
                        .withPayloadType(agreement.payloadType());
        return agreement.eventPayloadType() < 0
                ? flow
                : flow.withTelephoneEvent(agreement.eventPayloadType());
    }

    private static Optional<InetAddress> resolve(Agreement agreement) {
        try {
            return Optional.of(InetAddress.getByName(agreement.remoteAddress()));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private LocalMedia local() {
        lock.lock();
        try {
            version++;
            return new LocalMedia(address, session.localAddress().getPort(), origin, version);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the peer has put us on hold. */
    boolean isHeld() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** How often the peer has put us on hold. */
    long holds() {
        lock.lock();
        try {
            return holds;
        } finally {
            lock.unlock();
        }
    }

    /** Playing, recording and keys. */
    MediaSession session() {
        return session;
    }

    /** Ends the verbs and gives the ports back. */
    @Override
    public void close() {
        session.close();
    }
}
