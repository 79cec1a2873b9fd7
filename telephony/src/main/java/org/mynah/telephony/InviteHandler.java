package org.mynah.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
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
import org.mynah.um.directory.DialPlan;
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
    private final Admission admission;
    private final Routing routing;
    private final LateParties lateParties;
    private final MediaEngine engine;
    private final Optional<InetAddress> advertise;
    private final PromptSounds sounds;
    private final CallAnswering callAnswering;
    private final SubscriberAccess subscriberAccess;
    private final InstantSource clock;

    InviteHandler(
            PeerGate gate,
            Admission admission,
            Routing routing,
            LateParties lateParties,
            MediaEngine engine,
            Optional<InetAddress> advertise,
            PromptSounds sounds,
            CallAnswering callAnswering,
            SubscriberAccess subscriberAccess,
            InstantSource clock) {
        this.gate = gate;
        this.admission = admission;
        this.routing = routing;
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
        return gate.accepts(source.remote().getAddress());
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
                case Admission.Verdict.Full(var why) ->
                        invite.reject(503, why, Headers.of("Retry-After", Admission.RETRY_AFTER));
                case Admission.Verdict.Admitted() -> {
                    try {
                        admitted(invite);
                    } finally {
                        admission.leave();
                    }
                }
            }
        }
    }

    private void admitted(IncomingInvite invite) {
        try {
            var call = read(invite);
            if (invite.isCancelled()) {
                LOG.info("caller gave up while it rang");
                return;
            }
            LOG.info("{}", CallStory.opening(call));
            switch (routing.route(call)) {
                case Destination.Refused(var why, var detail) -> {
                    LOG.info("refused with {}: {}", why.status(), detail);
                    invite.reject(why.status(), detail, Headers.NONE);
                }
                case Destination.CallAnswering destination -> {
                    LOG.info("call answering for {}", destination.called().mailbox().displayName());
                    serve(
                            invite,
                            destination.parties(),
                            destination.plan(),
                            sipCall -> callAnswering.run(sipCall, destination));
                }
                case Destination.SubscriberAccess destination -> {
                    LOG.info("subscriber access in {}", destination.plan().name());
                    serve(
                            invite,
                            destination.parties(),
                            destination.plan(),
                            sipCall -> subscriberAccess.run(sipCall, destination));
                }
                case Destination.AutoAttendant destination -> unanswered(invite, destination);
            }
        } catch (SipParseException e) {
            LOG.info("refused with 400: {}", e.getMessage());
            invite.reject(400, "Request-URI cannot be called", Headers.NONE);
        } catch (IOException | RuntimeException e) {
            LOG.error("the call could not be begun", e);
            invite.reject(500, "internal error", Headers.NONE);
        }
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

    private IncomingCall read(IncomingInvite invite) {
        var arrived = clock.instant();
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

    private void serve(IncomingInvite invite, CallParties parties, DialPlan plan, Flow flow)
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
                        invite.reject(status, why, Headers.NONE);
                        return;
                    }
                    case CallMedia.Reply.Agreed reply -> agreed = reply;
                }
            }
            var call = new SipCall(invite, parties, plan.longestCall(), opened, agreed, sounds);
            listener.set(call);
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
            call.farewell(Phrase.Fixed.TECHNICAL_PROBLEM);
        } finally {
            call.hangUp();
            LOG.info("call {} after {} ms", call.howItEnded(), call.age().toMillis());
        }
    }
}
