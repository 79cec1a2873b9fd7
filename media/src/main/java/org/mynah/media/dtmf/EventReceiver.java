package org.mynah.media.dtmf;

import java.util.OptionalInt;

/**
 * Makes one key of the many packets that tell of it (RFC 4733 §2.5.2): the first packet that
 * arrives counts, whichever it is; packets of the same timestamp repeat it; older ones are
 * stragglers. One thread.
 */
public final class EventReceiver {

    /** Duration at which a sender begins a new segment of a long event (RFC 4733 §2.5.1.3). */
    private static final int FULL_SEGMENT = 0xFFFF;

    private boolean any;
    private int event;
    private int timestamp;
    private int duration;
    private boolean ended = true;

    /**
     * Takes a packet.
     *
     * @param packetTimestamp its RTP timestamp: when the event began
     * @return the event's code if this is its first packet
     */
    public OptionalInt accept(int packetTimestamp, TelephoneEvent packet) {
        int newer = packetTimestamp - timestamp;
        if (any && newer < 0) {
            return OptionalInt.empty();
        }
        if (any && newer == 0) {
            // Two codes at one moment cannot be told apart from a corrupted packet: the first
            // holds.
            if (packet.event() == event) {
                duration = Math.max(duration, packet.duration());
                ended |= packet.end();
            }
            return OptionalInt.empty();
        }
        boolean nextSegment =
                any
                        && !ended
                        && packet.event() == event
                        && duration == FULL_SEGMENT
                        && newer == FULL_SEGMENT;
        any = true;
        event = packet.event();
        timestamp = packetTimestamp;
        duration = packet.duration();
        ended = packet.end();
        return nextSegment ? OptionalInt.empty() : OptionalInt.of(event);
    }

    /** Whether a key is being held down, as far as packets tell. */
    public boolean isActive() {
        return !ended;
    }

    /** Begins anew: another stream, another clock. */
    public void reset() {
        any = false;
        ended = true;
    }
}
