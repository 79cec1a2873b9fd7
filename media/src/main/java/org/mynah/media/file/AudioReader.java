package org.mynah.media.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
import org.mynah.media.codec.PcmSource;

/** Opens sound of any readable kind as 8000 Hz mono samples. Stateless. */
public final class AudioReader {

    /** MIME type of headerless PCM: 16 bit little endian, 8000 Hz, mono. */
    public static final String RAW = "audio/x-pcm16le";

    /** First bytes of Windows Media, in hexadecimal digits. */
    private static final String ASF = "3026b2758e66cf11";

    private static final int SNIFFED_BYTES = 12;
    private static final int BUFFER_BYTES = 16 * 1024;

    private AudioReader() {}

    /** Opens a file anew each time it is asked. */
    @FunctionalInterface
    public interface Opener {

        /** The bytes from the beginning. */
        InputStream open() throws IOException;
    }

    /**
     * Reads a stream by what its first bytes are; closes it with the source, and on failure.
     *
     * @throws AudioFormatException when it is none of the accepted formats
     */
    public static PcmSource open(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER_BYTES);
        boolean opened = false;
        try {
            buffered.mark(SNIFFED_BYTES);
            var head = buffered.readNBytes(SNIFFED_BYTES);
            buffered.reset();
            var source = open(buffered, head);
            opened = true;
            return source;
        } finally {
            if (!opened) {
                buffered.close();
            }
        }
    }

    /**
     * What a stream with a header is; reads no further than its headers, and closes it.
     *
     * @throws AudioFormatException when it is none of the accepted formats
     */
    public static AudioKind describe(InputStream in) throws IOException {
        try (var source = open(in)) {
            return ((ResampledSource) source).kind();
        }
    }

    private static ResampledSource open(InputStream in, byte[] head) throws IOException {
        if (startsWith(head, "RIFF")) {
            return WavReader.open(in);
        }
        boolean frame = head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0;
        if (startsWith(head, "ID3") || frame) {
            return Mp3Reader.open(in);
        }
        throw new AudioFormatException(unreadable(head));
    }

    /** What a file is that we cannot read. */
    private static String unreadable(byte[] head) {
        var begin = HexFormat.of().formatHex(head);
        if (head.length == 0) {
            return "an empty file";
        } else if (begin.startsWith(ASF)) {
            return "a Windows Media (WMA) file";
        } else if (startsWith(head, "OggS")) {
            return "an Ogg file";
        } else if (startsWith(head, "fLaC")) {
            return "a FLAC file";
        } else if (begin.startsWith("66747970", 8)) {
            return "an MPEG-4 file";
        } else {
            return "a file that begins with bytes " + begin;
        }
    }

    /** The same, where the MIME type may say that there is no header at all ({@link #RAW}). */
    public static PcmSource open(InputStream in, String mimeType) throws IOException {
        return isRaw(mimeType)
                ? new RawReader(new BufferedInputStream(in, BUFFER_BYTES))
                : open(in);
    }

    /**
     * A source that can also seek, by opening the file again. Its length is found out by reading
     * the headers, without decoding.
     */
    public static PcmSource seekable(Opener opener, String mimeType) throws IOException {
        return new SeekableAudio(opener, mimeType);
    }

    /** Reads a source just opened to its end, with as little decoding as its kind allows. */
    static long countSamples(PcmSource source) throws IOException {
        return source instanceof ResampledSource decoder
                ? decoder.countSamples()
                : source.skip(Long.MAX_VALUE);
    }

    static boolean isRaw(String mimeType) {
        return mimeType.toLowerCase(Locale.ROOT).startsWith(RAW);
    }

    private static boolean startsWith(byte[] head, String magic) {
        if (head.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (head[i] != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
