package org.mynah.media.dtmf;

import java.util.Optional;
import org.mynah.media.codec.Pcm;

/**
 * One key as a row of RFC 4733 packets, one for each 20 ms: the duration grows, the last packet is
 * sent three times with the E bit. One thread.
 */
public final class EventSender {

    /** How often the end is told (RFC 4733 §2.5.1.4). */
    public static final int END_PACKETS = 3;

    /** Level of the tone a gateway should make of it, in −dBm0. */
    public static final int VOLUME = 10;

    private final int event;
    private final int timestamp;
    private final int length;
    private int duration;
    private int endsSent;

    /**
     * A key about to go down.
     *
     * @param timestamp RTP time at which the key goes down; of all its packets
     * @param length in samples
     */
    public EventSender(char key, int timestamp, int length) {
        this.event = TelephoneEvent.codeOf(key);
        this.timestamp = timestamp;
        this.length = Math.clamp(length, Pcm.FRAME_SAMPLES, 0xFFFF);
    }

    /** The next packet, or empty when the key is done. */
    public Optional<TelephoneEvent> next() {
        if (endsSent == END_PACKETS) {
            return Optional.empty();
        }
        duration = Math.min(length, duration + Pcm.FRAME_SAMPLES);
        boolean end = duration == length;
        if (end) {
            endsSent++;
        }
        return Optional.of(new TelephoneEvent(event, end, VOLUME, duration));
    }

    /** Whether the packet that {@link #next} answers is the first: it carries the marker bit. */
    public boolean isFirst() {
        return duration == 0;
    }

    /** RTP time of all packets. */
    public int timestamp() {
        return timestamp;
    }
}
