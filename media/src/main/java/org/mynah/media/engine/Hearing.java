package org.mynah.media.engine;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mynah.media.dtmf.TelephoneEvent;
import org.mynah.media.dtmf.ToneDetector;

/**
 * What comes from the peer of one session: sound goes to the recorder that is open, keys to it or
 * to the keys typed ahead, and a fax machine's call is told once. The session's lock guards it.
 */
final class Hearing {
    private final Consumer<MediaEvent> tell;
    private final Runnable wake;
    private final ArrayDeque<Character> typed = new ArrayDeque<>();
    private final ToneDetector fax = ToneDetector.forFax();
    private @Nullable KeyCut inBand;
    private @Nullable Recorder recorder;
    private boolean faxTold;

    /**
     * Hears nothing yet.
     *
     * @param tell takes events for the session's owner; must not block
     * @param wake wakes the verbs that wait for keys or sound
     */
    Hearing(Consumer<MediaEvent> tell, Runnable wake) {
        this.tell = tell;
        this.wake = wake;
    }

    /** Keys come as events (RFC 4733) where that was agreed, else as tones in the sound. */
    void expectKeys(boolean asEvents) {
        if (asEvents) {
            inBand = null;
        } else if (inBand == null) {
            inBand = new KeyCut();
        }
    }

    /** Opens a recorder; one that was open ends, and its keys are typed ahead. */
    void open(Recorder next) {
        var before = recorder;
        recorder = next;
        if (before != null) {
            giveBackKeys(before);
            wake.run();
        }
    }

    /** A recorder ends; keys that nobody asked it for are typed ahead. */
    void close(Recorder which) {
        giveBackKeys(which);
        if (recorder == which) {
            recorder = null;
        }
        wake.run();
    }

    boolean isOpen(Recorder which) {
        return recorder == which;
    }

    /** The keys typed ahead, the oldest first. */
    ArrayDeque<Character> typed() {
        return typed;
    }

    /** The next frame of the peer's sound. */
    void sound(short[] samples, boolean concealed) {
        var cut = inBand;
        if (cut == null) {
            fax.accept(samples, 0, samples.length).ifPresent(this::event);
            record(samples, concealed);
            return;
        }
        var key = cut.accept(samples);
        boolean cutConcealed = cut.rotate(concealed);
        if (cut.isFull()) {
            record(cut.out(), cutConcealed);
        }
        key.ifPresent(this::event);
    }

    /** A telephone event of the peer (RFC 4733 §3.2), or a tone that stands for one. */
    void event(int code) {
        if (code == TelephoneEvent.FAX_CALLING) {
            if (!faxTold) {
                faxTold = true;
                tell.accept(new MediaEvent.FaxCalling());
            }
        } else if (code < TelephoneEvent.KEYS.length()) {
            press(TelephoneEvent.KEYS.charAt(code));
        }
    }

    private void record(short[] samples, boolean concealed) {
        if (recorder != null) {
            recorder.hear(samples, concealed);
            wake.run();
        }
    }

    private void press(char key) {
        if (recorder != null) {
            recorder.hear(key);
        } else {
            typeAhead(key);
        }
        wake.run();
    }

    private void giveBackKeys(Recorder which) {
        for (var event : which.waiting()) {
            if (event instanceof RecordingEvent.Key(char key)) {
                typeAhead(key);
            }
        }
        which.waiting().clear();
    }

    private void typeAhead(char key) {
        if (typed.size() < MediaSession.MOST_TYPED_AHEAD) {
            typed.add(key);
        }
    }
}
