package org.mynah.media.file;

import java.io.IOException;
import java.io.OutputStream;
import org.mynah.media.codec.PcmSource;

/** The formats in which voice messages can be stored (messages §3). */
public enum AudioFileFormat {
    /** MPEG-2.5 layer III, 8 kHz, 16 kbit/s: about 2 kB a second. */
    MP3("mp3", "audio/mp3") {
        @Override
        public AudioFileWriter writer(OutputStream out, long samples) {
            return new Mp3Writer(out, Mp3Settings.DEFAULT);
        }
    },
    /**
     * Called G711 in the settings; linear PCM 16 bit in WAV, 16 kB a second, which plays anywhere.
     */
    G711("wav", "audio/wav") {
        @Override
        public AudioFileWriter writer(OutputStream out, long samples) throws IOException {
            return new WavWriter(out, samples);
        }
    };

    private final String extension;
    private final String mimeType;

    AudioFileFormat(String extension, String mimeType) {
        this.extension = extension;
        this.mimeType = mimeType;
    }

    /** File name extension without a dot. */
    public String extension() {
        return extension;
    }

    /** The MIME type. */
    public String mimeType() {
        return mimeType;
    }

    /**
     * A writer onto a stream, which it closes with itself.
     *
     * @param samples how many will be written, for the header, or {@link PcmSource#UNKNOWN}
     */
    public abstract AudioFileWriter writer(OutputStream out, long samples) throws IOException;

    /**
     * Writes a whole source; closes the stream, not the source.
     *
     * @return samples written
     */
    public long write(PcmSource source, OutputStream out) throws IOException {
        try (var writer = writer(out, source.length())) {
            return writer.writeAll(source);
        }
    }
}
