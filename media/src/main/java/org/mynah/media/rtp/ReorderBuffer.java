package org.mynah.media.rtp;

import java.util.Arrays;
import org.mynah.media.codec.Pcm;

/**
 * Turns packets into an unbroken row of 20 ms frames whose number follows the wall clock. A packet
 * in order goes out at once, so that almost no sound is ever waiting; one that is missing is waited
 * for a little and then concealed by repeating and fading the sound before it. Any packet length
 * from a few samples to 60 ms is taken. When nothing comes at all, silence is made, so that a
 * recording is as long as the time it took.
 *
 * <p>One thread. Needs 48 kB.
 */
public final class ReorderBuffer {

    /** Takes the frames in order. */
    @FunctionalInterface
    public interface FrameSink {

        /**
         * Takes the next frame.
         *
         * @param samples {@link Pcm#FRAME_SAMPLES} of sound, valid during the call
         * @param concealed whether part of it was made up
         */
        void frame(short[] samples, boolean concealed);
    }

    /** How long a missing packet is waited for when packets after it have come. */
    public static final long FIRST_WAIT_NANOS = 60_000_000;

    /** Packets that come after their wait lengthen it by this ... */
    public static final long WAIT_STEP_NANOS = 20_000_000;

    /** ... up to this. */
    public static final long LONGEST_WAIT_NANOS = 240_000_000;

    /** How far behind the clock silence is made while nothing comes, in samples: 300 ms. */
    public static final int MOST_LAG = 2400;

    /**
     * How far sound that flows may lag behind the clock before silence is made: 600 ms. Sound that
     * begins after silence is already {@link #MOST_LAG} behind; a sender or a machine that is late
     * by one frame must not cost a frame of what is said.
     */
    public static final int MOST_LAG_FLOWING = 4800;

    /** After the machine slept for longer than this, the time slept is not made up. */
    public static final int MOST_CATCH_UP = 5 * Pcm.SAMPLE_RATE;

    /** A lost sound fades to nothing within this many samples. */
    public static final int FADE = 480;

    private static final int CAPACITY = 1 << 14;
    private static final int MASK = CAPACITY - 1;
    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / Pcm.SAMPLE_RATE;

    /** Packets of 10 ms that can lie beyond a gap while it is waited for, and some. */
    private static final int MARKS = 128;

    private static final byte EMPTY = 0;
    private static final byte HEARD = 1;
    private static final byte MADE_UP = 2;

    private final FrameSink sink;
    private final short[] ring = new short[CAPACITY];
    private final byte[] state = new byte[CAPACITY];
    private final short[] frame = new short[Pcm.FRAME_SAMPLES];
    private final short[] lastHeard = new short[Pcm.FRAME_SAMPLES];

    /** The moment of position 0. */
    private long anchorNanos;

    private long next;
    private long end;

    private boolean anchored;

    /** Whether the last thing that happened was sound and not silence made by the clock. */
    private boolean flows;

    private int baseTimestamp;
    private long basePosition;

    private long muteStart;
    private long muteEnd;

    /** When sound up to a position had first arrived, oldest first: so a gap knows its age. */
    private final long[] markEnd = new long[MARKS];

    private final long[] markNanos = new long[MARKS];
    private int firstMark;
    private int marks;

    private long wait = FIRST_WAIT_NANOS;
    private int madeUpRun = FADE;

    private long late;
    private long concealed;

    /**
     * An empty buffer at position 0.
     *
     * @param sink is called during {@link #put}, {@link #mute} and {@link #tick}
     * @param startNanos now
     */
    public ReorderBuffer(FrameSink sink, long startNanos) {
        this.sink = sink;
        this.anchorNanos = startNanos;
    }

    /**
     * Takes the sound of a packet.
     *
     * @param newest whether its sequence number is the highest so far
     */
    public void put(int timestamp, boolean newest, short[] samples, int length, long nowNanos) {
        if (length > CAPACITY / 2) {
            throw new IllegalArgumentException("a packet of " + length + " samples");
        }
        long position = place(timestamp, newest, length);
        flows = true;
        if (position < next) {
            late++;
            wait = Math.min(LONGEST_WAIT_NANOS, wait + WAIT_STEP_NANOS);
        }
        for (int i = (int) Math.min(length, Math.max(0, next - position)); i < length; i++) {
            long at = position + i;
            int slot = (int) at & MASK;
            if (state[slot] == EMPTY) {
                ring[slot] = at >= muteStart && at < muteEnd ? 0 : samples[i];
                state[slot] = HEARD;
            }
        }
        extend(position + length, nowNanos);
        release(nowNanos);
    }

    /**
     * Makes a stretch silent, because a digit was pressed in it (RFC 4733). Sound that comes for it
     * later is not heard.
     *
     * @param length in samples from the timestamp
     */
    public void mute(int timestamp, boolean newest, int length, long nowNanos) {
        int bounded = Math.min(length, CAPACITY / 2);
        long position = place(timestamp, newest, bounded);
        if (position != muteStart) {
            muteStart = position;
            muteEnd = position;
        }
        muteEnd = Math.max(muteEnd, position + bounded);
        for (long at = Math.max(position, next); at < position + bounded; at++) {
            ring[(int) at & MASK] = 0;
            state[(int) at & MASK] = HEARD;
        }
        extend(position + bounded, nowNanos);
        release(nowNanos);
    }

    /**
     * The position of a timestamp; sound that is new but has no place any more gets the next one.
     */
    private long place(int timestamp, boolean newest, int length) {
        long position = basePosition + (timestamp - baseTimestamp);
        boolean beyond = position + length - next > CAPACITY;
        // The sender's clock stood still in a pause, or jumped, or the network held everything
        // back.
        // Sound beside a key press is different: its place is taken by the silence of the press.
        boolean overtaken = newest && position + length <= next && position + length > muteEnd;
        if (!anchored || beyond || overtaken) {
            position = Math.max(next, end);
            if (position + length - next > CAPACITY) {
                position = next;
            }
            anchored = true;
        }
        if (newest || beyond) {
            baseTimestamp = timestamp;
            basePosition = position;
        }
        return position;
    }

    /** Lets time pass: gives up on missing packets, makes silence when nothing comes. */
    public void tick(long nowNanos) {
        release(nowNanos);
        long lag = (nowNanos - anchorNanos) / NANOS_PER_SAMPLE - next;
        if (lag > MOST_CATCH_UP + MOST_LAG) {
            resume(nowNanos);
            return;
        }
        if (flows && lag <= MOST_LAG_FLOWING) {
            return;
        }
        while (lag > MOST_LAG && end - next < Pcm.FRAME_SAMPLES) {
            flows = false;
            makeUp(next + heardFrom(next), next + Pcm.FRAME_SAMPLES);
            end = next + Pcm.FRAME_SAMPLES;
            emit();
            lag -= Pcm.FRAME_SAMPLES;
        }
    }

    /** Hands out all that has come, without waiting for what is missing: the stream has ended. */
    public void flush() {
        while (end > next) {
            int heard = heardFrom(next);
            makeUp(next + heard, next + Pcm.FRAME_SAMPLES);
            emit();
        }
        end = next;
    }

    /** The next packet begins another stream: its clock has nothing to do with the one before. */
    public void restart() {
        anchored = false;
    }

    /** The time since the last frame does not count (the call was on hold). */
    public void resume(long nowNanos) {
        anchorNanos = nowNanos - next * NANOS_PER_SAMPLE;
    }

    private void extend(long until, long nowNanos) {
        if (until <= end) {
            return;
        }
        end = until;
        if (marks == MARKS) {
            firstMark = (firstMark + 1) % MARKS;
            marks--;
        }
        int slot = (firstMark + marks++) % MARKS;
        markEnd[slot] = until;
        markNanos[slot] = nowNanos;
    }

    private void release(long nowNanos) {
        while (true) {
            int heard = heardFrom(next);
            if (heard == Pcm.FRAME_SAMPLES) {
                emit();
            } else if (end <= next + heard || nowNanos - beyond(next + heard) < wait) {
                return;
            } else {
                long from = next + heard;
                long until = from;
                while (until < next + Pcm.FRAME_SAMPLES && state[(int) until & MASK] == EMPTY) {
                    until++;
                }
                makeUp(from, until);
            }
        }
    }

    /** When sound beyond a position first arrived. */
    private long beyond(long position) {
        while (marks > 1 && markEnd[firstMark] <= position) {
            firstMark = (firstMark + 1) % MARKS;
            marks--;
        }
        return markNanos[firstMark];
    }

    private int heardFrom(long position) {
        int count = 0;
        while (count < Pcm.FRAME_SAMPLES && state[(int) (position + count) & MASK] != EMPTY) {
            count++;
        }
        return count;
    }

    private void makeUp(long from, long until) {
        for (long at = from; at < until; at++) {
            int slot = (int) at & MASK;
            if (state[slot] != EMPTY) {
                continue;
            }
            short repeated = lastHeard[madeUpRun % Pcm.FRAME_SAMPLES];
            ring[slot] = madeUpRun >= FADE ? 0 : (short) (repeated * (FADE - madeUpRun) / FADE);
            state[slot] = MADE_UP;
            madeUpRun = Math.min(FADE, madeUpRun + 1);
        }
    }

    private void emit() {
        boolean madeUp = false;
        for (int i = 0; i < frame.length; i++) {
            int slot = (int) (next + i) & MASK;
            frame[i] = ring[slot];
            madeUp |= state[slot] == MADE_UP;
            state[slot] = EMPTY;
        }
        next += frame.length;
        if (madeUp) {
            concealed++;
        } else {
            System.arraycopy(frame, 0, lastHeard, 0, frame.length);
            madeUpRun = 0;
        }
        sink.frame(frame, madeUp);
    }

    /** Packets that came too late to be heard. */
    public long late() {
        return late;
    }

    /** Frames that were made up, wholly or in part. */
    public long concealed() {
        return concealed;
    }

    /** Samples handed out since the start. */
    public long position() {
        return next;
    }

    /** Forgets sound that has not been handed out. */
    public void clear() {
        Arrays.fill(state, EMPTY);
        end = next;
        anchored = false;
        marks = 0;
    }
}
