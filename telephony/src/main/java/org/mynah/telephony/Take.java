package org.mynah.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.mynah.media.codec.Pcm;
import org.mynah.media.engine.MediaEndedException;
import org.mynah.media.engine.MediaSession;
import org.mynah.media.engine.Recorder;
import org.mynah.media.engine.RecordingEvent;
import org.mynah.um.AudioSink;
import org.mynah.um.Recording;
import org.mynah.um.RecordingLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recording from the line into a sink. Each 20 ms go to the sink as they come, so that a crash
 * loses no more, and are synced each second (reliability N2). One thread, the call's own: a slow
 * disk holds up nobody else.
 */
final class Take {

    /** How often what was said is made durable. */
    static final Duration SYNC = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Take.class);

    private final MediaSession session;
    private final AudioSink sink;
    private final RecordingLimits limits;
    private final Duration before;
    private final long longest;
    private int framesToSkip;
    private long taken;
    private long unsynced;
    private boolean warned;
    private Duration speech = Duration.ZERO;

    /**
     * @param early how long the recorder has been listening before the caller was asked to speak;
     *     what it heard until then is no part of the message
     */
    Take(MediaSession session, AudioSink sink, RecordingLimits limits, Duration early) {
        this.session = session;
        this.framesToSkip = Math.toIntExact(Pcm.samples(early) / Pcm.FRAME_SAMPLES);
        this.sink = sink;
        this.limits = limits;
        this.before = sink.length();
        this.longest = Pcm.samples(limits.longest());
        this.warned = limits.warning().isZero() || longest <= Pcm.samples(limits.warning());
    }

    /**
     * Records until a reason to stop appears.
     *
     * @throws UncheckedIOException when the disk refuses; what was written until then stays
     */
    Recording from(Recorder recorder) {
        try {
            var end = listen(recorder);
            sink.sync();
            if (recorder.overruns() > 0) {
                LOG.warn("{} frames were lost to a slow disk", recorder.overruns());
            }
            return new Recording(sink.length(), speech, end);
        } catch (IOException e) {
            throw new UncheckedIOException("the message cannot be written", e);
        }
    }

    private Recording.End listen(Recorder recorder) throws IOException {
        while (true) {
            switch (recorder.next()) {
                case RecordingEvent.Sound _ when framesToSkip > 0 -> framesToSkip--;
                case RecordingEvent.Sound sound -> {
                    write(sound.samples());
                    speech = sound.speech();
                    var silence = SipCall.shorter(sound.silence(), Pcm.duration(taken));
                    if (silence.compareTo(limits.silence()) >= 0) {
                        trim(silence);
                        return Recording.End.SILENCE;
                    }
                    if (taken >= longest) {
                        return Recording.End.LONGEST;
                    }
                    warn();
                }
                case RecordingEvent.Key(char key) -> {
                    if (key == '#' && framesToSkip == 0) {
                        return Recording.End.POUND;
                    }
                }
                case RecordingEvent.Ended(var _) -> {
                    return Recording.End.HUNG_UP;
                }
            }
        }
    }

    private void write(short[] samples) throws IOException {
        int count = (int) Math.min(samples.length, longest - taken);
        sink.write(samples, 0, count);
        taken += count;
        unsynced += count;
        if (unsynced >= Pcm.samples(SYNC)) {
            sink.sync();
            unsynced = 0;
        }
    }

    /** Drops the silence that ended the recording, but nothing of an earlier one. */
    private void trim(Duration silence) throws IOException {
        var kept = sink.length().minus(silence);
        sink.truncate(kept.compareTo(before) > 0 ? kept : before);
    }

    private void warn() {
        if (!warned && taken >= longest - Pcm.samples(limits.warning())) {
            warned = true;
            try {
                session.play(PromptSounds.warning());
            } catch (MediaEndedException _) {
                // The recorder tells the same next.
            }
        }
    }
}
