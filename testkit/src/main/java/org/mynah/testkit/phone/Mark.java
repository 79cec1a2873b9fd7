package org.mynah.testkit.phone;

/**
 * A moment in a call, as a place in its recording. Immutable.
 *
 * @param sample the number of samples heard before it
 */
public record Mark(int sample) {
    /** The beginning of the call. */
    public static final Mark START = new Mark(0);
}
