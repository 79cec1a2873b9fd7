package org.mynah.media.file;

import java.io.IOException;

/** A file that is not sound we can read. The message says what was found and what is accepted. */
public final class AudioFormatException extends IOException {

    private static final long serialVersionUID = 1;

    /** What is accepted, for the end of messages. */
    public static final String ACCEPTED =
            "accepted are WAV (PCM 8, 16 or 24 bit, µ-law or A-law, 4000–192000 Hz, up to 32 channels) and MP3";

    AudioFormatException(String found) {
        super(found + "; " + ACCEPTED);
    }
}
