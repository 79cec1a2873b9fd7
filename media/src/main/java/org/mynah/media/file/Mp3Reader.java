package org.mynah.media.file;

import de.sciss.jump3r.mp3.BitStream;
import de.sciss.jump3r.mp3.Lame;
import de.sciss.jump3r.mp3.MP3Data;
import de.sciss.jump3r.mp3.VBRTag;
import de.sciss.jump3r.mp3.Version;
import de.sciss.jump3r.mpg.Common;
import de.sciss.jump3r.mpg.Interface;
import de.sciss.jump3r.mpg.MPGLib;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads MP3 by mpglib in Java (jump3r). Frames that cannot be decoded become silence. One thread.
 */
final class Mp3Reader extends ResampledSource {

    /** Samples that LAME puts before the first, where a file does not say. */
    private static final int ENCODER_DELAY = 576;

    /** Samples that every decoder adds. */
    private static final int DECODER_DELAY = 529;

    /** Frames in a row that may be damaged. */
    private static final int MOST_DAMAGED = 100;

    /** Frames before the wanted one that are decoded too: sound may lie up to 511 bytes back. */
    private static final int RUN_UP = 10;

    private final InputStream in;
    private final Mp3Frames frames;
    private final int rate;
    private final boolean mono;
    private final byte[] frame = new byte[Mp3Frames.MOST_FRAME_BYTES];
    private final short[] left = new short[2 * 1152];
    private final short[] right = new short[2 * 1152];
    private final MP3Data data = new MP3Data();
    private MPGLib library;
    private MPGLib.mpstr_tag decoder;

    /** Samples of the file's rate still to be dropped: the delay of encoder and decoder. */
    private long drop;

    private boolean pending = true;
    private int damaged;

    private Mp3Reader(InputStream in, Mp3Frames frames) throws IOException {
        super(frames.header().rate());
        this.in = in;
        this.frames = frames;
        this.rate = frames.header().rate();
        this.mono = frames.header().channels() == 1;
        this.library = library();
        this.decoder = library.hip_decode_init();
        int delay = frames.informationDelay(ENCODER_DELAY);
        this.drop = (long) DECODER_DELAY + (delay < 0 ? ENCODER_DELAY : delay);
        if (delay >= 0) {
            pending = frames.next();
        }
    }

    static Mp3Reader open(InputStream in) throws IOException {
        var frames = new Mp3Frames(in);
        frames.next();
        return new Mp3Reader(in, frames);
    }

    private static MPGLib library() {
        var library = new MPGLib();
        var decoder = new Interface();
        var common = new Common();
        var tags = new VBRTag();
        tags.setModules(new Lame(), new BitStream(), new Version());
        decoder.setModules(tags, common);
        library.setModules(decoder, common);
        return library;
    }

    @Override
    protected int decode(short[] into) throws IOException {
        while (pending) {
            int count = decodeFrame();
            pending = frames.next();
            int from = (int) Math.min(drop, count);
            drop -= from;
            if (count > from) {
                mix(into, from, count);
                return count - from;
            }
        }
        return END;
    }

    @Override
    protected long countUndecoded() throws IOException {
        long count = 0;
        while (pending) {
            count += frames.header().samples();
            pending = frames.next();
        }
        return Math.max(0, count - drop);
    }

    private void mix(short[] into, int from, int count) {
        for (int i = from; i < count; i++) {
            into[i - from] = mono ? left[i] : (short) ((left[i] + right[i]) / 2);
        }
    }

    private int decodeFrame() throws AudioFormatException {
        var header = frames.header();
        frames.copy(frame);
        int count;
        try {
            count = library.hip_decode1_headers(decoder, frame, header.bytes(), left, right, data);
        } catch (RuntimeException _) {
            // mpglib checks little of what a damaged frame says, and trips over its own arrays.
            count = -1;
        }
        if (count < 0 || count > header.samples()) {
            if (++damaged > MOST_DAMAGED) {
                throw new AudioFormatException(
                        "an MP3 file with " + MOST_DAMAGED + " damaged frames in a row");
            }
            library = library();
            decoder = library.hip_decode_init();
            Arrays.fill(left, (short) 0);
            Arrays.fill(right, (short) 0);
            return header.samples();
        }
        damaged = 0;
        return count;
    }

    @Override
    public long skip(long samples) throws IOException {
        long skipped = skipReady(samples);
        // Whole frames are passed over undecoded, but for the last few before the aim.
        while (pending && rate == 8000 && drop == 0) {
            int frameSamples = frames.header().samples();
            if (samples - skipped < (long) (RUN_UP + 1) * frameSamples) {
                break;
            }
            skipped += frameSamples;
            pending = frames.next();
        }
        return skipped + (skipped < samples ? super.skip(samples - skipped) : 0);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
