package org.mynah.um;

import java.io.IOException;
import java.time.Duration;

/**
 * Takes audio while it is spoken: 16 bit signed PCM, 8000 Hz, mono. One thread.
 *
 * <p>{@link #write} hands the samples to the operating system, so that they survive the death of
 * the process; {@link #sync} makes them survive the loss of power (reliability N2).
 */
public interface AudioSink {

    /** Samples a second of everything that is recorded. */
    int SAMPLE_RATE = 8000;

    /** Appends samples; they are with the operating system when this returns. */
    void write(short[] samples, int offset, int length) throws IOException;

    /** Makes everything written so far durable. */
    void sync() throws IOException;

    /** Cuts the audio to the given length, to drop trailing silence or to record anew. */
    void truncate(Duration length) throws IOException;

    /** How much has been written. */
    Duration length();
}
