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
import org.mynah.media.codec.Pcm;

/**
 * Reads MP3 by mpglib in Java (jump3r). Frames that cannot be decoded become silence. One thread.
 */
final class Mp3Reader extends ResampledSource {

    /** Samples that LAME puts before the first, where a file does not say. */
    private static final int ENCODER_DELAY = 576;

    /** Samples that every decoder adds. */
    private static final int DECODER_DELAY = 529;

    /** Frames in a row that may be damaged. */
    private static final int MOST_DAMAGED = 50;

    /** Frames before the wanted one that are decoded too: sound may lie up to 511 bytes back. */
    private static final int RUN_UP = 10;

    private static final int MOST_FRAME_SAMPLES = 1152;

    private final InputStream in;
    private final Mp3Frames frames;
    private final int rate;
    private final boolean mono;
    private final byte[] frame = new byte[Mp3Frames.MOST_FRAME_BYTES];
    private final short[] left = new short[2 * MOST_FRAME_SAMPLES];
    private final short[] right = new short[2 * MOST_FRAME_SAMPLES];
    private final MP3Data data = new MP3Data();
    private MPGLib library;
    private MPGLib.mpstr_tag decoder;

    /** Samples of the file's rate still to be dropped: the delay of encoder and decoder. */
    private long drop;

    private boolean pending = true;
    private boolean drained;
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
    AudioKind kind() {
        return new AudioKind("MP3", rate, mono ? 1 : 2);
    }

    @Override
    protected int decode(short[] into) throws IOException {
        while (pending || !drained) {
            int count = pending ? decodeFrame() : drain();
            pending = pending && frames.next();
            int from = (int) Math.min(drop, count);
            drop -= from;
            if (count > from) {
                mix(into, from, count);
                return count - from;
            }
        }
        return END;
    }

    /** The decoder is up to two frames behind: at the end it still holds them. */
    private int drain() {
        try {
            int count = Math.clamp(feed(0), 0, MOST_FRAME_SAMPLES);
            drained = count == 0;
            return count;
        } catch (RuntimeException _) {
            drained = true;
            return 0;
        }
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
            count = feed(header.bytes());
        } catch (RuntimeException _) {
            // mpglib checks little of what a damaged frame says, and trips over its own arrays.
            restart();
            count = -1;
        }
        if (count < 0 || count > header.samples()) {
            if (++damaged > MOST_DAMAGED) {
                throw new AudioFormatException(
                        "an MP3 file with " + MOST_DAMAGED + " damaged frames in a row");
            }
            Arrays.fill(left, (short) 0);
            Arrays.fill(right, (short) 0);
            return header.samples();
        }
        damaged = 0;
        return count;
    }

    private void restart() {
        library = library();
        decoder = library.hip_decode_init();
    }

    private int feed(int bytes) {
        return library.hip_decode1_headers(decoder, frame, bytes, left, right, data);
    }

    @Override
    public long skip(long samples) throws IOException {
        long skipped = skipReady(samples);
        if (rate == Pcm.SAMPLE_RATE && drop == 0 && pending) {
            skipped += skipUndecoded(samples - skipped);
        }
        return skipped + (skipped < samples ? super.skip(samples - skipped) : 0);
    }

    /** Passes over whole frames, but for the last few before the aim. */
    private long skipUndecoded(long samples) throws IOException {
        int frameSamples = frames.header().samples();
        long runUp = (long) RUN_UP * frameSamples;
        if (samples < 2 * runUp) {
            return 0;
        }
        long skipped = 0;
        while (!drained) {
            skipped += drain();
        }
        drained = false;
        restart();
        while (pending && samples - skipped >= runUp + frameSamples) {
            skipped += frameSamples;
            pending = frames.next();
        }
        return skipped;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
