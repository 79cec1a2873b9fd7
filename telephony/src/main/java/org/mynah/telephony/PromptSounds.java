package org.mynah.telephony;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.file.AudioReader;
import org.mynah.um.Audio;
import org.mynah.um.Phrase;
import org.mynah.um.Prompt;
import org.mynah.um.Speech;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prompts as sound. What cannot be read is left out and told in the log: a broken greeting must not
 * end the call. Thread-safe.
 */
final class PromptSounds {

    /** The tone after which a caller speaks (call flows §4.1). */
    static final double BEEP_HERTZ = 1000;

    /** See {@link #BEEP_HERTZ}. */
    static final Duration BEEP = Duration.ofMillis(500);

    /** The tone that warns of the end of a recording. */
    static final Duration WARNING_BEEP = Duration.ofMillis(200);

    /** Peak of our own tones; speech lies around it. */
    private static final double TONE_PEAK_DB = -12;

    private static final Logger LOG = LoggerFactory.getLogger(PromptSounds.class);
    private static final short[] NOTHING = {};

    private final Speech speech;

    PromptSounds(Speech speech) {
        this.speech = speech;
    }

    /** The sound of a prompt, from the beginning; what comes later in it is opened later. */
    PcmSource open(Prompt prompt, String language) {
        return switch (prompt) {
            case Phrase phrase -> open(speech.speak(phrase, language));
            case Prompt.Recorded(var audio) -> open(audio);
            case Prompt.Beep() -> PcmSource.tone(BEEP_HERTZ, BEEP, TONE_PEAK_DB);
            case Prompt.Sequence(var prompts) -> new Sequence(prompts, language);
        };
    }

    /** The warning before the longest length of a recording. */
    static PcmSource warning() {
        return PcmSource.tone(BEEP_HERTZ, WARNING_BEEP, TONE_PEAK_DB);
    }

    private static PcmSource open(Audio audio) {
        try {
            return AudioReader.open(audio.open(), audio.contentType());
        } catch (IOException e) {
            LOG.warn("{} cannot be played: {}", audio.contentType(), e.toString());
            return PcmSource.of(NOTHING);
        }
    }

    /** Sound whose length is known and in which one can move; empty when it cannot be read. */
    static Optional<PcmSource> steerable(Audio audio) {
        try {
            return Optional.of(AudioReader.seekable(audio::open, audio.contentType()));
        } catch (IOException e) {
            LOG.warn("{} cannot be played: {}", audio.contentType(), e.toString());
            return Optional.empty();
        }
    }

    /** Prompts one after another, without a gap. One thread. */
    private final class Sequence implements PcmSource {
        private final ArrayDeque<Prompt> waiting;
        private final String language;
        private @Nullable PcmSource current;

        Sequence(List<Prompt> prompts, String language) {
            this.waiting = new ArrayDeque<>(prompts);
            this.language = language;
        }

        @Override
        public int read(short[] into, int offset, int length) throws IOException {
            while (true) {
                var source = current;
                if (source == null) {
                    var next = waiting.poll();
                    if (next == null) {
                        return END;
                    }
                    current = PromptSounds.this.open(next, language);
                    continue;
                }
                int count = readOrEnd(source, into, offset, length);
                if (count != END) {
                    return count;
                }
                close();
            }
        }

        private static int readOrEnd(PcmSource source, short[] into, int offset, int length) {
            try {
                return source.read(into, offset, length);
            } catch (IOException e) {
                LOG.warn("a prompt broke off: {}", e.toString());
                return END;
            }
        }

        @Override
        public void close() throws IOException {
            var source = current;
            current = null;
            if (source != null) {
                source.close();
            }
        }
    }
}
