package org.mynah.telephony;

import java.time.Duration;
import org.mynah.media.engine.MediaEvent;
import org.mynah.sip.dialog.DialogEvents;
import org.mynah.sip.dialog.EndReason;
import org.mynah.sip.dialog.OfferReply;
import org.mynah.sip.message.SipBody;
import org.mynah.um.record.DropCallReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the peer and the line do during a call: hold, moved ports, hang-up, silence. Comes on
 * threads of the dialog and the engine. Thread-safe.
 */
final class CallEvents implements DialogEvents {

    /** How long the peer may keep the call on hold (call flows §2). */
    static final Duration LONGEST_HOLD = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(CallEvents.class);

    private final SipCall call;
    private final CallMedia media;

    CallEvents(SipCall call, CallMedia media) {
        this.call = call;
        this.media = media;
    }

    @Override
    public OfferReply offered(SipBody offer) {
        if (offer.isEmpty()) {
            return new OfferReply.Accept(media.offer());
        }
        return switch (media.answer(offer)) {
            case CallMedia.Reply.Agreed(var sdp, var agreement) -> {
                media.apply(agreement);
                limitHold();
                yield new OfferReply.Accept(sdp);
            }
            case CallMedia.Reply.Refused(int status, var why) -> new OfferReply.Refuse(status, why);
        };
    }

    @Override
    public void answered(SipBody answer) {
        if (media.answered(answer)) {
            limitHold();
        } else {
            call.end(DropCallReason.SystemError, "ended, no common codec");
            call.hangUp();
        }
        call.talk();
    }

    @Override
    public void ended(EndReason reason) {
        switch (reason) {
            case REMOTE_BYE, CANCELLED ->
                    call.end(DropCallReason.GracefulHangup, "ended by the caller");
            case LOCAL_BYE -> call.end(DropCallReason.SystemHangup, "ended by us");
            case NO_ACK ->
                    call.end(DropCallReason.Timeout, "ended, the answer was not acknowledged");
            case SESSION_EXPIRED ->
                    call.end(DropCallReason.Timeout, "ended, the session was not refreshed");
            case PEER_LOST ->
                    call.end(DropCallReason.Timeout, "ended, the peer does not know it any more");
        }
        media.close();
        call.talk();
    }

    /** Each hold has its own limit; a hold that was left and taken again begins anew. */
    private void limitHold() {
        var up = call.dialog();
        if (up.isEmpty() || !media.isHeld()) {
            return;
        }
        var dialog = up.get();
        long hold = media.holds();
        LOG.info("{}: on hold", dialog.callId());
        Thread.ofVirtual()
                .name("call-hold-" + dialog.callId())
                .start(() -> {
                    if (!dialog.awaitEnd(LONGEST_HOLD) && media.isHeld() && media.holds() == hold) {
                        call.end(DropCallReason.Timeout, "ended, it was on hold for too long");
                        call.hangUp();
                    }
                });
    }

    /** The line went dead or the engine failed: the call is over. */
    static void onMedia(SipCall call, MediaEvent event) {
        switch (event) {
            case MediaEvent.Inactive(Duration silence) -> {
                call.end(
                        DropCallReason.MediaTimeout,
                        "ended, nothing was heard of the peer for " + silence.toSeconds() + " s");
                call.hangUp();
            }
            case MediaEvent.Failed() -> {
                call.end(DropCallReason.SystemError, "ended, its media failed");
                call.hangUp();
            }
            case MediaEvent.FaxCalling(), MediaEvent.RemoteLearnt _ -> {
                // Neither is asked for by the flows there are.
            }
        }
    }
}
