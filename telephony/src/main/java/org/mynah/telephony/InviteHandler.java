package org.mynah.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mynah.media.engine.MediaEngine;
import org.mynah.media.engine.MediaEvent;
import org.mynah.sip.dialog.IncomingInvite;
import org.mynah.sip.dialog.SipApplication;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.SipParseException;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.sip.transport.Source;
import org.mynah.um.CallParties;
import org.mynah.um.CallerHungUp;
import org.mynah.um.Phrase;
import org.mynah.um.access.SubscriberAccess;
import org.mynah.um.answering.CallAnswering;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.record.DropCallReason;
import org.mynah.um.record.OfferResult;
import org.mynah.um.routing.Destination;
import org.mynah.um.routing.IncomingCall;
import org.mynah.um.routing.Routing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes each INVITE from the packet to the flow that serves it (call flows §3), on the call's own
 * virtual thread, and cleans up after it: here a hang-up that unwinds a flow is caught, here every
 * call ends and gives its ports back. Thread-safe.
 */
public final class InviteHandler implements SipApplication {

    /** Key of the Call-ID in the log's context. */
    public static final String MDC_CALL = "call";

    /** How long a gateway with DelayedSourcePartyInfoEnabled may take to name the parties. */
    static final Duration LATE_PARTIES = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(InviteHandler.class);

    private final PeerGate gate;
    private final TestVisits visits;
    private final Admission admission;
    private final Routing routing;
    private final CallLedger ledger;
    private final LateParties lateParties;
    private final MediaEngine engine;
    private final Optional<InetAddress> advertise;
    private final PromptSounds sounds;
    private final CallAnswering callAnswering;
    private final SubscriberAccess subscriberAccess;
    private final InstantSource clock;

    InviteHandler(
            PeerGate gate,
            TestVisits visits,
            Admission admission,
            Routing routing,
            CallLedger ledger,
            LateParties lateParties,
            MediaEngine engine,
            Optional<InetAddress> advertise,
            PromptSounds sounds,
            CallAnswering callAnswering,
            SubscriberAccess subscriberAccess,
            InstantSource clock) {
        this.gate = gate;
        this.visits = visits;
        this.admission = admission;
        this.routing = routing;
        this.ledger = ledger;
        this.lateParties = lateParties;
        this.engine = engine;
        this.advertise = advertise;
        this.sounds = sounds;
        this.callAnswering = callAnswering;
        this.subscriberAccess = subscriberAccess;
        this.clock = clock;
    }

    @Override
    public PeerVerdict accepts(Source source) {
        var peer = source.remote().getAddress();
        return visits.mayComeFrom(peer, source.local().getAddress())
                ? PeerVerdict.ALLOW
                : gate.accepts(peer);
    }

    @Override
    public SipResponse options(SipRequest request, Source source) {
        return admission.refusal().isEmpty()
                ? SipResponse.to(request, 200)
                : SipResponse.to(request, 503).with("Retry-After", Admission.RETRY_AFTER);
    }

    @Override
    public void incoming(IncomingInvite invite) {
        try (var _ = MDC.putCloseable(MDC_CALL, invite.callId())) {
            switch (admission.enter()) {
                case Admission.Verdict.Full(var why) -> {
                    try (var entry = open(invite)) {
                        entry.refused(OfferResult.Rejected, DropCallReason.OutOfResources);
                        invite.reject(503, why, Headers.of("Retry-After", Admission.RETRY_AFTER));
                    }
                }
                case Admission.Verdict.Admitted() -> {
                    // Whoever waits for the end of all calls waits for their records too.
                    try (var entry = open(invite)) {
                        admitted(invite, entry);
                    } finally {
                        admission.leave();
                    }
                }
            }
        }
    }

    private CallLedger.Entry open(IncomingInvite invite) {
        var peer = PeerGate.text(invite.source().remote().getAddress());
        var arrived = clock.instant();
        IncomingCall call;
        try {
            call = InviteReader.read(invite.request(), Headers.NONE, peer, arrived);
        } catch (SipParseException _) {
            call = InviteReader.unreadable(invite.callId(), peer, arrived);
        }
        return ledger.open(call, gateway(peer));
    }

    private Optional<IpGateway> gateway(String peer) {
        try {
            return routing.gateway(peer);
        } catch (RuntimeException e) {
            LOG.warn("the gateway of {} cannot be read: {}", peer, e.toString());
            return Optional.empty();
        }
    }

    private void admitted(IncomingInvite invite, CallLedger.Entry entry) {
        try {
            var call = read(invite, entry.call().arrived());
            entry.told(call);
            if (invite.isCancelled()) {
                LOG.info("caller gave up while it rang");
                entry.refused(OfferResult.None, DropCallReason.GracefulHangup);
                return;
            }
            var visit = visits.take(invite.request());
            if (visit.isPresent()) {
                serve(invite, entry, call, visit.get());
                return;
            }
            LOG.info("{}", CallStory.opening(call));
            switch (routing.route(call)) {
                case Destination.Refused(var why, var detail) -> {
                    LOG.info("refused with {}: {}", why.status(), detail);
                    entry.refused(OfferResult.Rejected, dropReason(why));
                    invite.reject(why.status(), detail, Headers.NONE);
                }
                case Destination.CallAnswering destination -> {
                    LOG.info("call answering for {}", destination.called().mailbox().displayName());
                    entry.routed(destination.plan(), destination.parties());
                    serve(
                            invite,
                            entry,
                            destination.parties(),
                            destination.plan().longestCall(),
                            sipCall -> callAnswering.run(sipCall, destination));
                }
                case Destination.SubscriberAccess destination -> {
                    LOG.info("subscriber access in {}", destination.plan().name());
                    entry.routed(destination.plan(), destination.parties());
                    serve(
                            invite,
                            entry,
                            destination.parties(),
                            destination.plan().longestCall(),
                            sipCall -> subscriberAccess.run(sipCall, destination));
                }
                case Destination.AutoAttendant destination -> {
                    entry.routed(destination.plan(), destination.parties());
                    entry.notes().attendant(destination.attendant().name());
                    entry.refused(OfferResult.Rejected, DropCallReason.UserError);
                    unanswered(invite, destination);
                }
            }
        } catch (SipParseException e) {
            LOG.info("refused with 400: {}", e.getMessage());
            entry.refused(OfferResult.Rejected, DropCallReason.UserError);
            invite.reject(400, "Request-URI cannot be called", Headers.NONE);
        } catch (IOException | RuntimeException e) {
            LOG.error("the call could not be begun", e);
            entry.refused(OfferResult.Failed, DropCallReason.SystemError);
            invite.reject(500, "internal error", Headers.NONE);
        }
    }

    /** A test call of this server to itself. */
    private void serve(
            IncomingInvite invite,
            CallLedger.Entry entry,
            IncomingCall call,
            TestVisits.Visit visit)
            throws IOException {
        LOG.info("test call");
        var parties =
                new CallParties(
                        call.callId(),
                        call.called(),
                        Optional.empty(),
                        Optional.empty(),
                        CallParties.Reason.DIRECT,
                        call.arrived());
        visit.plan().ifPresent(plan -> entry.routed(plan, parties));
        visit.notes().complete(entry.notes());
        serve(invite, entry, parties, visit.longest(), visit.flow());
    }

    /** Menus of auto attendants are not spoken: their numbers are as ones that nobody answers. */
    private static void unanswered(IncomingInvite invite, Destination.AutoAttendant destination) {
        var why = Destination.Refusal.UNKNOWN_EXTENSION;
        LOG.info(
                "refused with {}: the auto attendant {} has no call flow",
                why.status(),
                destination.attendant().name());
        invite.reject(why.status(), why.phrase(), Headers.NONE);
    }

    private static DropCallReason dropReason(Destination.Refusal why) {
        return why == Destination.Refusal.NO_NEW_CALLS
                ? DropCallReason.OutOfResources
                : DropCallReason.UserError;
    }

    private IncomingCall read(IncomingInvite invite, Instant arrived) {
        var peer = PeerGate.text(invite.source().remote().getAddress());
        var call = InviteReader.read(invite.request(), Headers.NONE, peer, arrived);
        if (!InviteReader.saysNothing(call) || !lateParties.areExpectedFrom(peer)) {
            return call;
        }
        invite.ringing();
        var further = invite.awaitFurther(LATE_PARTIES).map(SipRequest::headers);
        return InviteReader.read(invite.request(), further.orElse(Headers.NONE), peer, arrived);
    }

    /** A flow, on a call. */
    @FunctionalInterface
    interface Flow {
        void run(SipCall call) throws IOException;
    }

    private void serve(
            IncomingInvite invite,
            CallLedger.Entry entry,
            CallParties parties,
            Duration longest,
            Flow flow)
            throws IOException {
        // The media session exists before the call does, so what it tells finds its way by this.
        var listener = new AtomicReference<@Nullable SipCall>();
        var media =
                CallMedia.open(
                        engine,
                        invite.source().local().getAddress(),
                        PeerGate.text(advertise.orElse(invite.source().local().getAddress())),
                        event -> tell(listener.get(), event));
        if (media.isEmpty()) {
            LOG.warn("refused with 503: all media ports are in use");
            entry.refused(OfferResult.Failed, DropCallReason.OutOfResources);
            invite.reject(503, "no media port", Headers.of("Retry-After", Admission.RETRY_AFTER));
            return;
        }
        try (var opened = media.get()) {
            var offer = invite.offer();
            CallMedia.Reply.@Nullable Agreed agreed = null;
            if (offer.isPresent()) {
                switch (opened.answer(offer.get())) {
                    case CallMedia.Reply.Refused(int status, var why) -> {
                        LOG.info("refused with {}: {}", status, why);
                        entry.refused(OfferResult.Failed, DropCallReason.UserError);
                        invite.reject(status, why, Headers.NONE);
                        return;
                    }
                    case CallMedia.Reply.Agreed reply -> agreed = reply;
                }
            }
            var call = new SipCall(invite, parties, entry.notes(), longest, opened, agreed, sounds);
            listener.set(call);
            entry.serving(call);
            run(call, flow);
        }
    }

    private static void tell(@Nullable SipCall call, MediaEvent event) {
        if (call != null) {
            CallEvents.onMedia(call, event);
        }
    }

    /** Runs a flow and cleans up after it, whatever becomes of it. */
    static void run(SipCall call, Flow flow) {
        try {
            flow.run(call);
        } catch (CallerHungUp _) {
            var lastWord = call.lastWord();
            if (lastWord.isPresent()) {
                call.farewell(lastWord.get());
            } else if (call.isTimeUp()) {
                call.farewell(Phrase.Fixed.GOODBYE);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the call broke off", e);
            call.end(DropCallReason.SystemError, "broke off");
            call.farewell(Phrase.Fixed.TECHNICAL_PROBLEM);
        } finally {
            call.hangUp();
            LOG.info("call {} after {} ms", call.howItEnded(), call.age().toMillis());
        }
    }
}
