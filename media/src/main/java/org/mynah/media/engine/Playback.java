package org.mynah.media.engine;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.PcmSource;

/**
 * A source being played into a session. A virtual thread reads the source a little ahead, so that a
 * slow disk never holds up the pacing of other calls. Closing it stops the sound at the next frame.
 *
 * <p>Thread-safe.
 */
public final class Playback implements AutoCloseable {

    /** How far the source is read ahead: 480 ms. */
    static final int AHEAD_SAMPLES = 24 * Pcm.FRAME_SAMPLES;

    private static final Logger LOG = System.getLogger(Playback.class.getName());
    private static final int CHUNK = 4 * Pcm.FRAME_SAMPLES;

    private final MediaSession session;
    private final PcmSource source;
    private final long length;

    // Taken after the session's lock, never before it.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition feeding = lock.newCondition();
    private final short[] ring = new short[AHEAD_SAMPLES];
    private int head;
    private int filled;
    private long position;
    private long seekTo = -1;
    private boolean sourceEnded;
    private boolean started;
    private boolean paused;
    private boolean closed;
    private @Nullable IOException failure;

    Playback(MediaSession session, PcmSource source) {
        this.session = session;
        this.source = source;
        this.length = source.length();
    }

    void startFeeding() {
        Thread.ofVirtual().name("mynah-playback").start(this::feed);
    }

    /**
     * Waits for the end or for a key; a key that was typed before counts. Playing goes on after a
     * key, until {@link #close}.
     *
     * @throws MediaEndedException when the call ends
     */
    public PlaybackResult await() {
        return session.awaitPlayback(this, true);
    }

    /**
     * Waits for the end or for a key, at most for a time.
     *
     * @return empty when neither came in time
     * @throws MediaEndedException when the call ends
     */
    public Optional<PlaybackResult> await(Duration atMost) {
        return session.awaitPlayback(this, atMost);
    }

    /**
     * Waits for the end; keys stay in the queue.
     *
     * @throws MediaEndedException when the call ends
     */
    public void awaitEnd() {
        session.awaitPlayback(this, false);
    }

    /** Sends silence from here on until {@link #resume}. */
    public void pause() {
        setPaused(true);
    }

    /** Plays on. */
    public void resume() {
        setPaused(false);
    }

    private void setPaused(boolean now) {
        lock.lock();
        try {
            paused = now;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is paused. */
    public boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /** What has been played, from the beginning of the source. */
    public Duration position() {
        lock.lock();
        try {
            return Pcm.duration(seekTo >= 0 ? seekTo : position);
        } finally {
            lock.unlock();
        }
    }

    /** The length of the source, if it knows. */
    public Optional<Duration> length() {
        return length == PcmSource.UNKNOWN ? Optional.empty() : Optional.of(Pcm.duration(length));
    }

    /**
     * Moves by a signed time, bounded by beginning and end. Backwards needs a source that can seek;
     * one that cannot plays on.
     */
    public void skip(Duration by) {
        lock.lock();
        try {
            long from = seekTo >= 0 ? seekTo : position;
            seek(Math.max(0, from + Pcm.samples(by)));
        } finally {
            lock.unlock();
        }
    }

    /** Goes back to the beginning. */
    public void restart() {
        seek(0);
    }

    /** Goes to the end: {@link #await} answers {@link PlaybackResult.Finished}. */
    public void toEnd() {
        lock.lock();
        try {
            position = length == PcmSource.UNKNOWN ? position + filled : length;
            seekTo = -1;
            filled = 0;
            sourceEnded = true;
            started = true;
            feeding.signal();
        } finally {
            lock.unlock();
        }
    }

    private void seek(long sample) {
        lock.lock();
        try {
            seekTo = length == PcmSource.UNKNOWN ? sample : Math.min(sample, length);
            feeding.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Why the source broke off, if it did; to the caller that is its end. */
    public Optional<IOException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    /** Whether all has been played. */
    boolean isFinished() {
        lock.lock();
        try {
            return closed || (sourceEnded && filled == 0 && seekTo < 0);
        } finally {
            lock.unlock();
        }
    }

    /** Fills a frame for the line; the rest of it is silence. Called by the engine. */
    Pull pull(short[] frame) {
        lock.lock();
        try {
            if (paused || closed || seekTo >= 0 || (sourceEnded && filled == 0)) {
                return Pull.SILENCE;
            }
            // A frame is not begun before it is whole, else a slow source would stutter.
            if (filled < frame.length && !sourceEnded) {
                return started ? Pull.UNDERRUN : Pull.SILENCE;
            }
            started = true;
            int count = Math.min(frame.length, filled);
            for (int i = 0; i < count; i++) {
                frame[i] = ring[head];
                head = (head + 1) % ring.length;
            }
            java.util.Arrays.fill(frame, count, frame.length, (short) 0);
            filled -= count;
            position += count;
            feeding.signal();
            return Pull.SOUND;
        } finally {
            lock.unlock();
        }
    }

    /** What {@link #pull} found. */
    enum Pull {
        SOUND,
        SILENCE,
        UNDERRUN
    }

    /** Stops the sound. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            feeding.signal();
        } finally {
            lock.unlock();
        }
        session.playbackEnded(this);
    }

    private void feed() {
        var chunk = new short[CHUNK];
        try (source) {
            while (awaitRoom()) {
                int count = source.read(chunk, 0, chunk.length);
                append(chunk, count);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "playback broke off: {0}", e.toString());
            lock.lock();
            try {
                failure = e instanceof IOException io ? io : new IOException(e);
                sourceEnded = true;
                seekTo = -1;
                started = true;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until the source is to be read; false when playing is over. */
    private boolean awaitRoom() throws IOException {
        while (true) {
            long target;
            lock.lock();
            try {
                while (!closed && seekTo < 0 && (sourceEnded || filled + CHUNK > ring.length)) {
                    feeding.awaitUninterruptibly();
                }
                if (closed) {
                    return false;
                }
                if (seekTo < 0) {
                    return true;
                }
                target = seekTo;
            } finally {
                lock.unlock();
            }
            boolean moved = source.seek(target);
            lock.lock();
            try {
                if (moved) {
                    filled = 0;
                    position = target;
                    sourceEnded = false;
                }
                if (seekTo == target) {
                    seekTo = -1;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void append(short[] chunk, int count) {
        lock.lock();
        try {
            if (seekTo >= 0 || sourceEnded) {
                return;
            }
            if (count == PcmSource.END) {
                sourceEnded = true;
                started = true;
                return;
            }
            for (int i = 0; i < count; i++) {
                ring[(head + filled + i) % ring.length] = chunk[i];
            }
            filled += count;
        } finally {
            lock.unlock();
        }
    }
}
