package org.mynah.media.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into MPEG audio layer III frames (ISO 11172-3 §2.4.1, 13818-3 §2.4.2), past tags
 * and damage. The decoder is given whole frames of one kind only. One thread.
 */
final class Mp3Frames {

    /** The longest frame there is: 320 kbit/s at 32 kHz. */
    static final int MOST_FRAME_BYTES = 1441;

    /** Bytes that are searched for the next frame before the file is given up. */
    private static final int MOST_GARBAGE = 64 * 1024;

    /** ID3 tags carry pictures; more than this is not a tag. */
    private static final int MOST_TAG_BYTES = 16 << 20;

    private static final int[] KILOBITS_V1 = {
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
    };
    private static final int[] KILOBITS_V2 = {
        0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
    };
    private static final int[] RATES_V1 = {44_100, 48_000, 32_000};

    private final InputStream in;

    // A window over the stream: one frame and the header of the next always fit.
    private final byte[] window = new byte[8 * 1024];
    private int start;
    private int end;
    private boolean atEnd;

    private int kind = -1;
    private Header header = new Header(0, 0, 0, 0);

    /**
     * What a frame header says.
     *
     * @param samples of each channel in the frame
     */
    record Header(int bytes, int rate, int samples, int channels) {}

    Mp3Frames(InputStream in) {
        this.in = in;
    }

    /**
     * Moves to the next frame.
     *
     * @return false at the end
     * @throws AudioFormatException when nothing like a frame comes
     */
    boolean next() throws IOException {
        start += header.bytes();
        header = new Header(0, 0, 0, 0);
        for (int garbage = 0; garbage <= MOST_GARBAGE; garbage++, start++) {
            if (!fill(4)) {
                return endOfFrames();
            }
            if (window[start] == 'I' && window[start + 1] == 'D' && window[start + 2] == '3') {
                skipTag();
                continue;
            }
            var found = headerAt(start);
            if (found.bytes() > 0 && isWhole(found)) {
                kind = kindAt(start);
                header = found;
                return true;
            }
        }
        throw new AudioFormatException(
                "an MP3 file with " + MOST_GARBAGE + " bytes that are no frame");
    }

    private boolean endOfFrames() throws AudioFormatException {
        if (kind < 0) {
            throw new AudioFormatException("a file that looks like MP3 and has no frame");
        }
        return false;
    }

    /** Four bytes can look like a header by chance: another must follow, or the end. */
    private boolean isWhole(Header found) throws IOException {
        if (!fill(found.bytes() + 4)) {
            return end - start >= found.bytes();
        }
        return kind >= 0
                || headerAt(start + found.bytes()).bytes() > 0
                || isTagAt(start + found.bytes());
    }

    private boolean isTagAt(int at) {
        return window[at] == 'T' && window[at + 1] == 'A' && window[at + 2] == 'G';
    }

    private void skipTag() throws IOException {
        if (!fill(10)) {
            return;
        }
        int size = 0;
        for (int i = 6; i < 10; i++) {
            size = size << 7 | (window[start + i] & 0x7F);
        }
        if (size > MOST_TAG_BYTES) {
            throw new AudioFormatException("an MP3 file with a tag of " + size + " bytes");
        }
        // The loop goes on with the byte after, so one less.
        int left = 10 + size - 1;
        int have = Math.min(left, end - start);
        start += have;
        left -= have;
        while (left > 0) {
            long count = in.skip(left);
            if (count <= 0 && in.read() < 0) {
                return;
            }
            left -= (int) Math.max(1, count);
        }
    }

    private Header headerAt(int at) {
        var none = new Header(0, 0, 0, 0);
        if (at + 4 > end || kindAt(at) < 0 || (kind >= 0 && kindAt(at) != kind)) {
            return none;
        }
        int version = (window[at + 1] >> 3) & 3;
        int rateIndex = (window[at + 2] >> 2) & 3;
        int bitIndex = (window[at + 2] >> 4) & 0x0F;
        if (bitIndex == 0 || bitIndex == 15) {
            return none;
        }
        boolean first = version == 3;
        int rate = RATES_V1[rateIndex] >> (first ? 0 : version == 2 ? 1 : 2);
        int kilobits = (first ? KILOBITS_V1 : KILOBITS_V2)[bitIndex];
        int padding = (window[at + 2] >> 1) & 1;
        int bytes = (first ? 144_000 : 72_000) * kilobits / rate + padding;
        int channels = (window[at + 3] & 0xC0) == 0xC0 ? 1 : 2;
        return new Header(bytes, rate, first ? 1152 : 576, channels);
    }

    /**
     * Version, layer, rate and channels, which must not change within a file; −1 is no layer III.
     */
    private int kindAt(int at) {
        int second = window[at + 1] & 0xFF;
        boolean sync = (window[at] & 0xFF) == 0xFF && (second & 0xE0) == 0xE0;
        boolean reserved = (second & 0x18) == 0x08 || (window[at + 2] & 0x0C) == 0x0C;
        if (!sync || reserved || (second & 0x06) != 0x02) {
            return -1;
        }
        boolean mono = (window[at + 3] & 0xC0) == 0xC0;
        return (second & 0x18) << 8 | (window[at + 2] & 0x0C) << 1 | (mono ? 1 : 0);
    }

    private boolean fill(int count) throws IOException {
        if (end - start >= count) {
            return true;
        }
        System.arraycopy(window, start, window, 0, end - start);
        end -= start;
        start = 0;
        while (end < count && !atEnd) {
            int got = in.read(window, end, window.length - end);
            atEnd = got < 0;
            end += Math.max(0, got);
        }
        return end >= count;
    }

    Header header() {
        return header;
    }

    /** Copies the frame to the beginning of an array of at least {@link #MOST_FRAME_BYTES}. */
    void copy(byte[] into) {
        System.arraycopy(window, start, into, 0, header.bytes());
    }

    /**
     * Samples of delay that the encoder's information frame names, −1 when this is a frame of
     * sound, and the usual delay when it is an information frame that names none.
     */
    int informationDelay(int usual) {
        boolean first = header.samples() == 1152;
        boolean mono = header.channels() == 1;
        int at = start + 4 + (first ? (mono ? 17 : 32) : mono ? 9 : 17);
        if (at + 8 > start + header.bytes()) {
            return -1;
        }
        var tag = new String(window, at, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (!tag.equals("Xing") && !tag.equals("Info")) {
            return -1;
        }
        int flags = window[at + 7];
        int lame =
                at
                        + 8
                        + ((flags & 1) != 0 ? 4 : 0)
                        + ((flags & 2) != 0 ? 4 : 0)
                        + ((flags & 4) != 0 ? 100 : 0)
                        + ((flags & 8) != 0 ? 4 : 0);
        if (lame + 24 > start + header.bytes() || window[lame] != 'L') {
            return usual;
        }
        return (window[lame + 21] & 0xFF) << 4 | (window[lame + 22] & 0xF0) >> 4;
    }
}
