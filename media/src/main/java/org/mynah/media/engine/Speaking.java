package org.mynah.media.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mynah.media.codec.Pcm;

/**
 * What goes to the peer of one session, a frame at a time: keys before sound, and silence when
 * nothing plays. The session's lock guards it.
 */
final class Speaking {
    private final PacketWriter writer;
    private final OutgoingKeys keys = new OutgoingKeys();
    private final short[] frame = new short[Pcm.FRAME_SAMPLES];
    private long gaps;

    Speaking(PacketWriter writer) {
        this.writer = writer;
    }

    /**
     * Puts keys behind those under way.
     *
     * @throws IllegalArgumentException when one is no key; then none is sent
     */
    void press(String more) {
        keys.add(more);
    }

    /** Whether no key is under way. */
    boolean isKeyless() {
        return keys.isIdle();
    }

    /** Frames of silence that were sent because a playback was late. */
    long gaps() {
        return gaps;
    }

    /**
     * Sends the next frame.
     *
     * @param playing what plays, if anything does
     * @return whether a verb may have waited for it: the last key or the last sound went out
     */
    boolean send(MediaFlow flow, @Nullable Playback playing, Lane.Buffers buffers) {
        if (!keys.isIdle()) {
            sendKey(flow, buffers);
            return keys.isIdle();
        }
        var pulled = playing == null ? Playback.Pull.SILENCE : playing.pull(frame);
        if (pulled != Playback.Pull.SOUND) {
            Arrays.fill(frame, (short) 0);
        }
        if (pulled == Playback.Pull.UNDERRUN) {
            gaps++;
        }
        writer.sendSound(flow, frame, buffers);
        return playing != null && playing.isFinished();
    }

    private void sendKey(MediaFlow flow, Lane.Buffers buffers) {
        var type = flow.telephoneEvent();
        Arrays.fill(frame, (short) 0);
        if (type.isPresent()) {
            var event = keys.nextEvent(writer.timestamp());
            if (event.isPresent()) {
                writer.sendEvent(flow, type.getAsInt(), event.get(), buffers.out());
                return;
            }
        } else {
            keys.fillTone(frame);
        }
        writer.sendSound(flow, frame, buffers);
    }
}
