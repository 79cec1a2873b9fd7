package org.mynah.um;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mynah.um.record.CallNotes;

/**
 * One telephone call as a flow sees it: blocking verbs on the call's own virtual thread. A hang-up
 * of the caller unwinds the flow by {@link CallerHungUp} from any verb but {@link #record}, which
 * returns what was said. Flows never catch that exception; they close what they hold by
 * try-with-resources.
 *
 * <p>One thread: only the call's own thread may use it.
 */
public interface Call {

    /** Who calls whom, and how the call came here. */
    CallParties parties();

    /** What will be on record of the call; the flow notes it as it learns it. */
    CallNotes notes();

    /** Sends 200 OK; media flow from here on. A second call does nothing. */
    void answer();

    /**
     * Plays a prompt to its end, or to the first key. The key is consumed and is part of the
     * answer.
     *
     * @throws CallerHungUp when the caller hangs up
     */
    Heard play(Prompt prompt);

    /**
     * Plays a prompt that keys do not interrupt; keys pressed meanwhile stay in the queue.
     *
     * @throws CallerHungUp when the caller hangs up
     */
    void playThrough(Prompt prompt);

    /**
     * Waits for the next key, or takes one that was typed ahead.
     *
     * @return the key ({@code 0-9 * #}), or empty when none came within the time
     * @throws CallerHungUp when the caller hangs up
     */
    Optional<Character> awaitKey(Duration within);

    /**
     * Whether a key is pressed once more within the time. Any other key stays first in the queue,
     * so that a doubled key takes nothing away from what comes after it.
     *
     * @throws CallerHungUp when the caller hangs up
     */
    boolean pressedAgain(char key, Duration within);

    /** Forgets keys that were typed ahead. */
    void forgetKeys();

    /**
     * Starts to play audio that the caller steers by keys (pause, rewind, speed).
     *
     * @throws CallerHungUp when the caller hangs up
     */
    Playback start(Audio audio);

    /**
     * Records until a hang-up, {@code #}, silence or the length limit. Never throws {@link
     * CallerHungUp}: most callers end a message by hanging up.
     *
     * @param into takes the audio as it comes; flushed at least ten times a second, synced once a
     *     second
     */
    Recording record(AudioSink into, RecordingLimits limits);

    /**
     * How long the call may still last by the dial plan's limit on the length of calls; never
     * negative.
     */
    Duration timeLeft();

    /**
     * Sets the language in which {@link Phrase}s are spoken from now on, a BCP 47 tag such as
     * {@code en-US}. An installed language is expected; another falls back as call flows §4.2 says.
     */
    void speakIn(String language);

    /**
     * Hands the caller on to a number by blind transfer (REFER, RFC 3515).
     *
     * @return whether the peer reported success; then the call is over for this flow
     * @throws CallerHungUp when the caller hangs up
     */
    boolean transfer(String number);

    /** How often the condition of {@link #goOnWhile} is looked at. */
    Duration LOOK = Duration.ofSeconds(2);

    /**
     * Lets the call go on only while a condition holds. It is asked every {@link #LOOK}, on another
     * thread, also in the middle of a prompt, a playback or a recording. Once it does not hold, the
     * flow is unwound as by a hang-up, from the verb under way or the next one, and the caller
     * hears the last word. A later condition replaces the one before. A condition that throws does
     * not hold: who cannot be asked fails closed.
     */
    void goOnWhile(BooleanSupplier condition, Prompt lastWord);

    /** Ends the call. A second call does nothing. */
    void hangUp();

    /** Steered playing of one audio. Closing it stops the sound. */
    interface Playback extends AutoCloseable {

        /**
         * Waits for the end of the audio or the next key; playing goes on after a key.
         *
         * @return empty when neither came within the time, so that the flow can look whether it may
         *     go on
         * @throws CallerHungUp when the caller hangs up
         */
        Optional<Heard> await(Duration atMost);

        /** Moves by a signed time; bounded by start and end. */
        void skip(Duration by);

        /** Goes back to the beginning. */
        void restart();

        /** Goes to the end. */
        void toEnd();

        /** Stops the sound where it is. */
        void pause();

        /** Plays on from where {@link #pause} stopped. */
        void resume();

        /** Whether it is paused. */
        boolean isPaused();

        /** How much has been played, from the beginning of the audio. */
        Duration position();

        /** The whole length of the audio. */
        Duration length();

        @Override
        void close();
    }
}
