package org.mynah.media.file;

import org.mynah.media.codec.Pcm;

/**
 * What a sound file is. Immutable.
 *
 * @param coding such as {@code WAV, PCM 16 bit}
 * @param rate samples a second
 * @param channels how many are mixed to one
 */
public record AudioKind(String coding, int rate, int channels) {

    static final String PCM_16 = "WAV, PCM 16 bit";

    /** In words, such as {@code WAV, PCM 16 bit, 44100 Hz, 2 channels}. */
    public String words() {
        return "%s, %d Hz, %s"
                .formatted(coding, rate, channels == 1 ? "mono" : channels + " channels");
    }

    /** Whether its samples are those of the line: 16 bit, 8000 Hz, mono. */
    public boolean isLineForm() {
        return coding.equals(PCM_16) && rate == Pcm.SAMPLE_RATE && channels == 1;
    }
}
