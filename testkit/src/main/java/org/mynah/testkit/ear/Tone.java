package org.mynah.testkit.ear;

import java.time.Duration;

/**
 * One uninterrupted tone in a recording. Immutable.
 *
 * @param hz measured frequency
 * @param from first sample of the tone, to about 10 ms
 * @param to the sample after its last one
 */
public record Tone(double hz, int from, int to) {
    /** Where it starts, from the beginning of the recording. */
    public Duration start() {
        return Sounds.duration(from);
    }

    /** How long it lasts. */
    public Duration length() {
        return Sounds.duration(to - from);
    }
}
