package org.mynah.media.engine;

import java.util.ArrayDeque;
import java.util.Optional;
import org.mynah.media.codec.SpeechDetector;

/**
 * Hears the peer, frame by frame in order, keys among them at their moment. Whoever opened it asks
 * for the {@link #next} until a reason to stop appears, and closes it; keys that were not asked for
 * are then typed ahead.
 *
 * <p>Thread-safe; meant for the call's own thread.
 */
public final class Recorder implements AutoCloseable {

    /** Frames that wait at most, 10 s: a disk that stalls for longer loses sound. */
    public static final int MOST_WAITING = 500;

    private final MediaSession session;

    // All below belongs to the session's lock.
    private final ArrayDeque<RecordingEvent> waiting = new ArrayDeque<>();
    private final SpeechDetector detector = new SpeechDetector();
    private long overruns;

    Recorder(MediaSession session) {
        this.session = session;
    }

    /** Waits for what comes next; {@link RecordingEvent.Ended} when the call is over. */
    public RecordingEvent next() {
        return session.nextOf(this);
    }

    /** What is there already; empty when nothing is, also when the call is over. */
    public Optional<RecordingEvent> poll() {
        return session.locked(() -> Optional.ofNullable(waiting.poll()));
    }

    /** Frames that were lost because nobody asked for them in time. */
    public long overruns() {
        return session.locked(() -> overruns);
    }

    /** Stops listening. */
    @Override
    public void close() {
        session.recorderEnded(this);
    }

    void hear(short[] samples, boolean concealed) {
        boolean speaking = detector.accept(samples, 0, samples.length);
        if (waiting.size() >= MOST_WAITING) {
            overruns++;
            return;
        }
        waiting.add(
                new RecordingEvent.Sound(
                        samples.clone(),
                        concealed,
                        speaking,
                        detector.speech(),
                        detector.silence()));
    }

    void hear(char key) {
        if (waiting.size() < MOST_WAITING + MediaSession.MOST_TYPED_AHEAD) {
            waiting.add(new RecordingEvent.Key(key));
        }
    }

    ArrayDeque<RecordingEvent> waiting() {
        return waiting;
    }
}
