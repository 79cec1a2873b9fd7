package org.mynah.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mynah.media.engine.MediaEndedException;
import org.mynah.media.engine.MediaSession;
import org.mynah.media.engine.PlaybackResult;
import org.mynah.media.engine.Recorder;
import org.mynah.sip.dialog.Dialog;
import org.mynah.sip.dialog.IncomingInvite;
import org.mynah.sip.dialog.ReferOutcome;
import org.mynah.sip.message.Headers;
import org.mynah.um.Audio;
import org.mynah.um.AudioSink;
import org.mynah.um.Call;
import org.mynah.um.CallParties;
import org.mynah.um.CallerHungUp;
import org.mynah.um.Heard;
import org.mynah.um.Prompt;
import org.mynah.um.Recording;
import org.mynah.um.RecordingLimits;
import org.mynah.um.record.CallNotes;
import org.mynah.um.record.CallState;
import org.mynah.um.record.DropCallReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call over a SIP dialog and a media session. Whatever ends it (BYE, silence on the line, the
 * longest length of a call) closes the media session or the sound that is under way, so that the
 * verb that waits returns and unwinds the flow.
 *
 * <p>The verbs belong to the call's own thread; the events of dialog and media come on others.
 */
final class SipCall implements Call {

    /** How long the result of a blind transfer is waited for (call flows §12). */
    static final Duration TRANSFER_RESULT = Duration.ofSeconds(30);

    /** Longer than any ACK can be under way (64 × T1). */
    private static final Duration ACK = Duration.ofSeconds(35);

    private static final String DEFAULT_LANGUAGE = "en-US";

    private static final Logger LOG = LoggerFactory.getLogger(SipCall.class);

    private final IncomingInvite invite;
    private final CallParties parties;
    private final CallNotes notes;
    private final Duration longest;
    private final CallMedia media;
    private final CallMedia.Reply.@Nullable Agreed agreed;
    private final PromptSounds sounds;
    private final CountDownLatch talking = new CountDownLatch(1);

    private String language = DEFAULT_LANGUAGE;
    private @Nullable SteeredPlayback steered;

    /**
     * Listens from the beginning of a beep on, so that a caller who speaks the moment it ends is
     * heard from his first word, however late this thread gets its turn.
     */
    private @Nullable Recorder early;

    private volatile @Nullable Dialog dialog;
    private volatile long answeredAt;
    private volatile boolean timeIsUp;
    private final AtomicReference<@Nullable Condition> condition = new AtomicReference<>();
    private volatile @Nullable Prompt lastWord;
    private volatile org.mynah.media.engine.@Nullable Playback sounding;
    private volatile @Nullable Recorder recording;
    private volatile String end = "was not answered";
    private volatile DropCallReason dropReason = DropCallReason.None;
    private volatile boolean transferring;

    /**
     * @param notes what the flow notes of the call
     * @param longest the dial plan's MaxCallDuration
     * @param agreed the answer to the peer's offer; null when it leaves the offer to us
     */
    SipCall(
            IncomingInvite invite,
            CallParties parties,
            CallNotes notes,
            Duration longest,
            CallMedia media,
            CallMedia.Reply.@Nullable Agreed agreed,
            PromptSounds sounds) {
        this.invite = invite;
        this.parties = parties;
        this.notes = notes;
        this.longest = longest;
        this.media = media;
        this.agreed = agreed;
        this.sounds = sounds;
    }

    @Override
    public CallParties parties() {
        return parties;
    }

    @Override
    public CallNotes notes() {
        return notes;
    }

    @Override
    public void answer() {
        if (dialog != null) {
            return;
        }
        var sdp = agreed == null ? media.offer() : agreed.sdp();
        answeredAt = System.nanoTime();
        var up = invite.answer(sdp, Headers.NONE, new CallEvents(this, media));
        if (up.isEmpty()) {
            end(DropCallReason.GracefulHangup, "caller gave up");
            throw new CallerHungUp();
        }
        dialog = up.get();
        if (agreed != null) {
            media.apply(agreed.agreement());
            talking.countDown();
        }
        Thread.ofVirtual().name("call-limit-" + invite.callId()).start(() -> watch(up.get()));
        awaitTalking();
        LOG.info(
                "answered on port {}, {}",
                media.session().localAddress().getPort(),
                agreed == null ? "codec by our offer" : agreed.agreement().codec());
    }

    /** Where the peer made no offer, sound can flow when its ACK has answered ours. */
    private void awaitTalking() {
        try {
            if (talking.await(ACK.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new CallerHungUp();
    }

    /** Ends the call at its longest length, politely: what waits returns, the handler says bye. */
    private void watch(Dialog up) {
        if (!up.awaitEnd(longest) && !up.isEnded()) {
            end(DropCallReason.Timeout, "has reached its longest length");
            timeIsUp = true;
            stopSound();
        }
    }

    /** What must hold for the call to go on. */
    private record Condition(BooleanSupplier holds, Prompt lastWord) {}

    @Override
    public void goOnWhile(BooleanSupplier holds, Prompt lastWord) {
        var isFirst = condition.getAndSet(new Condition(holds, lastWord)) == null;
        var up = dialog;
        if (isFirst && up != null) {
            Thread.ofVirtual().name("call-condition-" + invite.callId()).start(() -> look(up));
        }
    }

    /** Looks until the call ends, or the condition that is in force does not hold. */
    private void look(Dialog up) {
        while (!up.awaitEnd(LOOK)) {
            var present = condition.get();
            // Meanwhile another condition may have come in its place; that one is asked next.
            if (present != null && !holds(present) && condition.compareAndSet(present, null)) {
                end(DropCallReason.SystemHangup, "was ended: it may not go on");
                lastWord = present.lastWord();
                stopSound();
                return;
            }
        }
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds().getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("whether the call may go on cannot be asked: {}", e.toString());
            return false;
        }
    }

    /** What is to be said to a caller whose flow was unwound because it may not go on. */
    Optional<Prompt> lastWord() {
        return Optional.ofNullable(lastWord);
    }

    private boolean isBrokenOff() {
        return timeIsUp || lastWord != null;
    }

    private void stopSound() {
        var playing = sounding;
        if (playing != null) {
            playing.close();
        }
        var recorder = recording;
        if (recorder != null) {
            recorder.close();
        }
    }

    @Override
    public Heard play(Prompt prompt) {
        return verb(() -> {
            try (var playback = begin(prompt)) {
                while (true) {
                    switch (playback.await()) {
                        case PlaybackResult.Pressed(char key) -> {
                            if (isKey(key)) {
                                return new Heard.Pressed(key);
                            }
                        }
                        case PlaybackResult.Finished() -> {
                            return new Heard.Finished();
                        }
                    }
                }
            }
        });
    }

    @Override
    public void playThrough(Prompt prompt) {
        var _ =
                verb(() -> {
                    try (var playback = begin(prompt)) {
                        if (prompt instanceof Prompt.Beep) {
                            early = media.session().record();
                        }
                        playback.awaitEnd();
                    }
                    return true;
                });
    }

    private org.mynah.media.engine.Playback begin(Prompt prompt) {
        var interrupted = steered;
        if (interrupted != null) {
            interrupted.displace();
        }
        var playback = media.session().play(sounds.open(prompt, language));
        sounding = playback;
        if (isBrokenOff()) {
            playback.close();
        }
        return playback;
    }

    @Override
    public Optional<Character> awaitKey(Duration within) {
        return verb(() -> {
            var left = shorter(within, timeLeft());
            long until = System.nanoTime() + left.toNanos();
            while (true) {
                var key = media.session().nextDigit(left);
                if (key.isEmpty() || isKey(key.get())) {
                    return key;
                }
                left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            }
        });
    }

    @Override
    public boolean pressedAgain(char key, Duration within) {
        var next = awaitKey(within);
        if (next.isPresent() && next.get() != key) {
            media.session().unread(next.get());
            return false;
        }
        return next.isPresent();
    }

    /** Keys A to D exist on the wire and mean nothing to any flow. */
    static boolean isKey(char key) {
        return (key >= '0' && key <= '9') || key == '*' || key == '#';
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void forgetKeys() {
        stopListening();
        media.session().forgetDigits();
    }

    @Override
    public Playback start(Audio audio) {
        return verb(() -> {
            var playback = new SteeredPlayback(this, audio);
            steered = playback;
            return playback;
        });
    }

    @Override
    public Recording record(AudioSink into, RecordingLimits limits) {
        // Keys pressed before are not meant for what comes after the recording.
        media.session().forgetDigits();
        var listening = early;
        early = null;
        Recording made;
        try (var recorder = listening == null ? media.session().record() : listening) {
            recording = recorder;
            if (isBrokenOff()) {
                stopSound();
            }
            made =
                    new Take(
                                    media.session(),
                                    into,
                                    limits,
                                    listening == null ? Duration.ZERO : PromptSounds.BEEP)
                            .from(recorder);
        } finally {
            recording = null;
        }
        LOG.info(
                "recorded {} ms, {} ms of it speech, {}",
                made.length().toMillis(),
                made.speech().toMillis(),
                made.end());
        return made;
    }

    @Override
    public Duration timeLeft() {
        if (dialog == null) {
            return longest;
        }
        var left = longest.minusNanos(System.nanoTime() - answeredAt);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public void speakIn(String tag) {
        language = tag;
    }

    /**
     * The peer that hangs up after it has taken the REFER counts as success: most do so without a
     * report.
     */
    @Override
    public boolean transfer(String number) {
        var up = dialog;
        if (up == null) {
            throw new IllegalStateException("a call that is not answered cannot be transferred");
        }
        requireUp();
        var target = TransferTarget.of(number, up.source());
        LOG.info("transfer to {}", target);
        notes.dialed(number);
        transferring = true;
        var by = Headers.of("Referred-By", "<" + up.local().uri() + ">");
        var outcome = up.refer(target, by, shorter(TRANSFER_RESULT, timeLeft()));
        transferring = false;
        LOG.info("transfer: {}", outcome);
        return switch (outcome) {
            case ReferOutcome.Transferred _ -> {
                end(DropCallReason.Transfer, "was transferred");
                hangUp();
                yield true;
            }
            case ReferOutcome.CallEnded() -> {
                // The peer hung up because of the transfer, whichever of the two is told first.
                dropReason = DropCallReason.Transfer;
                yield true;
            }
            case ReferOutcome.TargetFailed _, ReferOutcome.Refused _, ReferOutcome.NoResult() -> {
                requireUp();
                yield false;
            }
        };
    }

    @Override
    public void hangUp() {
        var up = dialog;
        if (up == null) {
            invite.reject(480, "call was not answered", Headers.NONE);
        } else {
            end(DropCallReason.SystemHangup, "ended by us");
            up.bye();
        }
        media.close();
    }

    /** Hangs up whatever is going on: who may not be talked to any more hears nothing more. */
    void drop(String why) {
        LOG.info("{}: {}", invite.callId(), why);
        end(DropCallReason.SystemHangup, why);
        hangUp();
    }

    /**
     * Says a last word although the flow is over; silent when the line is. Never throws.
     *
     * @return whether it was said
     */
    boolean farewell(Prompt prompt) {
        var up = dialog;
        if (up == null || up.isEnded()) {
            return false;
        }
        try (var playback = media.session().play(sounds.open(prompt, language))) {
            playback.awaitEnd();
            return true;
        } catch (MediaEndedException _) {
            return false;
        }
    }

    /** Whether the longest length of a call has unwound the flow, and nobody hung up. */
    boolean isTimeUp() {
        return timeIsUp;
    }

    /** The dialog, once it is answered. */
    Optional<Dialog> dialog() {
        return Optional.ofNullable(dialog);
    }

    /** Offer and answer are done, or never will be. */
    void talk() {
        talking.countDown();
    }

    /** How far it has come. */
    CallState state() {
        var up = dialog;
        if (up == null) {
            return CallState.Connecting;
        }
        if (up.isEnded()) {
            return CallState.Disconnected;
        }
        return transferring ? CallState.Transferring : CallState.Connected;
    }

    /** Why it ended, for its record. */
    DropCallReason dropReason() {
        return dropReason;
    }

    /** How it ended, for the log. */
    String howItEnded() {
        return end;
    }

    /** How long it has been up. */
    Duration age() {
        return dialog == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - answeredAt);
    }

    MediaSession session() {
        return media.session();
    }

    /** A steered playback is over; prompts no longer displace it. */
    void forget(SteeredPlayback playback) {
        if (steered == playback) {
            steered = null;
        }
    }

    /** The flow steers this sound now; the end of time stops it. */
    void sounding(org.mynah.media.engine.Playback playback) {
        sounding = playback;
        if (isBrokenOff()) {
            playback.close();
        }
    }

    /** Runs a verb; the end of the call unwinds it as a hang-up. */
    <T> T verb(Supplier<T> action) {
        requireUp();
        stopListening();
        try {
            var result = action.get();
            if (isBrokenOff()) {
                throw new CallerHungUp();
            }
            return result;
        } catch (MediaEndedException _) {
            throw new CallerHungUp();
        }
    }

    /** No recording followed the beep; the keys that were heard meanwhile are typed ahead. */
    private void stopListening() {
        var listening = early;
        early = null;
        if (listening != null) {
            listening.close();
        }
    }

    private void requireUp() {
        var up = dialog;
        if (isBrokenOff() || (up != null && up.isEnded())) {
            throw new CallerHungUp();
        }
    }

    /** The first reason is the true one. */
    synchronized void end(DropCallReason reason, String how) {
        if (dropReason == DropCallReason.None) {
            dropReason = reason;
            end = how;
        }
    }
}
