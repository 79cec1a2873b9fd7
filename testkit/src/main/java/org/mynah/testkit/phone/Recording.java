package org.mynah.testkit.phone;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.mynah.testkit.ear.Loudness;
import org.mynah.testkit.ear.Sounds;

/**
 * All that a phone heard in one call, laid out by RTP timestamp: what was lost or not sent is
 * silence. Thread-safe: the socket's thread adds, any thread listens.
 */
public final class Recording {
    /** Sound after this much is not kept. */
    public static final Duration LONGEST = Duration.ofHours(1);

    /** A jump of the timestamp beyond this starts a new stretch right behind the old one. */
    private static final int LONGEST_PAUSE = Sounds.samples(60_000);

    /** Packets later than this are of another stretch. */
    private static final int LATEST = Sounds.samples(1_000);

    private static final int PACKET = Sounds.samples(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private short[] samples = new short[Sounds.samples(10_000)];
    private int length;

    private boolean started;
    private long source;
    private long baseTimestamp;
    private int baseSample;
    private int lastSequence;
    private long lastTimestamp;
    private long lastArrival;
    private long lastSound = System.nanoTime() - TimeUnit.DAYS.toNanos(1);
    private int lastSoundAt;

    private int packets;
    private int lost;
    private int outOfOrder;
    private long[] gaps = new long[512];
    private int gapCount;

    /** One decoded packet. Numbers as in RFC 3550 §5.1. */
    void add(long ssrc, int sequence, long timestamp, short[] sound, long arrivalNanos) {
        lock.lock();
        try {
            packets++;
            int at = place(ssrc, timestamp);
            count(ssrc, sequence, timestamp, arrivalNanos);
            keep(at, sound);
            if (Loudness.isSound(sound)) {
                lastSound = arrivalNanos;
                lastSoundAt = at;
            }
            source = ssrc;
            started = true;
            lastArrival = arrivalNanos;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int place(long ssrc, long timestamp) {
        if (started && ssrc == source) {
            int ahead = (int) (timestamp - (baseTimestamp + length - baseSample));
            if (ahead <= LONGEST_PAUSE && ahead >= -LATEST && length + ahead >= 0) {
                return length + ahead;
            }
        }
        baseTimestamp = timestamp;
        baseSample = length;
        return length;
    }

    private void count(long ssrc, int sequence, long timestamp, long arrivalNanos) {
        if (!started || ssrc != source) {
            lastSequence = sequence;
            lastTimestamp = timestamp;
            return;
        }
        int step = (short) (sequence - lastSequence);
        if (step <= 0) {
            outOfOrder++;
            // It was counted as lost when a later one came first.
            lost = step < 0 && lost > 0 ? lost - 1 : lost;
            return;
        }
        lost += step - 1;
        if (step == 1 && (int) (timestamp - lastTimestamp) == PACKET) {
            if (gapCount == gaps.length) {
                gaps = Arrays.copyOf(gaps, 2 * gaps.length);
            }
            gaps[gapCount++] = arrivalNanos - lastArrival;
        }
        lastSequence = sequence;
        lastTimestamp = timestamp;
    }

    /** Telephone-event packets share the sequence numbers, so they are not lost. */
    void passed(long ssrc, int sequence) {
        lock.lock();
        try {
            if (started && ssrc == source && (short) (sequence - lastSequence) == 1) {
                lastSequence = sequence;
            }
        } finally {
            lock.unlock();
        }
    }

    private void keep(int at, short[] sound) {
        int end = (int) Math.min(Sounds.samples(LONGEST), (long) at + sound.length);
        if (end > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(end, 2 * samples.length));
        }
        if (end > at) {
            System.arraycopy(sound, 0, samples, at, end - at);
        }
        length = Math.max(length, end);
    }

    /** All that was heard. */
    public short[] heard() {
        return heardSince(Mark.START);
    }

    /** What was heard from a moment on. */
    public short[] heardSince(Mark mark) {
        lock.lock();
        try {
            return Arrays.copyOfRange(samples, Math.min(mark.sample(), length), length);
        } finally {
            lock.unlock();
        }
    }

    /** Now. */
    public Mark mark() {
        lock.lock();
        try {
            return new Mark(length);
        } finally {
            lock.unlock();
        }
    }

    /** How the packets arrived so far. */
    public RtpStatistics statistics() {
        lock.lock();
        try {
            return new RtpStatistics(packets, lost, outOfOrder, Arrays.copyOf(gaps, gapCount));
        } finally {
            lock.unlock();
        }
    }

    /** When the last packet with sound came; far in the past when there was none. */
    long lastSoundNanos() {
        lock.lock();
        try {
            return lastSound;
        } finally {
            lock.unlock();
        }
    }

    /** Where the last packet with sound lies. */
    Mark lastSoundMark() {
        lock.lock();
        try {
            return new Mark(lastSoundAt);
        } finally {
            lock.unlock();
        }
    }

    /** How long no packet has come. */
    Duration sinceLastPacket() {
        lock.lock();
        try {
            return Duration.ofNanos(System.nanoTime() - lastArrival);
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those that wait, for a reason other than a packet. */
    void stir() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something holds that packets, time or {@link #stir} can bring about. */
    boolean await(BooleanSupplier wanted, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        lock.lock();
        try {
            while (!wanted.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                // Silence is noticed by time passing, not by packets.
                long _ = changed.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20)));
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
