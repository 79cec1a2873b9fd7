package org.mynah.sip.transport;

import java.io.IOException;
import java.lang.System.Logger.Level;
import org.mynah.sip.message.Rejection;
import org.mynah.sip.message.RequestValidation;
import org.mynah.sip.message.ResponseValidation;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipParseException;
import org.mynah.sip.message.SipParser;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;

/**
 * What every transport does with what it received: judge the peer, parse, validate, answer what is
 * bad without keeping state, hand on the rest. Thread-safe.
 */
final class Inbound {
    private static final System.Logger LOG = System.getLogger(Inbound.class.getName());

    private final SipParser parser;
    private final MessageReceiver receiver;
    private final TransportCounters counters;

    Inbound(SipParser parser, MessageReceiver receiver, TransportCounters counters) {
        this.parser = parser;
        this.receiver = receiver;
        this.counters = counters;
    }

    SipParser parser() {
        return parser;
    }

    TransportCounters counters() {
        return counters;
    }

    PeerVerdict verdict(Source source) {
        return receiver.accepts(source);
    }

    /** One datagram. Never throws: whatever it holds, the next one must be read. */
    void datagram(byte[] bytes, int length, Flow flow) {
        if (SipParser.isKeepAlive(bytes, length)) {
            counters.keepAlives.increment();
            return;
        }
        counters.received.increment();
        try {
            message(parser.parseDatagram(bytes, length), flow);
        } catch (SipParseException e) {
            // Without a readable head there is no Via to answer to: dropped (RFC 3261 §18.3).
            garbage(String.valueOf(e.getMessage()), flow);
        }
    }

    void garbage(String why, Flow flow) {
        counters.parseFailures.increment();
        LOG.log(Level.DEBUG, () -> "no SIP message from " + flow.ends() + ": " + why);
    }

    /** One message, complete. */
    void message(SipMessage message, Flow flow) {
        switch (message) {
            case SipRequest request -> request(request, flow);
            case SipResponse response -> response(response, flow);
        }
    }

    private void request(SipRequest request, Flow flow) {
        var verdict = receiver.accepts(flow.ends());
        if (verdict != PeerVerdict.ALLOW) {
            counters.refusedPeers.increment();
            if (verdict == PeerVerdict.REFUSE) {
                reply(request, new Rejection(403, "peer is not configured"), flow);
            }
            return;
        }
        var rejection = RequestValidation.check(request);
        if (rejection.isPresent()) {
            counters.badRequests.increment();
            LOG.log(
                    Level.DEBUG,
                    () -> "bad request from " + flow.ends() + ": " + rejection.get().why());
            reply(request, rejection.get(), flow);
            return;
        }
        receiver.request(ResponseRoute.mark(request, flow.ends().remote()), flow);
    }

    private void response(SipResponse response, Flow flow) {
        var fault = ResponseValidation.check(response);
        if (fault.isPresent()) {
            counters.discardedResponses.increment();
            LOG.log(
                    Level.DEBUG,
                    () -> "discarded response from " + flow.ends() + ": " + fault.get());
            return;
        }
        receiver.response(response, flow);
    }

    /** Answers statelessly (RFC 3261 §8.2.7). Never an ACK, and only where the Via can be read. */
    void reply(SipRequest request, Rejection rejection, Flow flow) {
        if (request.is("ACK")) {
            return;
        }
        try {
            var marked = ResponseRoute.mark(request, flow.ends().remote());
            var response = rejection.responseTo(marked).withToTag(StatelessTag.of(marked));
            send(response, flow);
        } catch (SipParseException _) {
            counters.parseFailures.increment();
        }
    }

    /** Sends a response by the flow of its request, redirected by its top Via for UDP. */
    void send(SipResponse response, Flow flow) {
        try {
            flowFor(response, flow).send(response.toBytes());
            counters.sent.increment();
        } catch (IOException e) {
            counters.sendFailures.increment();
            LOG.log(Level.DEBUG, () -> "cannot answer " + flow.ends() + ": " + e.getMessage());
        }
    }

    private static Flow flowFor(SipResponse response, Flow flow) {
        return flow instanceof UdpTransport.UdpFlow udp
                ? udp.toward(
                        ResponseRoute.of(response.via(), flow.ends().remote(), TransportKind.UDP))
                : flow;
    }
}
