package org.mynah.um.message;

import java.io.IOException;
import org.mynah.um.Audio;
import org.mynah.um.directory.AudioCodec;

/**
 * Makes the attachment of a voice message. Thread-safe; implemented by {@code telephony} over
 * {@code media}.
 */
public interface AudioFiles {

    /**
     * Levels, trims and encodes a recording (messages §3), streaming.
     *
     * @param raw sound of type {@link Audio#RAW}
     * @param codec the wanted format; one that cannot be written here becomes MP3, and the result
     *     says so
     */
    Encoded encode(Audio raw, AudioCodec codec) throws IOException;

    /** An encoded recording, kept in a temporary file until it is closed. */
    interface Encoded extends AutoCloseable {

        Audio audio();

        /** File name extension without a dot. */
        String extension();

        /** Length after trimming. */
        java.time.Duration length();

        /** The codec that was used. */
        AudioCodec codec();

        @Override
        void close();
    }
}
