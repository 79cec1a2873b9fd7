package org.mynah.telephony;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.mynah.media.codec.Levelling;
import org.mynah.media.file.AudioFileFormat;
import org.mynah.media.file.AudioReader;
import org.mynah.um.Audio;
import org.mynah.um.directory.AudioCodec;
import org.mynah.um.message.AudioFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the attachment of a voice message: two passes over the recording, one to find its speech
 * and its peak, one to trim, raise and encode it into a temporary file; a message of any length
 * needs a few kilobytes of memory. Thread-safe.
 */
public final class MediaAudioFiles implements AudioFiles {

    private static final String PREFIX = "message-";
    private static final String SUFFIX = ".audio";
    private static final Logger LOG = LoggerFactory.getLogger(MediaAudioFiles.class);

    private final Path folder;

    /**
     * Keeps temporary files in a folder of its own; what an earlier process left there is removed.
     */
    public MediaAudioFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (var file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public Encoded encode(Audio raw, AudioCodec codec) throws IOException {
        // WMA and GSM cannot be written here; MP3 plays wherever they did.
        var used =
                switch (codec) {
                    case G711 -> AudioCodec.G711;
                    case Mp3, Wma, Gsm -> AudioCodec.Mp3;
                };
        var format = used == AudioCodec.G711 ? AudioFileFormat.G711 : AudioFileFormat.MP3;
        Levelling levelling;
        try (var source = AudioReader.open(raw.open(), raw.contentType())) {
            levelling = Levelling.measure(source);
        }
        var file = Files.createTempFile(folder, PREFIX, SUFFIX);
        boolean written = false;
        try (var source = levelling.apply(AudioReader.open(raw.open(), raw.contentType()))) {
            format.write(source, new BufferedOutputStream(Files.newOutputStream(file)));
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(file);
            }
        }
        return new EncodedFile(file, format, used, levelling.duration());
    }

    private record EncodedFile(Path file, AudioFileFormat format, AudioCodec codec, Duration length)
            implements Encoded {

        @Override
        public Audio audio() {
            return new Audio() {
                @Override
                public String contentType() {
                    return format.mimeType();
                }

                @Override
                public InputStream open() throws IOException {
                    return new BufferedInputStream(Files.newInputStream(file));
                }
            };
        }

        @Override
        public String extension() {
            return format.extension();
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("temporary file stays until the next start: {}", e.toString());
            }
        }
    }
}
