package org.mynah.media.engine;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.engine.MediaEndedException.Reason;
import org.mynah.media.rtp.ReorderBuffer;

/**
 * The media of one call. Signalling opens it (the port is known then), starts it when offer and
 * answer are done, redirects and closes it; the call's own virtual thread uses the blocking verbs.
 * When nothing plays, silence is sent every 20 ms, which keeps NAT bindings and the peer's own
 * time-outs content.
 *
 * <p>Times given to verbs do not run while the call is on hold. Thread-safe.
 */
public final class MediaSession implements AutoCloseable {

    /** Keys that are kept for a call that has not asked for them; further ones are dropped. */
    public static final int MOST_TYPED_AHEAD = 64;

    /** How often RTCP is sent (RFC 3550 §6.2). */
    static final long REPORT_NANOS = 5_000_000_000L;

    private final Lane lane;
    private final InetSocketAddress localAddress;
    private final MediaEvent.Listener listener;
    private final long inactivityNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private final PacketWriter writer;
    private final PacketReader reader;
    private final ReorderBuffer buffer;
    private final Hearing hearing;
    private final Speaking speaking;

    private @Nullable MediaFlow flow;
    private @Nullable Playback playback;
    private @Nullable Reason ended;
    private boolean held;
    private long lastTickNanos;
    private long nextReportNanos;

    /** Time on the session's own clock, which stands still on hold. */
    private long mediaNanos;

    private long wakeAt = Long.MAX_VALUE;

    MediaSession(
            Lane lane,
            DatagramChannel rtp,
            DatagramChannel rtcp,
            InetSocketAddress localAddress,
            MediaEvent.Listener listener,
            long inactivityNanos,
            long nowNanos) {
        this.lane = lane;
        this.localAddress = localAddress;
        this.listener = listener;
        this.inactivityNanos = inactivityNanos;
        this.writer = new PacketWriter(rtp, rtcp);
        this.speaking = new Speaking(writer);
        this.hearing = new Hearing(this::tell, changed::signalAll);
        this.buffer = new ReorderBuffer(hearing::sound, nowNanos);
        this.reader = new PacketReader(buffer, writer);
        this.lastTickNanos = nowNanos;
    }

    /** Where the peer shall send its RTP; RTCP is one port above. */
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    /**
     * Offer and answer are done: sound flows in both directions from here on. Called again when a
     * re-INVITE moved the media; what plays goes on.
     */
    public void start(MediaFlow negotiated) {
        locked(() -> {
            boolean first = flow == null;
            long now = lane.now();
            if (first || !negotiated.equals(flow)) {
                reader.start(negotiated, now);
            }
            if (first) {
                buffer.resume(now);
                nextReportNanos = now + REPORT_NANOS / 2;
            }
            hearing.expectKeys(negotiated.telephoneEvent().isPresent());
            flow = negotiated;
            return true;
        });
    }

    /**
     * The peer has put the call on hold, or taken it back: nothing is sent, nothing recorded, and
     * no time runs.
     */
    public void hold(boolean onHold) {
        locked(() -> {
            if (held && !onHold) {
                long now = lane.now();
                buffer.clear();
                buffer.resume(now);
                reader.stillThere(now);
            }
            held = onHold;
            return true;
        });
    }

    /**
     * Starts to play; what was playing stops. The source is closed at the end.
     *
     * @throws MediaEndedException when the call is over
     */
    public Playback play(PcmSource source) {
        var next = new Playback(this, source);
        var before =
                locked(() -> {
                    if (ended != null) {
                        return Optional.of(next);
                    }
                    var running = Optional.ofNullable(playback);
                    playback = next;
                    return running;
                });
        next.startFeeding();
        before.ifPresent(Playback::close);
        requireOpen();
        return next;
    }

    /**
     * Starts to hear the peer; a recorder that was open ends. Playing and recording go together.
     */
    public Recorder record() {
        var next = new Recorder(this);
        locked(() -> {
            hearing.open(next);
            return true;
        });
        return next;
    }

    /**
     * The next key, or one that was typed ahead.
     *
     * @return empty when none came in time
     * @throws MediaEndedException when the call is over; keys typed before are still answered
     */
    public Optional<Character> nextDigit(Duration within) {
        lock.lock();
        try {
            long deadline = mediaNanos + within.toNanos();
            var typed = hearing.typed();
            while (typed.isEmpty() && ended == null && mediaNanos < deadline) {
                wakeAt = Math.min(wakeAt, deadline);
                changed.awaitUninterruptibly();
            }
            var key = typed.poll();
            if (key == null && ended != null) {
                throw new MediaEndedException(ended);
            }
            return Optional.ofNullable(key);
        } finally {
            lock.unlock();
        }
    }

    /** Puts a key back, so that it is the next one again. */
    public void unread(char key) {
        locked(() -> {
            hearing.typed().addFirst(key);
            return true;
        });
    }

    /** Forgets keys that were typed ahead. */
    public void forgetDigits() {
        locked(() -> {
            hearing.typed().clear();
            return true;
        });
    }

    /**
     * Presses keys at the peer, by RFC 4733 events where agreed, else by tones; waits until they
     * are sent.
     *
     * @throws IllegalArgumentException when one is no key
     * @throws MediaEndedException when the call ends
     */
    public void sendDigits(String keys) {
        lock.lock();
        try {
            speaking.press(keys);
            while (!speaking.isKeyless()) {
                requireOpen();
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What has been seen so far. */
    public MediaStatistics statistics() {
        return locked(() -> reader.statistics(speaking.gaps()));
    }

    /** Why the session ended, if it has. */
    public Optional<Reason> ended() {
        return locked(() -> Optional.ofNullable(ended));
    }

    /** Ends the session: verbs return, the ports are free when this returns. */
    @Override
    public void close() {
        // The lane hears what had come before, and ends the session then.
        lane.release(this);
        end(Reason.CLOSED);
    }

    // What the verbs' objects need.

    PlaybackResult awaitPlayback(Playback which, boolean keysEnd) {
        lock.lock();
        try {
            while (true) {
                if (keysEnd && playback == which) {
                    var key = hearing.typed().poll();
                    if (key != null) {
                        return new PlaybackResult.Pressed(key);
                    }
                }
                requireOpen();
                if (playback != which || which.isFinished()) {
                    return new PlaybackResult.Finished();
                }
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The same with a limit on the time; empty when neither came. A paused playback does not end.
     */
    Optional<PlaybackResult> awaitPlayback(Playback which, Duration atMost) {
        lock.lock();
        try {
            long deadline = mediaNanos + atMost.toNanos();
            while (true) {
                var key = playback == which ? hearing.typed().poll() : null;
                if (key != null) {
                    return Optional.of(new PlaybackResult.Pressed(key));
                }
                requireOpen();
                if (playback != which || which.isFinished()) {
                    return Optional.of(new PlaybackResult.Finished());
                }
                if (mediaNanos >= deadline) {
                    return Optional.empty();
                }
                wakeAt = Math.min(wakeAt, deadline);
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void playbackEnded(Playback which) {
        locked(() -> {
            if (playback == which) {
                playback = null;
            }
            return wakeAll();
        });
    }

    RecordingEvent nextOf(Recorder which) {
        lock.lock();
        try {
            while (true) {
                var next = which.waiting().poll();
                if (next != null) {
                    return next;
                }
                if (ended != null) {
                    return new RecordingEvent.Ended(ended);
                }
                if (!hearing.isOpen(which)) {
                    return new RecordingEvent.Ended(Reason.CLOSED);
                }
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void recorderEnded(Recorder which) {
        locked(() -> {
            hearing.close(which);
            return true;
        });
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean wakeAll() {
        changed.signalAll();
        return true;
    }

    private void requireOpen() {
        lock.lock();
        try {
            if (ended != null) {
                throw new MediaEndedException(ended);
            }
        } finally {
            lock.unlock();
        }
    }

    // What the lane does.

    /** A datagram came to the RTP port. */
    void onRtp(InetSocketAddress source, byte[] bytes, int length, long now) {
        lock.lock();
        try {
            var current = flow;
            if (current == null || ended != null) {
                reader.countForeign();
                return;
            }
            var remote = reader.learn(current, source, bytes, length, now);
            if (!remote.equals(current.remote())) {
                current = current.movedTo(remote);
                flow = current;
                tell(new MediaEvent.RemoteLearnt(remote));
            }
            // On hold the peer may send music; it is not part of the call.
            if (held) {
                reader.stillThere(now);
                return;
            }
            reader.rtp(current, source, bytes, length, now).ifPresent(hearing::event);
        } finally {
            lock.unlock();
        }
    }

    /** A datagram came to the RTCP port. */
    void onRtcp(InetSocketAddress source, byte[] bytes, int length, long now) {
        lock.lock();
        try {
            var current = flow;
            if (current == null || ended != null) {
                reader.countForeign();
                return;
            }
            reader.rtcp(current, source, bytes, length, now);
        } finally {
            lock.unlock();
        }
    }

    /**
     * 20 ms have passed.
     *
     * @param skipped frames that were not sent before this one, because the machine stood still
     */
    void tick(long now, int skipped, Lane.Buffers buffers) {
        lock.lock();
        try {
            long passed = now - lastTickNanos;
            lastTickNanos = now;
            var current = flow;
            if (ended != null) {
                return;
            }
            writer.pass(skipped);
            if (held || current == null) {
                writer.pass(1);
            } else {
                buffer.tick(now);
                if (speaking.send(current, playback, buffers)) {
                    changed.signalAll();
                }
            }
            if (!held) {
                mediaNanos += passed;
            } else {
                reader.stillThere(now);
            }
            if (current != null) {
                report(current, now, buffers);
                watch(now);
            }
            if (mediaNanos >= wakeAt) {
                wakeAt = Long.MAX_VALUE;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void report(MediaFlow current, long now, Lane.Buffers buffers) {
        if (now < nextReportNanos) {
            return;
        }
        nextReportNanos = now + REPORT_NANOS;
        writer.sendReport(
                current,
                reader.reports(now),
                System.currentTimeMillis(),
                now,
                false,
                buffers.out());
    }

    private void watch(long now) {
        long silent = now - reader.lastHeardNanos();
        if (silent >= inactivityNanos && end(Reason.INACTIVE)) {
            tell(new MediaEvent.Inactive(Duration.ofNanos(silent)));
        }
    }

    /** The lane gave up on this session. */
    void fail() {
        if (end(Reason.FAILED)) {
            tell(new MediaEvent.Failed());
        }
    }

    /** Ends the verbs; whether this was the first to do so. */
    boolean end(Reason reason) {
        var stopped =
                locked(() -> {
                    if (ended != null) {
                        return Optional.<Optional<Playback>>empty();
                    }
                    ended = reason;
                    changed.signalAll();
                    return Optional.of(Optional.ofNullable(playback));
                });
        stopped.flatMap(running -> running).ifPresent(Playback::close);
        return stopped.isPresent();
    }

    /** Tells the peer that this source leaves; just before the sockets close. */
    void sayGoodbye(Lane.Buffers buffers, long now) {
        lock.lock();
        try {
            if (flow != null) {
                writer.sendReport(
                        flow,
                        reader.reports(now),
                        System.currentTimeMillis(),
                        now,
                        true,
                        buffers.out());
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(MediaEvent event) {
        Thread.ofVirtual().name("mynah-media-event").start(() -> listener.on(event));
    }
}
