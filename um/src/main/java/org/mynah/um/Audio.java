package org.mynah.um;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Recorded sound, named by its MIME type and read as a stream, so that an hour of it never sits in
 * memory.
 *
 * <p>Types that telephony can play: {@code audio/wav} (linear PCM, µ-law, A-law), {@code
 * audio/mp3}, {@code audio/mpeg}, and {@link #RAW}.
 */
public interface Audio {

    /** Headerless PCM: 16 bit signed little endian, 8000 Hz, mono. Any prefix of it is valid. */
    String RAW = "audio/x-pcm16le;rate=8000";

    /** The MIME type. */
    String contentType();

    /** Opens the sound from its beginning; may be called again. */
    InputStream open() throws IOException;

    /** Sound in memory; for short clips. The bytes must not change afterwards. */
    static Audio of(String contentType, Supplier<InputStream> stream) {
        return new Audio() {
            @Override
            public String contentType() {
                return contentType;
            }

            @Override
            public InputStream open() {
                return stream.get();
            }
        };
    }
}
