package org.mynah.media.dtmf;

import java.time.Duration;
import org.mynah.media.codec.Pcm;

/** The sound of telephone keys, for peers that understand no events. Pure. */
public final class KeyTones {

    /** Level of each of the two tones in dBFS. */
    public static final double LEVEL_DB = -10;

    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final String LAYOUT = "123A456B789C*0#D";

    private KeyTones() {}

    /**
     * The two tones of a key.
     *
     * @throws IllegalArgumentException when it is no key
     */
    public static short[] of(char key, Duration length) {
        int place = LAYOUT.indexOf(Character.toUpperCase(key));
        if (place < 0) {
            throw new IllegalArgumentException("no telephone key: '" + key + "'");
        }
        var samples = new short[Math.toIntExact(Pcm.samples(length))];
        double amplitude = Pcm.fromDb(LEVEL_DB);
        double row = 2 * Math.PI * ROWS[place / 4] / Pcm.SAMPLE_RATE;
        double column = 2 * Math.PI * COLUMNS[place % 4] / Pcm.SAMPLE_RATE;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Pcm.clip(amplitude * (Math.sin(row * i) + Math.sin(column * i)));
        }
        return samples;
    }
}
