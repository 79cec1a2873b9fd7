package org.mynah.testkit.ear;

import java.time.Duration;

/**
 * Whether one recording contains the sentence of another, as a listener would say: after a codec,
 * at another level, cut at its ends, somewhere within other sound. Immutable.
 *
 * <p>Both are turned into spectrograms of {@link Spectrogram#BANDS} bands, and the one is slid
 * along the other. The score is the best normalised correlation found: about 1 for the same
 * sentence, above {@link #SAME} also after 16 kbit/s MP3 at 8 kHz or when a quarter is cut off,
 * below {@link #OTHER} for another sentence of the same voice. Sentences under two seconds tell
 * less: take longer ones.
 *
 * @param score from 0 to 1
 * @param offset where in {@code heard} the sentence starts; negative when its beginning is cut off
 */
public record Resemblance(double score, Duration offset) {
    /** From here on it is the same sentence. */
    public static final double SAME = 0.8;

    /** Below this it is another one. */
    public static final double OTHER = 0.5;

    /** The sentence must overlap what was heard by this part of its length ... */
    private static final double LEAST_OVERLAP = 0.6;

    /** ... and by this many frames, or nearly all: half a word resembles many others. */
    private static final int SHORTEST_OVERLAP = 100;

    private static final double NEARLY_ALL = 0.85;

    /** How much of {@code spoken} is in {@code heard}, and where; 0 when either holds no sound. */
    public static Resemblance of(short[] spoken, short[] heard) {
        var extent = Loudness.extent(spoken);
        if (extent.length() < Spectrogram.WINDOW || heard.length < Spectrogram.WINDOW) {
            return new Resemblance(0, Duration.ZERO);
        }
        var sought = Spectrogram.of(spoken, extent.from(), extent.to());
        var within = Spectrogram.of(heard, 0, heard.length);
        int least =
                Math.max(
                        (int) Math.ceil(sought.frames() * LEAST_OVERLAP),
                        Math.min((int) (sought.frames() * NEARLY_ALL), SHORTEST_OVERLAP));
        double best = 0;
        int bestLag = 0;
        for (int lag = least - sought.frames(); lag <= within.frames() - least; lag++) {
            double score = sought.correlation(within, lag);
            if (score > best) {
                best = score;
                bestLag = lag;
            }
        }
        int offset = bestLag * Spectrogram.HOP - extent.from();
        return new Resemblance(Math.min(1, best), Sounds.duration(offset));
    }

    /** Whether it is the same sentence. */
    public boolean isSame() {
        return score >= SAME;
    }
}
