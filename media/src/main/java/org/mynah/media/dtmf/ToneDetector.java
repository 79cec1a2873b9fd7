package org.mynah.media.dtmf;

import java.util.OptionalInt;
import org.mynah.media.codec.Pcm;

/**
 * Hears keys in sound, for peers without telephone-event (ITU-T Q.24): two tones, one of each
 * group, that make up nearly all the energy, stay level and last at least 40 ms. Also hears the
 * 1100 Hz calling tone of fax machines. One thread.
 */
public final class ToneDetector {

    /** Samples from the first of a shortest key to the moment it is reported, at most. */
    public static final int MOST_DELAY = 320;

    private static final double[] HERTZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
    private static final String LAYOUT = "123A456B789C*0#D";

    private static final int WINDOW = 102;
    private static final int HOP = 51;

    /** Windows in a row that make a key: 255 samples, which any 40 ms tone covers. */
    private static final int HITS_TO_START = 4;

    /** Windows in a row without it that end it: 20 ms, so a click within does not make two keys. */
    private static final int MISSES_TO_END = 3;

    /** Share of the energy that the two tones must have. */
    private static final double PURITY = 0.80;

    /** The quietest window: each tone about −36 dBm0. */
    private static final double QUIETEST_MEAN_SQUARE = square(Pcm.fromDb(-39));

    /** How much louder one tone may be than the other, in power: 8 dB either way. */
    private static final double TWIST = 6.3;

    /** How much a tone must stand out from the others of its group, in power. */
    private static final double STAND_OUT = 6.3;

    /** How much the level may change between two windows of a key, in power. */
    private static final double LEVEL_CHANGE = 2.2;

    /** Half a second of CNG, less what the ends may lose, in hops (ITU-T T.30: 0.5 s ± 15 %). */
    private static final int FAX_HOPS = (int) (0.38 * Pcm.SAMPLE_RATE / HOP);

    private static final double FAX_COEFFICIENT = coefficient(1100);

    private static final double[] COEFFICIENTS = coefficients();

    private final boolean keys;
    private final short[] window = new short[WINDOW];
    private int filled;
    private final double[] power = new double[HERTZ.length];

    private int candidate = -1;
    private int hits;
    private double candidateEnergy;
    private int current = -1;
    private int misses;
    private int faxHops;
    private boolean faxTold;

    private ToneDetector(boolean keys) {
        this.keys = keys;
    }

    /** Hears keys and the fax tone. */
    public static ToneDetector forKeys() {
        return new ToneDetector(true);
    }

    /** Hears the fax tone alone, for peers that send their keys as events. */
    public static ToneDetector forFax() {
        return new ToneDetector(false);
    }

    /**
     * Takes the next samples.
     *
     * @return the code (see {@link TelephoneEvent}) of a key or of the fax tone that has just
     *     become certain; at most one for a frame
     */
    public OptionalInt accept(short[] samples, int offset, int length) {
        var found = OptionalInt.empty();
        for (int i = offset; i < offset + length; i++) {
            window[filled++] = samples[i];
            if (filled == WINDOW) {
                var heard = judge();
                if (heard.isPresent()) {
                    found = heard;
                }
                System.arraycopy(window, HOP, window, 0, WINDOW - HOP);
                filled = WINDOW - HOP;
            }
        }
        return found;
    }

    /** Whether a key sounds, as far as is certain. */
    public boolean isKeySounding() {
        return current >= 0;
    }

    private OptionalInt judge() {
        double energy = 0;
        for (short sample : window) {
            energy += (double) sample * sample;
        }
        if (energy < QUIETEST_MEAN_SQUARE * WINDOW) {
            faxHops = 0;
            faxTold = false;
            return follow(-1, energy);
        }
        var fax = listenForFax(energy);
        if (!keys) {
            return fax;
        }
        int key = classify(energy);
        var heard = follow(key, energy);
        return heard.isPresent() ? heard : fax;
    }

    private OptionalInt follow(int key, double energy) {
        if (current >= 0) {
            misses = key == current ? 0 : misses + 1;
            if (misses < MISSES_TO_END) {
                return OptionalInt.empty();
            }
            current = -1;
            hits = 0;
        }
        boolean level =
                energy < candidateEnergy * LEVEL_CHANGE && energy > candidateEnergy / LEVEL_CHANGE;
        if (key < 0) {
            hits = 0;
        } else if (hits > 0 && key == candidate && level) {
            hits++;
        } else {
            hits = 1;
        }
        candidate = key;
        candidateEnergy = energy;
        if (hits < HITS_TO_START) {
            return OptionalInt.empty();
        }
        current = key;
        misses = 0;
        return OptionalInt.of(TelephoneEvent.codeOf(LAYOUT.charAt(key)));
    }

    private int classify(double energy) {
        for (int tone = 0; tone < power.length; tone++) {
            power[tone] = goertzel(COEFFICIENTS[tone]);
        }
        int row = loudest(0);
        int column = loudest(4);
        double both = power[row] + power[column];
        boolean pure = both >= PURITY * energy * WINDOW / 2;
        boolean balanced =
                power[row] <= TWIST * power[column] && power[column] <= TWIST * power[row];
        return pure && balanced && standsOut(row, 0) && standsOut(column, 4)
                ? 4 * row + column - 4
                : -1;
    }

    private int loudest(int from) {
        int best = from;
        for (int tone = from + 1; tone < from + 4; tone++) {
            if (power[tone] > power[best]) {
                best = tone;
            }
        }
        return best;
    }

    private boolean standsOut(int tone, int from) {
        for (int other = from; other < from + 4; other++) {
            if (other != tone && power[other] * STAND_OUT > power[tone]) {
                return false;
            }
        }
        return true;
    }

    private OptionalInt listenForFax(double energy) {
        boolean fax = goertzel(FAX_COEFFICIENT) >= 0.9 * energy * WINDOW / 2;
        faxHops = fax ? faxHops + 1 : 0;
        if (!fax) {
            faxTold = false;
        }
        if (faxHops < FAX_HOPS || faxTold) {
            return OptionalInt.empty();
        }
        faxTold = true;
        return OptionalInt.of(TelephoneEvent.FAX_CALLING);
    }

    /** Squared magnitude of one frequency; a sine of amplitude A gives (A × window / 2)². */
    private double goertzel(double coefficient) {
        double before = 0;
        double last = 0;
        for (short sample : window) {
            double now = sample + coefficient * last - before;
            before = last;
            last = now;
        }
        return last * last + before * before - coefficient * last * before;
    }

    private static double[] coefficients() {
        var all = new double[HERTZ.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = coefficient(HERTZ[i]);
        }
        return all;
    }

    private static double coefficient(double hertz) {
        return 2 * Math.cos(2 * Math.PI * hertz / Pcm.SAMPLE_RATE);
    }

    private static double square(double x) {
        return x * x;
    }
}
