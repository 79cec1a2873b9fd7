package org.mynah.media.engine;

import java.net.InetSocketAddress;
import java.time.Duration;

/** Something about a session that its owner should know at once. */
public sealed interface MediaEvent {

    /** Neither RTP nor RTCP came for this long; the session's verbs end. */
    record Inactive(Duration silence) implements MediaEvent {}

    /** A fax machine is calling: event 36, or 1100 Hz in the sound (call flows §7). */
    record FaxCalling() implements MediaEvent {}

    /** The peer's RTP port was learnt from its first packet. */
    record RemoteLearnt(InetSocketAddress address) implements MediaEvent {}

    /** The engine failed on this session; its verbs end. */
    record Failed() implements MediaEvent {}

    /** Is told of events, each on a virtual thread of its own. */
    @FunctionalInterface
    interface Listener {

        /** May block. */
        void on(MediaEvent event);
    }
}
