package org.mynah.speech.tts;

import java.util.Arrays;
import org.mynah.media.codec.Pcm;

/**
 * What callers hear where no engine can speak: two rising notes that say "there is no voice here",
 * then a short tune of its own for each text, so that a person can tell the menus apart, and
 * silence never leaves a caller in doubt. No note is a DTMF, call progress or recording tone.
 * Immutable.
 */
public final class ToneSynthesizer implements Synthesizer {

    /** The notes that begin every text, in Hz. */
    private static final double[] SIGNATURE = {523.25, 783.99};

    // One note alone is never a DTMF key; none is near the recording tone of 1000 Hz.
    private static final double[] SCALE = {523.25, 587.33, 659.26, 739.99, 813.0, 880.0};

    private static final int NOTE = Pcm.SAMPLE_RATE * 140 / 1000;
    private static final int FADE = Pcm.SAMPLE_RATE / 100;
    private static final int FEWEST_NOTES = 3;
    private static final int MOST_NOTES = 8;

    /** One more note for so many characters, so that a long menu sounds longer. */
    private static final int CHARACTERS_A_NOTE = 25;

    @Override
    public String name() {
        return "tones";
    }

    @Override
    public boolean speaks(String language) {
        return true;
    }

    @Override
    public short[] synthesize(String text, String language) {
        int notes =
                Math.clamp(
                        text.length() / CHARACTERS_A_NOTE + FEWEST_NOTES, FEWEST_NOTES, MOST_NOTES);
        var sound = new short[(SIGNATURE.length + 1 + notes) * NOTE];
        int at = 0;
        for (double hertz : SIGNATURE) {
            at = note(sound, at, hertz);
        }
        at += NOTE;
        int tune = text.hashCode();
        for (int i = 0; i < notes; i++) {
            at = note(sound, at, SCALE[Math.floorMod(tune, SCALE.length)]);
            tune = (31 * tune + 17) >>> 1;
        }
        return LineSound.of(Arrays.copyOf(sound, at), Pcm.SAMPLE_RATE);
    }

    private static int note(short[] sound, int at, double hertz) {
        for (int i = 0; i < NOTE; i++) {
            double edge = Math.min(1, (double) Math.min(i, NOTE - 1 - i) / FADE);
            sound[at + i] =
                    (short) (8000 * edge * Math.sin(2 * Math.PI * hertz * i / Pcm.SAMPLE_RATE));
        }
        return at + NOTE;
    }
}
