package org.mynah.media.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mynah.media.codec.Pcm;
import org.mynah.media.dtmf.EventSender;
import org.mynah.media.dtmf.KeyTones;
import org.mynah.media.dtmf.TelephoneEvent;

/** Keys on their way to the peer, one frame at a time: 100 ms of key, 100 ms of gap. One thread. */
final class OutgoingKeys {

    static final Duration KEY = Duration.ofMillis(100);
    static final Duration GAP = Duration.ofMillis(100);

    private final ArrayDeque<Character> keys = new ArrayDeque<>();
    private @Nullable EventSender event;
    private short @Nullable [] tone;
    private int toneAt;
    private int gapFrames;

    void add(String more) {
        for (int i = 0; i < more.length(); i++) {
            TelephoneEvent.codeOf(more.charAt(i));
        }
        for (int i = 0; i < more.length(); i++) {
            keys.add(more.charAt(i));
        }
    }

    boolean isIdle() {
        return keys.isEmpty() && event == null && tone == null && gapFrames == 0;
    }

    /** The event that goes out instead of sound, if one does. */
    Optional<Outgoing> nextEvent(int timestamp) {
        if (event == null) {
            if (gapFrames > 0) {
                gapFrames--;
                return Optional.empty();
            }
            var key = keys.poll();
            if (key == null) {
                return Optional.empty();
            }
            event = new EventSender(key, timestamp, (int) Pcm.samples(KEY));
        }
        var current = event;
        boolean first = current.isFirst();
        var payload = current.next();
        if (payload.isEmpty()) {
            event = null;
            gapFrames = (int) GAP.dividedBy(Pcm.FRAME) - EventSender.END_PACKETS;
            return Optional.empty();
        }
        return Optional.of(new Outgoing(first, current.timestamp(), payload.get()));
    }

    /**
     * Writes the tones of a key over the frame, for peers without events; false when none sounds.
     */
    boolean fillTone(short[] frame) {
        if (tone == null) {
            if (gapFrames > 0) {
                gapFrames--;
                return false;
            }
            var key = keys.poll();
            if (key == null) {
                return false;
            }
            tone = KeyTones.of(key, KEY);
            toneAt = 0;
        }
        System.arraycopy(tone, toneAt, frame, 0, frame.length);
        toneAt += frame.length;
        if (toneAt >= tone.length) {
            tone = null;
            gapFrames = (int) GAP.dividedBy(Pcm.FRAME);
        }
        return true;
    }

    /** An event packet to send. */
    record Outgoing(boolean first, int timestamp, TelephoneEvent event) {}
}
