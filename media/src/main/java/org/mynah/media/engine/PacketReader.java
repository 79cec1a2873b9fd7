package org.mynah.media.engine;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mynah.media.codec.Pcm;
import org.mynah.media.dtmf.EventReceiver;
import org.mynah.media.dtmf.TelephoneEvent;
import org.mynah.media.rtp.MalformedPacketException;
import org.mynah.media.rtp.Reception;
import org.mynah.media.rtp.ReorderBuffer;
import org.mynah.media.rtp.RtcpPacket;
import org.mynah.media.rtp.RtpPacket;
import org.mynah.media.rtp.StreamGate;

/**
 * The receiving half of a session: from datagrams to frames and keys, past every check of
 * reliability R1–R3. Nothing that fails a check is ever answered. One thread.
 */
final class PacketReader {

    /** Payload types of RTCP where it shares the port (RFC 5761 §4). */
    private static final int FIRST_RTCP_TYPE = 192;

    private static final int LAST_RTCP_TYPE = 223;

    /** Comfort noise (RFC 3389): sound that is not there. */
    private static final int COMFORT_NOISE = 13;

    /** The longest packet of sound that is taken, 100 ms. */
    private static final int MOST_SAMPLES = 800;

    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / Pcm.SAMPLE_RATE;

    private final ReorderBuffer buffer;
    private final PacketWriter writer;
    private final StreamGate gate = new StreamGate();
    private final EventReceiver events = new EventReceiver();
    private final short[] decoded = new short[MOST_SAMPLES];
    private Reception reception = new Reception();
    private boolean began;

    private long startNanos;
    private long lastHeardNanos;
    private boolean mayLearn;

    private int lastSenderReport;
    private long senderReportNanos;
    private double remoteLoss;
    private Optional<Double> roundTripMillis = Optional.empty();
    private int packetSamples = Pcm.FRAME_SAMPLES;

    private long receivedBefore;
    private long lostBefore;
    private long duplicatesBefore;
    private long foreign;
    private long malformed;
    private long rejected;
    private long rtcpReceived;

    /**
     * A reader.
     *
     * @param writer the sending half, which knows when it sent what a report answers to
     */
    PacketReader(ReorderBuffer buffer, PacketWriter writer) {
        this.buffer = buffer;
        this.writer = writer;
    }

    /** Signalling has said where media comes from now. */
    void start(MediaFlow flow, long nowNanos) {
        gate.reset();
        startNanos = nowNanos;
        lastHeardNanos = nowNanos;
        mayLearn = flow.learnFrom().isPresent();
    }

    /** The peer's RTP address as it should be after this packet: learnt, or as it was. */
    InetSocketAddress learn(
            MediaFlow flow, InetSocketAddress source, byte[] bytes, int length, long nowNanos) {
        boolean inTime = nowNanos - startNanos <= MediaFlow.LEARNING_MILLIS * 1_000_000L;
        if (!mayLearn || !inTime || !source.getAddress().equals(flow.learnFrom().orElse(null))) {
            return flow.remote();
        }
        try {
            var packet = RtpPacket.parse(bytes, length);
            if (packet.payloadType() != flow.payloadType()) {
                return flow.remote();
            }
        } catch (MalformedPacketException _) {
            return flow.remote();
        }
        mayLearn = false;
        return source;
    }

    /**
     * Takes a datagram of the RTP port.
     *
     * @return the code of a telephone event that begins with it
     */
    OptionalInt rtp(MediaFlow flow, InetSocketAddress source, byte[] bytes, int length, long now) {
        if (!source.equals(flow.remote())) {
            foreign++;
            return OptionalInt.empty();
        }
        if (flow.rtcpMux() && length > 1 && isRtcp(bytes[1] & 0xFF)) {
            rtcp(flow, source, bytes, length, now);
            return OptionalInt.empty();
        }
        try {
            return hear(flow, RtpPacket.parse(bytes, length), now);
        } catch (MalformedPacketException _) {
            malformed++;
            return OptionalInt.empty();
        }
    }

    private static boolean isRtcp(int type) {
        return type >= FIRST_RTCP_TYPE && type <= LAST_RTCP_TYPE;
    }

    private OptionalInt hear(MediaFlow flow, RtpPacket packet, long now) {
        boolean event =
                flow.telephoneEvent().isPresent()
                        && packet.payloadType() == flow.telephoneEvent().getAsInt();
        boolean sound = packet.payloadType() == flow.payloadType();
        boolean known = event || sound || packet.payloadType() == COMFORT_NOISE;
        if (!known || (sound && packet.payloadLength() > MOST_SAMPLES)) {
            rejected++;
            return OptionalInt.empty();
        }
        switch (gate.judge(packet, event, now)) {
            case DROP -> {
                rejected++;
                return OptionalInt.empty();
            }
            case RESTART -> beginStream();
            case HEAR -> {}
        }
        mayLearn = false;
        lastHeardNanos = now;
        long before = reception.received() == 0 ? -1 : reception.highestExtended();
        long extended = reception.accept(packet.sequence());
        if (extended < 0) {
            return OptionalInt.empty();
        }
        boolean newest = extended > before;
        if (event) {
            return hearEvent(packet, newest, now);
        }
        if (sound && packet.payloadLength() > 0) {
            int length = packet.payloadLength();
            packetSamples = length;
            reception.arrived(packet.timestamp(), (int) (now / NANOS_PER_SAMPLE));
            flow.codec().decode(packet.bytes(), packet.payloadOffset(), length, decoded, 0);
            buffer.put(packet.timestamp(), newest, decoded, length, now);
        }
        return OptionalInt.empty();
    }

    private OptionalInt hearEvent(RtpPacket packet, boolean newest, long now) {
        var parsed =
                TelephoneEvent.parse(
                        packet.bytes(), packet.payloadOffset(), packet.payloadLength());
        if (parsed.isEmpty()) {
            malformed++;
            return OptionalInt.empty();
        }
        var event = parsed.get();
        buffer.mute(packet.timestamp(), newest, event.duration(), now);
        return events.accept(packet.timestamp(), event);
    }

    private void beginStream() {
        if (began) {
            buffer.restart();
            events.reset();
            receivedBefore += reception.received();
            lostBefore += reception.lost();
            duplicatesBefore += reception.duplicates();
            reception = reception.next();
        }
        began = true;
    }

    /** Takes a datagram of the RTCP port. */
    void rtcp(MediaFlow flow, InetSocketAddress source, byte[] bytes, int length, long now) {
        if (!source.equals(flow.remoteRtcp())) {
            foreign++;
            return;
        }
        try {
            for (var packet : RtcpPacket.parse(bytes, length)) {
                switch (packet) {
                    case RtcpPacket.SenderReport report -> {
                        lastSenderReport = (int) (report.ntpTime() >>> 16);
                        senderReportNanos = now;
                        note(report.reports(), now);
                    }
                    case RtcpPacket.ReceiverReport report -> note(report.reports(), now);
                    // The call ends by SIP alone; a BYE here may be anybody's.
                    case RtcpPacket.Goodbye _ -> {}
                    case RtcpPacket.Other _ -> {}
                }
            }
            rtcpReceived++;
            lastHeardNanos = now;
        } catch (MalformedPacketException _) {
            malformed++;
        }
    }

    private void note(List<RtcpPacket.ReceptionReport> reports, long now) {
        if (reports.isEmpty()) {
            return;
        }
        var report = reports.getFirst();
        remoteLoss = report.fractionLost() / 256.0;
        // The round trip of RFC 3550 §6.4.1, on our own clock.
        long delay = (report.delaySinceSenderReport() & 0xFFFFFFFFL) * 1_000_000_000L / 65_536;
        writer.sinceReport(report.lastSenderReport(), now)
                .ifPresent(since ->
                        roundTripMillis = Optional.of(Math.max(0, since - delay) / 1_000_000.0));
    }

    /** What to report to the peer about its stream; empty before it has one. */
    List<RtcpPacket.ReceptionReport> reports(long now) {
        if (!gate.started()) {
            return List.of();
        }
        // 1/65536 s since the sender report (RFC 3550 §6.4.1).
        long delay = lastSenderReport == 0 ? 0 : (now - senderReportNanos) * 65_536 / 1_000_000_000;
        return List.of(reception.report(gate.ssrc(), lastSenderReport, (int) delay));
    }

    long lastHeardNanos() {
        return lastHeardNanos;
    }

    /** The time on hold does not count as silence of the peer. */
    void stillThere(long nowNanos) {
        lastHeardNanos = nowNanos;
    }

    void countForeign() {
        foreign++;
    }

    MediaStatistics statistics(long playbackGaps) {
        return new MediaStatistics(
                receivedBefore + reception.received(),
                writer.sent(),
                lostBefore + reception.lost(),
                duplicatesBefore + reception.duplicates(),
                buffer.late(),
                buffer.concealed(),
                Pcm.duration((long) reception.jitter()),
                playbackGaps,
                foreign,
                malformed,
                rejected,
                rtcpReceived,
                writer.failures(),
                remoteLoss,
                reception
                        .quality(Pcm.SAMPLE_RATE / 1000.0, packetSamples * 1000.0 / Pcm.SAMPLE_RATE)
                        .map(quality -> quality.withRoundTrip(roundTripMillis)));
    }
}
