package org.mynah.sip.dialog;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.Rejection;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transaction.ServerTransaction;

/** Answers the requests that the peer sends within a call (RFC 3261 §12.2.2). One per dialog. */
final class DialogInbound {
    /** Events of one call that may wait; a peer that sends more gets 503. */
    private static final int MAX_WAITING = 64;

    private final Dialog dialog;
    private final SipSettings settings;
    private final @Nullable IncomingInvite origin;

    /**
     * The requests of one call.
     *
     * @param origin the INVITE that opened it, if the peer did
     */
    DialogInbound(Dialog dialog, SipSettings settings, @Nullable IncomingInvite origin) {
        this.dialog = dialog;
        this.settings = settings;
        this.origin = origin;
    }

    Dialog dialog() {
        return dialog;
    }

    void receive(ServerTransaction transaction) {
        var request = transaction.request();
        if (!dialog.requests().isInOrder(request.cseq().number())) {
            reject(transaction, new Rejection(500, "CSeq is out of order"));
            return;
        }
        if (dialog.events().size() >= MAX_WAITING && !request.is("BYE")) {
            reject(
                    transaction,
                    new Rejection(503, "too many requests", Headers.of("Retry-After", "5")));
            return;
        }
        switch (request.method()) {
            case "BYE" -> bye(transaction);
            case "INVITE" -> invite(transaction);
            case "UPDATE" -> update(transaction);
            case "PRACK" -> prack(transaction);
            case "INFO" -> info(transaction);
            case "NOTIFY" -> notify(transaction);
            case "OPTIONS" -> transaction.respond(capable(request, 200));
            default ->
                    reject(
                            transaction,
                            new Rejection(
                                    405,
                                    "method is not served",
                                    Headers.of("Allow", Capabilities.ALLOW)));
        }
    }

    /** A BYE that crosses our own is answered 200 like any other (RFC 3261 §15.1.2). */
    private void bye(ServerTransaction transaction) {
        transaction.respond(SipResponse.to(transaction.request(), 200));
        if (origin != null) {
            origin.endedEarly();
        }
        dialog.end(EndReason.REMOTE_BYE);
    }

    private void invite(ServerTransaction transaction) {
        var glare = dialog.claimRemoteInvite(transaction);
        if (glare.isPresent()) {
            reject(transaction, rejection(glare.get()));
            return;
        }
        dialog.events().add(() -> answerInvite(transaction));
    }

    private static Rejection rejection(Dialog.Glare glare) {
        return switch (glare) {
            case GONE -> new Rejection(481, "call is over");
            case OURS -> new Rejection(491, "our own offer is under way");
            case THEIRS -> {
                int seconds = ThreadLocalRandom.current().nextInt(11);
                yield new Rejection(
                        500,
                        "an earlier offer is under way",
                        Headers.of("Retry-After", Integer.toString(seconds)));
            }
        };
    }

    private void answerInvite(ServerTransaction transaction) {
        var request = transaction.request();
        var refusal =
                Capabilities.checkBody(request)
                        .or(() -> SessionTerms.check(request, settings.minSessionInterval()));
        if (refusal.isPresent()) {
            reject(transaction, refusal.get());
            return;
        }
        var offer = request.sdp().orElse(SipBody.EMPTY);
        switch (reply(offer)) {
            case OfferReply.Accept(var sdp) -> {
                var answer = refreshing(transaction, sdp);
                if (transaction.respond(answer)) {
                    dialog.awaitAck(transaction, answer, offer.isEmpty());
                    dialog.timer().localSdp(sdp);
                }
            }
            case OfferReply.Refuse(var status, var why) ->
                    reject(transaction, new Rejection(status, why));
        }
    }

    /** A defect of the application must not leave the peer without an answer. */
    private OfferReply reply(SipBody offer) {
        try {
            return dialog.offered(offer);
        } catch (RuntimeException e) {
            System.getLogger(DialogInbound.class.getName())
                    .log(System.Logger.Level.ERROR, dialog + ": offer was not handled", e);
            return new OfferReply.Refuse(500, "internal error");
        }
    }

    private SipResponse refreshing(ServerTransaction transaction, SipBody sdp) {
        var request = transaction.request();
        dialog.requests().refreshTarget(request);
        var terms = SessionTerms.ofRequest(request, settings.minSessionInterval());
        terms.ifPresent(dialog.timer()::start);
        var response = capable(request, 200).with("Contact", dialog.contact());
        var headers =
                response.headers().with(terms.map(SessionTerms::inResponse).orElse(Headers.NONE));
        var complete = response.withHeaders(headers);
        return sdp.isEmpty() ? complete : complete.withBody("application/sdp", sdp);
    }

    /** RFC 3311 §5.2. Without a session description it only refreshes. */
    private void update(ServerTransaction transaction) {
        var request = transaction.request();
        var refusal =
                Capabilities.checkBody(request)
                        .or(() -> SessionTerms.check(request, settings.minSessionInterval()));
        if (refusal.isPresent()) {
            reject(transaction, refusal.get());
            return;
        }
        if (dialog.isEnded()) {
            reject(transaction, rejection(Dialog.Glare.GONE));
            return;
        }
        var offer = request.sdp();
        if (offer.isEmpty()) {
            transaction.respond(refreshing(transaction, SipBody.EMPTY));
            if (origin != null) {
                origin.further(request);
            }
            return;
        }
        var glare = dialog.claimRemoteInvite(transaction);
        if (glare.isPresent()) {
            reject(transaction, rejection(glare.get()));
            return;
        }
        dialog.events().add(() -> answerUpdate(transaction, offer.get()));
    }

    private void answerUpdate(ServerTransaction transaction, SipBody offer) {
        switch (reply(offer)) {
            case OfferReply.Accept(var sdp) -> {
                if (transaction.respond(refreshing(transaction, sdp))) {
                    dialog.timer().localSdp(sdp);
                }
            }
            case OfferReply.Refuse(var status, var why) ->
                    reject(transaction, new Rejection(status, why));
        }
    }

    private void prack(ServerTransaction transaction) {
        boolean known = origin != null && origin.acknowledgedEarly(transaction.request());
        if (known) {
            transaction.respond(SipResponse.to(transaction.request(), 200));
        } else {
            reject(transaction, new Rejection(481, "no such provisional response"));
        }
    }

    private void info(ServerTransaction transaction) {
        var request = transaction.request();
        if (origin != null && origin.further(request)) {
            transaction.respond(SipResponse.to(request, 200));
            return;
        }
        dialog.events()
                .add(() -> transaction.respond(SipResponse.to(request, dialog.info(request))));
    }

    private void notify(ServerTransaction transaction) {
        var request = transaction.request();
        boolean refer =
                request.headers()
                        .first("Event")
                        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("refer"))
                        .isPresent();
        if (refer && dialog.reported(request)) {
            transaction.respond(SipResponse.to(request, 200));
        } else {
            reject(
                    transaction,
                    refer
                            ? new Rejection(481, "no such subscription")
                            : new Rejection(489, "event is not known"));
        }
    }

    private static SipResponse capable(SipRequest request, int status) {
        return SipResponse.to(request, status)
                .with("Allow", Capabilities.ALLOW)
                .with("Supported", Capabilities.SUPPORTED);
    }

    private void reject(ServerTransaction transaction, Rejection rejection) {
        transaction.respond(
                rejection.responseTo(transaction.request()).withToTag(dialog.id().localTag()));
    }

    /** The early dialog's INVITE, if the peer opened the call. */
    Optional<IncomingInvite> origin() {
        return Optional.ofNullable(origin);
    }
}
