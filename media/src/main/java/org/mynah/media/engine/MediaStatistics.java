package org.mynah.media.engine;

import java.time.Duration;
import java.util.Optional;
import org.mynah.media.rtp.StreamQuality;

/**
 * What a session has seen so far. Immutable.
 *
 * @param packetsReceived RTP packets heard
 * @param packetsSent RTP packets sent
 * @param lost packets of the stream that never came
 * @param duplicates packets that came twice
 * @param late packets that came after their sound had been concealed
 * @param concealedFrames 20 ms frames made up, for lost packets or for silence of the peer
 * @param jitter interarrival jitter (RFC 3550 §6.4.1)
 * @param playbackGaps 20 ms frames of silence sent because a source was too slow
 * @param foreign packets from addresses that are not the peer's
 * @param malformed packets that were no RTP or RTCP
 * @param rejected packets of the wrong SSRC, sequence, timestamp or payload type
 * @param rtcpReceived RTCP compounds accepted
 * @param sendFailures packets that the system refused to send
 * @param remoteLossFraction loss that the peer reported last, 0–1
 * @param quality how well the peer's stream could be understood; empty when too little of it came
 */
public record MediaStatistics(
        long packetsReceived,
        long packetsSent,
        long lost,
        long duplicates,
        long late,
        long concealedFrames,
        Duration jitter,
        long playbackGaps,
        long foreign,
        long malformed,
        long rejected,
        long rtcpReceived,
        long sendFailures,
        double remoteLossFraction,
        Optional<StreamQuality> quality) {}
