package org.mynah.testkit.phone;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.ear.Tone;
import org.mynah.testkit.ear.Tones;

/**
 * One call of a {@link TestPhone}: speak, press keys, listen, hang up. Every verb ends within its
 * limit, or earlier when the call ends. One thread uses a call; what the peer wants is served by
 * the phone meanwhile.
 */
public final class PhoneCall implements AutoCloseable {
    /** Beyond its length, how long something said may take to be sent. */
    private static final Duration SENDING = Duration.ofSeconds(10);

    /** How long each key is held, and the pause after it. */
    private static final Duration KEY = Duration.ofMillis(100);

    /** A tone that did not go on for this long is over. */
    private static final Duration TONE_PAUSE = Duration.ofMillis(60);

    private final TestPhone phone;
    private final CallSignalling signalling;
    private final CallMedia media;
    private final AtomicBoolean closed = new AtomicBoolean();
    private int afterLastTone;

    PhoneCall(TestPhone phone, CallSignalling signalling, CallMedia media) {
        this.phone = phone;
        this.signalling = signalling;
        this.media = media;
    }

    CallSignalling signalling() {
        return signalling;
    }

    /** The final status of the INVITE; 0 while there is none, 408 when nothing came back. */
    public int status() {
        return signalling.status();
    }

    /**
     * The final response to the INVITE.
     *
     * @throws PhoneFailure when there is none
     */
    public SipMessage response() {
        return signalling.finalResponse().orElseThrow(() -> failure("no final response"));
    }

    /** The provisional statuses that came before it, in order. */
    public List<Integer> provisionalStatuses() {
        return signalling.provisionalStatuses();
    }

    /** Waits for the final response; false when none came in time. */
    public boolean awaitFinalResponse(Duration limit) {
        return signalling.awaitFinalResponse(limit);
    }

    /**
     * This call, when it was answered.
     *
     * @throws PhoneFailure when it was not
     */
    public PhoneCall expectAnswer() {
        if (!signalling.isAnswered()) {
            throw failure("the call was not answered, its status is " + status());
        }
        return this;
    }

    /** Whether it is answered and not yet over. */
    public boolean isUp() {
        return signalling.isUp();
    }

    /** Whether the peer hung up. */
    public boolean wasHungUpByPeer() {
        return signalling.wasHungUpByPeer();
    }

    /** The INVITE that began the call. */
    public SipMessage invite() {
        return signalling.invite();
    }

    /** Requests that the peer sent within the call, in order, repetitions not counted. */
    public List<SipMessage> requests() {
        return signalling.requests();
    }

    /** What happened so far, a line each with its time; which keys were pressed is not told. */
    public List<String> story() {
        return signalling.story().lines();
    }

    /** The Call-ID, to find the call in a server's log. */
    public String callId() {
        return signalling.dialog().callId();
    }

    /** Answers an incoming call. */
    public PhoneCall answer() {
        signalling.answer();
        return this;
    }

    /** Refuses an incoming call. */
    public void reject(int status, String reason) {
        signalling.reject(status, reason);
    }

    /** Says something, linear samples at 8 kHz; returns when it was sent or the call is over. */
    public void say(short[] sound) {
        var length = Sounds.duration(sound.length);
        note("says " + length.toMillis() + " ms");
        awaitSent(media.out().say(sound), length);
    }

    /** Starts to say something, after what is being said already. */
    public void startSaying(short[] sound) {
        note("starts to say " + Sounds.duration(sound.length).toMillis() + " ms");
        media.out().say(sound);
    }

    /** Falls silent, and forgets what was still to be said or pressed. */
    public void stopSaying() {
        media.out().stop();
    }

    /** Presses keys (0-9, *, #, A-D) for 100 ms each with pauses of 100 ms. */
    public void press(String keys) {
        press(keys, KEY, KEY);
    }

    /**
     * Presses keys as telephone events (RFC 4733); returns when they were sent or the call is over.
     *
     * @throws PhoneFailure when the peer takes no telephone events
     */
    public void press(String keys, Duration tone, Duration gap) {
        note("presses " + keys.length() + " keys");
        if (!media.sendsEvents()) {
            throw failure("the peer takes no telephone events");
        }
        if (!keys.chars().allMatch(key -> Digits.KEYS.indexOf(key) >= 0)) {
            throw new IllegalArgumentException("there is no such key on a telephone");
        }
        var sent = media.out().press(keys, tone, gap);
        awaitSent(sent, tone.plus(gap).multipliedBy(keys.length()));
    }

    private void awaitSent(RtpOut.Sent sent, Duration length) {
        if (!sent.await(length.plus(SENDING)) && isUp()) {
            throw failure("could not send " + length.toMillis() + " ms in time");
        }
    }

    /** Sends no RTP at all, or sends again. */
    public void mute(boolean mute) {
        note(mute ? "sends no RTP" : "sends RTP again");
        media.mute(mute);
    }

    /** The keys that the peer pressed. */
    public String keysHeard() {
        return media.digits().heard();
    }

    /** Everything heard, and how it arrived. */
    public Recording recording() {
        return media.recording();
    }

    /** Now, for {@link #heardSince}. */
    public Mark mark() {
        return media.recording().mark();
    }

    /** What was heard since a moment. */
    public short[] heardSince(Mark mark) {
        return media.recording().heardSince(mark);
    }

    /**
     * Waits for sound that starts, or goes on, from now.
     *
     * @return where it starts
     * @throws PhoneFailure when there is silence up to the limit, or the call ends
     */
    public Mark awaitAudio(Duration limit) {
        long now = System.nanoTime();
        if (!await(() -> soundedSince(now), limit)) {
            throw failure("heard nothing for " + limit.toMillis() + " ms");
        }
        if (!soundedSince(now)) {
            throw failure("the call ended before anything was heard");
        }
        note("hears sound");
        return media.recording().lastSoundMark();
    }

    private boolean soundedSince(long nanos) {
        return media.recording().lastSoundNanos() - nanos > 0;
    }

    /**
     * Waits until nothing was heard for {@code quiet}, counted from now at the earliest. A call
     * that has ended is silent.
     *
     * @throws PhoneFailure when there is still sound at the limit
     */
    public void awaitSilence(Duration quiet, Duration limit) {
        long now = System.nanoTime();
        var recording = media.recording();
        BooleanSupplier silent =
                () -> {
                    long since = recording.lastSoundNanos();
                    since = since - now > 0 ? since : now;
                    return System.nanoTime() - since >= quiet.toNanos();
                };
        if (!await(silent, limit)) {
            throw failure("no silence within " + limit.toMillis() + " ms");
        }
        note("hears silence");
    }

    /**
     * Waits until a tone near a frequency was heard to its end: the next one after the tone that
     * this method found last, also when it is long over.
     *
     * @throws PhoneFailure when there is none up to the limit, or the call ends first
     */
    public Tone awaitTone(double hz, Duration limit) {
        var search = new ToneSearch(hz);
        boolean _ = await(search, limit);
        // Once more: the call may have ended right after the tone.
        if (search.found().isEmpty() && !search.getAsBoolean()) {
            throw failure("heard no tone near " + Math.round(hz) + " Hz");
        }
        var tone = search.found().orElseThrow();
        afterLastTone = tone.to();
        note("heard %.0f Hz for %d ms".formatted(tone.hz(), tone.length().toMillis()));
        return tone;
    }

    /** Listens to what was not searched yet. */
    private final class ToneSearch implements BooleanSupplier {
        private final double hz;
        private int from = afterLastTone;
        private Optional<Tone> found = Optional.empty();

        ToneSearch(double hz) {
            this.hz = hz;
        }

        Optional<Tone> found() {
            return found;
        }

        @Override
        public boolean getAsBoolean() {
            var recording = media.recording();
            short[] heard = recording.heardSince(new Mark(from));
            var tones = Tones.near(hz, heard);
            if (!tones.isEmpty()) {
                var tone = tones.getFirst();
                boolean isOver =
                        tone.to() + Sounds.samples(TONE_PAUSE) < heard.length
                                || recording.sinceLastPacket().compareTo(TONE_PAUSE) > 0
                                || signalling.isOver();
                if (isOver) {
                    found = Optional.of(new Tone(tone.hz(), from + tone.from(), from + tone.to()));
                }
            } else {
                // Keep enough to see a tone that has just begun.
                from += Math.max(0, heard.length - 2 * Tones.SHORTEST);
            }
            return found.isPresent();
        }
    }

    /**
     * Waits until the peer hangs up.
     *
     * @throws PhoneFailure when it does not within the limit
     */
    public void awaitHangUp(Duration limit) {
        if (!media.recording().await(signalling::isOver, limit)) {
            throw failure("the peer did not hang up within " + limit.toMillis() + " ms");
        }
    }

    /** Waits until something holds that this call can bring about; true at once when it ends. */
    private boolean await(BooleanSupplier wanted, Duration limit) {
        return media.recording().await(() -> wanted.getAsBoolean() || signalling.isOver(), limit);
    }

    /** Puts the peer on hold by a re-INVITE; its final response. */
    public SipMessage hold() {
        return signalling.change("sendonly");
    }

    /** Takes the peer back from hold. */
    public SipMessage resume() {
        return signalling.change("sendrecv");
    }

    /** Sends another request within the call (INFO, OPTIONS, ...); its final response. */
    public SipMessage ask(String method, String contentType, String body) {
        return signalling.ask(method, contentType, body);
    }

    /** Gives up while it rings. */
    public void cancel() {
        signalling.cancel();
    }

    /** Hangs up; nothing happens when the call is over already. */
    public void hangUp() {
        signalling.hangUp();
    }

    /** Ends the call whatever its state is, and gives its ports back. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (signalling.ringsHere()) {
            signalling.reject(480, "Temporarily Unavailable");
        } else if (status() == 0) {
            signalling.cancel();
        }
        signalling.hangUp();
        media.close();
        phone.forget(this);
    }

    /** The story so far, one event a line. */
    @Override
    public String toString() {
        return story().stream().collect(Collectors.joining("\n"));
    }

    private void note(String what) {
        signalling.story().note(what);
    }

    private PhoneFailure failure(String what) {
        return signalling.failure(what);
    }
}
