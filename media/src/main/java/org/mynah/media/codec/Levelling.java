package org.mynah.media.codec;

import java.io.IOException;
import java.time.Duration;

/**
 * What makes a recording ready for the mail: which part of it to keep, and by how much to raise it
 * (messages §3). Found in a first pass over the recording, applied in a second, so that a message
 * of any length needs a few kilobytes. Immutable.
 *
 * @param start the first sample to keep
 * @param end the sample after the last to keep
 * @param gain factor for each sample, at least 1: levelling never attenuates
 */
public record Levelling(long start, long end, double gain) {

    /** The peak that is aimed at. */
    public static final double TARGET_PEAK_DB = -3;

    /** The most that is added. */
    public static final double MOST_GAIN_DB = 18;

    /** A peak this close below the target is left alone, so that its samples stay bit exact. */
    public static final double CLOSE_ENOUGH_DB = 1;

    /** Silence that is left before the first and after the last speech. */
    public static final Duration MARGIN = Duration.ofMillis(200);

    public Levelling {
        if (start < 0 || end < start || !(gain >= 1)) {
            throw new IllegalArgumentException(
                    "levelling of " + start + " to " + end + " by " + gain);
        }
    }

    /**
     * Reads the source to its end and finds its speech and its peak; sound without speech is kept
     * whole.
     */
    public static Levelling measure(PcmSource source) throws IOException {
        var detector = new SpeechDetector();
        var frame = new short[Pcm.FRAME_SAMPLES];
        int peak = 0;
        long total = 0;
        for (int count; (count = source.readFully(frame, 0, frame.length)) > 0; total += count) {
            detector.accept(frame, 0, count);
            peak = Math.max(peak, Pcm.peak(frame, 0, count));
        }
        if (!detector.heardSpeech()) {
            return new Levelling(0, total, gainFor(peak));
        }
        long margin = Pcm.samples(MARGIN);
        return new Levelling(
                Math.max(0, detector.firstSpeech() - margin),
                Math.min(total, detector.lastSpeechEnd() + margin),
                gainFor(peak));
    }

    /** The factor for a sound with this peak magnitude (0–32768). */
    public static double gainFor(int peak) {
        double missing = TARGET_PEAK_DB - Pcm.toDb(peak);
        return peak == 0 || missing <= CLOSE_ENOUGH_DB
                ? 1
                : Math.pow(10, Math.min(missing, MOST_GAIN_DB) / 20);
    }

    /** Samples that are kept. */
    public long samples() {
        return end - start;
    }

    /** Length of what is kept. */
    public Duration duration() {
        return Pcm.duration(samples());
    }

    /**
     * The part to keep, raised; reads the given source from its beginning and closes it with
     * itself.
     */
    public PcmSource apply(PcmSource source) {
        return new LevelledSource(this, source);
    }
}
