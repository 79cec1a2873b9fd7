package org.mynah.telephony;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.mynah.media.engine.MediaEndedException;
import org.mynah.media.engine.MediaEngine;
import org.mynah.media.engine.MediaSession;
import org.mynah.sip.dialog.Dialog;
import org.mynah.sip.dialog.DialogEvents;
import org.mynah.sip.dialog.EndReason;
import org.mynah.sip.dialog.IncomingInvite;
import org.mynah.sip.dialog.InviteOutcome;
import org.mynah.sip.dialog.OfferReply;
import org.mynah.sip.dialog.OutgoingInvite;
import org.mynah.sip.dialog.SipApplication;
import org.mynah.sip.dialog.SipSettings;
import org.mynah.sip.dialog.SipStack;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.Parameters;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipParseException;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.transport.ListenAddress;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.sip.transport.Source;
import org.mynah.sip.transport.TransportKind;
import org.mynah.telephony.TestVisits.Visit;
import org.mynah.um.Call;
import org.mynah.um.TestCalls;
import org.mynah.um.access.SubscriberAccess;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.record.CallNotes;
import org.mynah.um.routing.Destination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls with a telephone of its own: this server over its own listeners, or a number through a
 * gateway. Thread-safe.
 */
final class TestCaller implements TestCalls {

    /** The longest that an answer is waited for. */
    static final Duration ANSWER = Duration.ofSeconds(60);

    /** How long keys and sound are waited for once the call is up. */
    static final Duration LISTEN = Duration.ofSeconds(10);

    /** How long a sign-in may take. */
    static final Duration SIGN_IN = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int SIP_PORT = 5060;

    private static final Logger LOG = LoggerFactory.getLogger(TestCaller.class);

    private final SipStack stack;
    private final MediaEngine engine;
    private final TestVisits visits;
    private final SubscriberAccess subscriberAccess;
    private final Optional<InetAddress> advertise;
    private final IntSupplier callsUp;

    TestCaller(
            SipStack stack,
            MediaEngine engine,
            TestVisits visits,
            SubscriberAccess subscriberAccess,
            Optional<InetAddress> advertise,
            IntSupplier callsUp) {
        this.stack = stack;
        this.engine = engine;
        this.visits = visits;
        this.subscriberAccess = subscriberAccess;
        this.advertise = advertise;
        this.callsUp = callsUp;
    }

    /** What is done with a call that is up; the answer is why it failed, or blank. */
    @FunctionalInterface
    private interface Conversation {
        String with(Dialog dialog, MediaSession session, StringBuilder received);
    }

    @Override
    public Outcome loop(String keys, Duration atMost) {
        var heard = new CompletableFuture<String>();
        var visit =
                new Visit(
                        Optional.empty(),
                        atMost,
                        call -> heard.complete(listen(call, keys.length())),
                        new CompletableFuture<>());
        return inside(
                visit,
                atMost,
                (dialog, session, received) -> {
                    session.sendDigits(keys);
                    dialog.awaitEnd(LISTEN);
                    received.append(heard.getNow(""));
                    return received.toString().equals(keys)
                            ? ""
                            : "the server did not hear the keys that were pressed";
                });
    }

    private static String listen(Call call, int keys) {
        call.answer();
        var heard = new StringBuilder();
        while (heard.length() < keys) {
            var key = call.awaitKey(LISTEN);
            if (key.isEmpty()) {
                break;
            }
            heard.append(key.get());
        }
        return heard.toString();
    }

    @Override
    public Outcome signIn(DialPlan plan, String extension, String pin, Duration atMost) {
        var notes = new CompletableFuture<CallNotes>();
        var visit =
                new Visit(
                        Optional.of(plan),
                        atMost,
                        call ->
                                subscriberAccess.run(
                                        call,
                                        new Destination.SubscriberAccess(
                                                plan, Optional.empty(), call.parties())),
                        notes);
        return inside(
                visit,
                atMost,
                (dialog, session, _) -> {
                    session.sendDigits(extension);
                    session.sendDigits(pin + "#");
                    long end = System.nanoTime() + SipCall.shorter(SIGN_IN, atMost).toNanos();
                    while (System.nanoTime() < end && !dialog.awaitEnd(LOOK)) {
                        if (isSignedIn(notes)) {
                            return "";
                        }
                    }
                    return isSignedIn(notes) ? "" : "extension and PIN were not accepted";
                });
    }

    private static boolean isSignedIn(CompletableFuture<CallNotes> notes) {
        return notes.isDone() && notes.join().caller().isPresent();
    }

    /** A call from this machine to its own listener. */
    private Outcome inside(Visit visit, Duration atMost, Conversation conversation) {
        var listener = stack.listeners().getFirst();
        var bound = listener.address().getAddress();
        var host = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        var target = target("test", host, listener.address().getPort(), listener.kind());
        var settings =
                SipSettings.of(
                        List.of(
                                new ListenAddress(
                                        listener.kind(), new InetSocketAddress(host, 0))));
        try (var pass = visits.expect(visit);
                var phone = new SipStack(settings, new Phone())) {
            phone.start();
            return call(
                    phone,
                    NameAddress.of(SipUri.of("test", PeerGate.text(host), 0)),
                    target,
                    Headers.of(TestVisits.HEADER, pass.token()),
                    host,
                    host,
                    atMost,
                    conversation);
        } catch (IOException e) {
            return failed(target, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Outcome through(
            IpGateway gateway, int port, String phone, String from, String keys, Duration atMost) {
        int at = port != 0 ? port : gateway.port() == 0 ? SIP_PORT : gateway.port();
        var kind = stack.listeners().getFirst().kind();
        try {
            var host = InetAddress.getByName(gateway.address());
            var local = towards(new InetSocketAddress(host, at));
            var target = target(user(phone), host, at, kind);
            var caller =
                    from.isBlank()
                            ? NameAddress.of(
                                    SipUri.of("mynah", PeerGate.text(advertise.orElse(local)), 0))
                            : NameAddress.of(SipUri.parse(from));
            return call(
                    stack,
                    caller,
                    target,
                    Headers.NONE,
                    local,
                    advertise.orElse(local),
                    atMost,
                    (dialog, session, received) -> {
                        if (!keys.isEmpty()) {
                            session.sendDigits(keys);
                        }
                        return heard(dialog, session, received, keys.length());
                    });
        } catch (IOException | SipParseException e) {
            return new Outcome(
                    gateway.address(),
                    "the gateway or an address cannot be used: " + e.getMessage(),
                    Duration.ZERO,
                    "",
                    callsUp.getAsInt());
        }
    }

    /** Waits for sound of the peer, and for keys that it sends. */
    private static String heard(
            Dialog dialog, MediaSession session, StringBuilder received, int keys) {
        long end = System.nanoTime() + LISTEN.toNanos();
        while (System.nanoTime() < end && !dialog.isEnded()) {
            session.nextDigit(LOOK).ifPresent(received::append);
            var isHeard = session.statistics().packetsReceived() > 0;
            if (isHeard && (keys == 0 || received.length() >= keys)) {
                return "";
            }
        }
        return session.statistics().packetsReceived() > 0 ? "" : "no sound came from the peer";
    }

    private static String user(String phone) {
        var plain = phone.replaceFirst("^(sips?|tel):", "");
        int at = plain.indexOf('@');
        return at < 0 ? plain : plain.substring(0, at);
    }

    private static SipUri target(String user, InetAddress host, int port, TransportKind kind) {
        var target = SipUri.of(user, PeerGate.text(host), port);
        return kind == TransportKind.UDP
                ? target
                : target.withParameters(Parameters.NONE.with("transport", kind.parameter()));
    }

    /** The address of this machine that a peer sees. */
    private static InetAddress towards(InetSocketAddress peer) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.connect(peer);
            return socket.getLocalAddress();
        }
    }

    private Outcome call(
            SipStack from,
            NameAddress caller,
            SipUri target,
            Headers extra,
            InetAddress local,
            InetAddress advertised,
            Duration atMost,
            Conversation conversation)
            throws IOException {
        var opened = CallMedia.open(engine, local, PeerGate.text(advertised), _ -> {});
        if (opened.isEmpty()) {
            return failed(target, "all media ports are in use");
        }
        try (var media = opened.get()) {
            long began = System.nanoTime();
            var invite = from.invite(caller, target, extra, media.offer(), new Quiet());
            var outcome = invite.await(SipCall.shorter(ANSWER, atMost));
            var latency = Duration.ofNanos(System.nanoTime() - began);
            LOG.info("test call {} to {}: {}", invite.callId(), target, words(outcome));
            return converse(invite, outcome, target, media, latency, conversation);
        }
    }

    private Outcome converse(
            OutgoingInvite invite,
            InviteOutcome outcome,
            SipUri target,
            CallMedia media,
            Duration latency,
            Conversation conversation) {
        if (!(outcome instanceof InviteOutcome.Answered(var dialog, var answer))) {
            return new Outcome(target.toString(), words(outcome), latency, "", callsUp.getAsInt());
        }
        var received = new StringBuilder();
        String failure;
        try {
            failure =
                    media.answered(answer)
                            ? conversation.with(dialog, media.session(), received)
                            : "no common codec";
        } catch (MediaEndedException _) {
            failure = "the call ended too early";
        } finally {
            dialog.bye();
        }
        LOG.info("test call {}: {}", invite.callId(), failure.isEmpty() ? "good" : failure);
        return new Outcome(
                target.toString(),
                failure,
                latency,
                received.toString(),
                Math.max(0, callsUp.getAsInt() - 1));
    }

    private static String words(InviteOutcome outcome) {
        return switch (outcome) {
            case InviteOutcome.Answered _ -> "answered";
            case InviteOutcome.Refused(var response) ->
                    "refused with " + response.status() + " " + response.phrase();
            case InviteOutcome.Cancelled() -> "nobody answered in time";
            case InviteOutcome.Unreachable(var why) -> "cannot be reached: " + why;
        };
    }

    private Outcome failed(SipUri target, String why) {
        return new Outcome(target.toString(), why, Duration.ZERO, "", callsUp.getAsInt());
    }

    /** What the peer does during a test call changes nothing. */
    private static final class Quiet implements DialogEvents {
        @Override
        public OfferReply offered(SipBody offer) {
            return new OfferReply.Refuse(488, "test call");
        }

        @Override
        public void ended(EndReason reason) {
            // The conversation sees it by itself.
        }
    }

    /** A telephone that calls and is not called. */
    private static final class Phone implements SipApplication {
        @Override
        public PeerVerdict accepts(Source source) {
            return PeerVerdict.ALLOW;
        }

        @Override
        public void incoming(IncomingInvite invite) {
            invite.reject(403, "nobody is called here", Headers.NONE);
        }

        @Override
        public SipResponse options(SipRequest request, Source source) {
            return SipResponse.to(request, 200);
        }
    }
}
