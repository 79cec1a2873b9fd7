package org.mynah.testkit.phone;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.mynah.testkit.wire.G711;

/**
 * The SIP of one call: how it is set up, changed and ended by either side. Thread-safe: verbs come
 * from the call's user, requests and responses from the link.
 */
final class CallSignalling {
    /** How long a peer may take to respond to BYE, to CANCEL, or to a request within the call. */
    static final Duration PARTING = Duration.ofSeconds(4);

    private static final String ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, REFER";

    private final TestPhone phone;
    private final Dialog dialog;
    private final CallMedia media;
    private final List<G711> codecs;
    private final boolean events;
    private final Story story = new Story();
    private final long session = ThreadLocalRandom.current().nextInt(1 << 30);
    private final List<SipMessage> requests = new ArrayList<>();
    private final List<Integer> provisional = new ArrayList<>();
    private int sdpVersion;

    private volatile @Nullable SipMessage finalResponse;
    private volatile boolean unanswered;
    private volatile boolean up;
    private volatile boolean ended;
    private volatile boolean hungUpByPeer;
    private volatile boolean cancelled;
    private volatile @Nullable SipMessage invite;
    private volatile @Nullable Incoming incoming;
    private volatile long acknowledged;

    /** What an incoming call that still rings needs to be answered. */
    private record Incoming(SipMessage invite, String local, SipLink.Reply reply) {}

    CallSignalling(
            TestPhone phone, Dialog dialog, CallMedia media, List<G711> codecs, boolean events) {
        this.phone = phone;
        this.dialog = dialog;
        this.media = media;
        this.codecs = List.copyOf(codecs);
        this.events = events;
    }

    Dialog dialog() {
        return dialog;
    }

    Story story() {
        return story;
    }

    /** 0 while there is none, 408 when nothing came back. */
    int status() {
        var response = finalResponse;
        return response != null ? response.status() : unanswered ? 408 : 0;
    }

    Optional<SipMessage> finalResponse() {
        return Optional.ofNullable(finalResponse);
    }

    boolean isAnswered() {
        return up;
    }

    boolean isUp() {
        return up && !ended;
    }

    boolean isOver() {
        return ended || status() >= 300;
    }

    boolean wasHungUpByPeer() {
        return hungUpByPeer;
    }

    List<SipMessage> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    List<Integer> provisionalStatuses() {
        synchronized (provisional) {
            return List.copyOf(provisional);
        }
    }

    /** The INVITE that this call began with. */
    SipMessage invite() {
        var waiting = incoming;
        var sent = waiting == null ? invite : waiting.invite();
        if (sent == null) {
            throw new IllegalStateException("the call has not begun");
        }
        return sent;
    }

    // Calling

    void invite(Dial dial, InetSocketAddress server) {
        var request = dial.complete(dialog.request("INVITE"), ownSdp("sendrecv"));
        invite = request;
        story.note("> " + request.startLine());
        var transaction = phone.transaction(request, server);
        Thread.ofVirtual().start(() -> conclude(transaction, dial.ringing()));
    }

    private void conclude(ClientTransaction transaction, Duration ringing) {
        var response =
                transaction.finalResponse(
                        ClientTransaction.GIVE_UP, ringing, this::provisionalCame);
        if (response.isPresent()) {
            concluded(transaction, response.get());
        } else {
            story.note("no final response");
            unanswered = true;
        }
        media.recording().stir();
    }

    private void provisionalCame(SipMessage response) {
        story.note("< " + response.startLine());
        synchronized (provisional) {
            provisional.add(response.status());
        }
        media.recording().stir();
    }

    private void concluded(ClientTransaction transaction, SipMessage response) {
        story.note("< " + response.startLine());
        if (!response.isSuccess()) {
            var ack = Dialog.ackWithin(transaction.request(), response);
            transaction.acknowledge(ack, transaction.to());
            finalResponse = response;
            return;
        }
        dialog.confirm(response);
        acknowledge(transaction, response);
        up = true;
        finalResponse = response;
        if (cancelled) {
            // The answer crossed the CANCEL (RFC 3261 §15).
            hangUp();
        }
    }

    private void acknowledge(ClientTransaction transaction, SipMessage response) {
        var ack = dialog.ackOf(transaction.request());
        var remote = Sdp.parse(response.body());
        if (remote.isPresent()) {
            if (transaction.request().body().isEmpty()) {
                ack = ack.withBody(Sdp.CONTENT_TYPE, answerTo(remote.get()).orElse(""));
            }
            startMedia(remote.get());
        }
        transaction.acknowledge(ack, dialog.peer());
    }

    boolean awaitFinalResponse(Duration limit) {
        return media.recording().await(() -> status() != 0, limit);
    }

    /** Gives up while it rings; the final response is then 487, or 200 when they crossed. */
    void cancel() {
        var request = invite;
        if (request == null || status() != 0) {
            return;
        }
        cancelled = true;
        // Not before the server is known to have the INVITE (RFC 3261 §9.1).
        boolean heard =
                media.recording()
                        .await(() -> status() != 0 || !provisionalStatuses().isEmpty(), PARTING);
        if (heard && status() == 0) {
            story.note("> CANCEL");
            phone.ask(Dialog.cancelOf(request), dialog.peer(), PARTING);
            awaitFinalResponse(PARTING);
        }
    }

    // Being called

    void ring(SipMessage request, String local, SipLink.Reply reply) {
        story.note("< " + request.startLine());
        incoming = new Incoming(request, local, reply);
        respondToInvite(180, "Ringing");
    }

    void answer() {
        var waiting = waiting();
        var offer = Sdp.parse(waiting.invite().body());
        var sdp = offer.isPresent() ? answerTo(offer.get()) : Optional.of(ownSdp("sendrecv"));
        if (sdp.isEmpty()) {
            reject(488, "Not Acceptable Here");
            return;
        }
        offer.ifPresent(this::startMedia);
        up = true;
        var ok = SipMessage.response(waiting.invite(), 200, "OK").replacing("To", waiting.local());
        answerInvite(waiting.invite(), withSession(ok, sdp.get()), waiting.reply());
    }

    void reject(int status, String reason) {
        respondToInvite(status, reason);
        ended = true;
    }

    private void respondToInvite(int status, String reason) {
        var waiting = waiting();
        var response = SipMessage.response(waiting.invite(), status, reason);
        story.note("> " + response.startLine());
        phone.respond(
                waiting.invite(),
                response.replacing("To", waiting.local()).with("Contact", dialog.contact()),
                waiting.reply());
    }

    private Incoming waiting() {
        var waiting = incoming;
        if (waiting == null || up || ended) {
            throw new IllegalStateException("the call does not ring here");
        }
        return waiting;
    }

    boolean ringsHere() {
        return incoming != null && !up && !ended;
    }

    // Within the call

    void received(SipMessage request, SipLink.Reply reply) {
        story.note("< " + request.startLine());
        synchronized (requests) {
            requests.add(request);
        }
        switch (request.method()) {
            case "ACK" -> acknowledged(request);
            case "BYE" -> {
                respond(request, 200, "OK", reply);
                hungUpByPeer = !ended;
                ended = true;
                media.endSending();
            }
            case "CANCEL" -> {
                respond(request, 200, "OK", reply);
                if (ringsHere()) {
                    reject(487, "Request Terminated");
                    hungUpByPeer = true;
                }
            }
            case "INVITE", "UPDATE" -> changed(request, reply);
            case "REFER" -> respond(request, 202, "Accepted", reply);
            case "INFO", "OPTIONS", "NOTIFY", "MESSAGE", "PRACK" ->
                    respond(request, 200, "OK", reply);
            default -> respond(request, 501, "Not Implemented", reply);
        }
        media.recording().stir();
    }

    private void acknowledged(SipMessage ack) {
        if (up) {
            Sdp.parse(ack.body()).ifPresent(this::startMedia);
        }
        acknowledged = Math.max(acknowledged, ack.sequence());
    }

    private void changed(SipMessage request, SipLink.Reply reply) {
        dialog.refresh(request);
        var offer = Sdp.parse(request.body());
        boolean isInvite = request.method().equals("INVITE");
        var ok = SipMessage.response(request, 200, "OK");
        if (offer.isPresent()) {
            var answer = answerTo(offer.get());
            if (answer.isEmpty()) {
                respond(request, 488, "Not Acceptable Here", reply);
                return;
            }
            startMedia(offer.get());
            ok = withSession(ok, answer.get());
        } else if (isInvite) {
            ok = withSession(ok, ownSdp("sendrecv"));
        } else {
            ok = ok.with("Contact", dialog.contact());
        }
        if (isInvite) {
            answerInvite(request, ok, reply);
        } else {
            phone.respond(request, ok, reply);
        }
    }

    /** A 2xx to INVITE is sent again until its ACK comes, on any transport (§13.3.1.4). */
    private void answerInvite(SipMessage request, SipMessage ok, SipLink.Reply reply) {
        story.note("> " + ok.startLine());
        phone.respond(request, ok, reply);
        Thread.ofVirtual()
                .start(() -> {
                    var pause = ClientTransaction.T1;
                    var total = Duration.ZERO;
                    while (total.compareTo(ClientTransaction.GIVE_UP) < 0
                            && !media.recording().await(() -> isAcknowledged(request), pause)) {
                        phone.respond(request, ok, reply);
                        total = total.plus(pause);
                        pause = pause.multipliedBy(2);
                        if (pause.compareTo(ClientTransaction.T2) > 0) {
                            pause = ClientTransaction.T2;
                        }
                    }
                });
    }

    private boolean isAcknowledged(SipMessage request) {
        return ended || acknowledged >= request.sequence();
    }

    private void respond(SipMessage request, int status, String reason, SipLink.Reply reply) {
        phone.respond(request, SipMessage.response(request, status, reason), reply);
    }

    /** Sends an INVITE within the call that changes the direction of the media. */
    SipMessage change(String direction) {
        var request = dialog.request("INVITE").withBody(Sdp.CONTENT_TYPE, ownSdp(direction));
        story.note("> " + request.startLine() + " " + direction);
        var transaction = phone.transaction(request, dialog.peer());
        var response =
                transaction
                        .finalResponse(PARTING, PARTING, _ -> {})
                        .orElseThrow(() -> failure("no response to a re-INVITE"));
        story.note("< " + response.startLine());
        if (response.isSuccess()) {
            acknowledge(transaction, response);
        } else {
            transaction.acknowledge(Dialog.ackWithin(request, response), transaction.to());
        }
        return response;
    }

    /** Sends a request within the call. */
    SipMessage ask(String method, String contentType, String body) {
        var request = dialog.request(method);
        if (!body.isEmpty()) {
            request = request.withBody(contentType, body);
        }
        story.note("> " + request.startLine());
        var response =
                phone.ask(request, dialog.peer(), PARTING)
                        .orElseThrow(() -> failure("no response to " + method));
        story.note("< " + response.startLine());
        return response;
    }

    void hangUp() {
        if (!isUp()) {
            return;
        }
        ended = true;
        media.endSending();
        story.note("> BYE");
        var response = phone.ask(dialog.request("BYE"), dialog.peer(), PARTING);
        story.note(response.map(r -> "< " + r.startLine()).orElse("no response to BYE"));
        media.recording().stir();
    }

    PhoneFailure failure(String what) {
        return new PhoneFailure(what, story.lines());
    }

    // Session descriptions

    private String ownSdp(String direction) {
        int type = events ? Sdp.USUAL_EVENT_TYPE : -1;
        return text(new Sdp(media.local(), codecs, type, direction));
    }

    private Optional<String> answerTo(Sdp offer) {
        return offer.answer(media.local(), codecs, events).map(this::text);
    }

    private synchronized String text(Sdp sdp) {
        sdpVersion++;
        return sdp.text(session, sdpVersion);
    }

    private SipMessage withSession(SipMessage response, String sdp) {
        return response.with("Contact", dialog.contact())
                .with("Allow", ALLOW)
                .withBody(Sdp.CONTENT_TYPE, sdp);
    }

    private void startMedia(Sdp remote) {
        var codec = remote.codecs().stream().filter(codecs::contains).findFirst();
        // A connection address of 0.0.0.0 is the old way to put on hold (RFC 2543 §B.5).
        boolean sends = remote.receives() && !remote.rtp().getAddress().isAnyLocalAddress();
        codec.ifPresent(chosen ->
                media.sendTo(remote.rtp(), chosen, events ? remote.eventType() : -1, sends));
    }
}
