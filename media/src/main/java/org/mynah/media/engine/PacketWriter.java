package org.mynah.media.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.Pcm;
import org.mynah.media.dtmf.TelephoneEvent;
import org.mynah.media.rtp.RtcpPacket;
import org.mynah.media.rtp.RtpPacket;

/** The sending half of a session: numbers the packets and keeps their clock. One thread. */
final class PacketWriter {

    /** Seconds from 1900 to 1970 (RFC 3550 §4). */
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final int ssrc = RANDOM.nextInt();
    private final String cname;
    private int sequence = RANDOM.nextInt(0x10000);
    private int timestamp = RANDOM.nextInt();
    private boolean talking;
    private int packets;
    private int octets;
    private long sent;
    private long failures;
    private int lastReport;
    private long lastReportNanos;

    PacketWriter(DatagramChannel rtp, DatagramChannel rtcp) {
        this.rtp = rtp;
        this.rtcp = rtcp;
        var name = new byte[12];
        RANDOM.nextBytes(name);
        cname = HexFormat.of().formatHex(name);
    }

    int timestamp() {
        return timestamp;
    }

    long sent() {
        return sent;
    }

    long failures() {
        return failures;
    }

    /** Lets the clock run over frames that are not sent; the next sound begins a talkspurt. */
    void pass(int frames) {
        timestamp += frames * Pcm.FRAME_SAMPLES;
        if (frames > 0) {
            talking = false;
        }
    }

    void sendSound(MediaFlow flow, short[] frame, Lane.Buffers buffers) {
        G711 codec = flow.codec();
        codec.encode(frame, 0, frame.length, buffers.codes(), 0);
        var out = buffers.out().clear();
        RtpPacket.writeHeader(out, !talking, flow.payloadType(), sequence, timestamp, ssrc);
        out.put(buffers.codes(), 0, frame.length);
        timestamp += frame.length;
        talking = true;
        octets += frame.length;
        send(out.flip(), flow.remote());
    }

    void sendEvent(MediaFlow flow, int type, OutgoingKeys.Outgoing outgoing, ByteBuffer buffer) {
        var out = buffer.clear();
        RtpPacket.writeHeader(out, outgoing.first(), type, sequence, outgoing.timestamp(), ssrc);
        outgoing.event().write(out);
        timestamp += Pcm.FRAME_SAMPLES;
        talking = false;
        octets += TelephoneEvent.BYTES;
        send(out.flip(), flow.remote());
    }

    private void send(ByteBuffer packet, InetSocketAddress to) {
        sequence = (sequence + 1) & 0xFFFF;
        packets++;
        sent++;
        write(rtp, packet, to);
    }

    void sendReport(
            MediaFlow flow,
            List<RtcpPacket.ReceptionReport> reports,
            long wallMillis,
            long nowNanos,
            boolean goodbye,
            ByteBuffer buffer) {
        var out = buffer.clear();
        if (packets == 0) {
            RtcpPacket.write(out, new RtcpPacket.ReceiverReport(ssrc, reports));
        } else {
            long seconds = Math.floorDiv(wallMillis, 1000L) + NTP_EPOCH_SECONDS;
            long fraction = (Math.floorMod(wallMillis, 1000L) << 32) / 1000;
            long ntp = (seconds << 32) | fraction;
            lastReport = (int) (ntp >>> 16);
            lastReportNanos = nowNanos;
            RtcpPacket.write(
                    out,
                    new RtcpPacket.SenderReport(ssrc, ntp, timestamp, packets, octets, reports));
        }
        RtcpPacket.writeCname(out, ssrc, cname);
        if (goodbye) {
            RtcpPacket.writeGoodbye(out, ssrc);
        }
        write(flow.rtcpMux() ? rtp : rtcp, out.flip(), flow.remoteRtcp());
    }

    /**
     * How long ago a sender report was sent.
     *
     * @param report middle 32 bits of its NTP time
     * @return ns; empty when it is not the last one
     */
    OptionalLong sinceReport(int report, long nowNanos) {
        return report != 0 && report == lastReport
                ? OptionalLong.of(nowNanos - lastReportNanos)
                : OptionalLong.empty();
    }

    private void write(DatagramChannel channel, ByteBuffer packet, InetSocketAddress to) {
        try {
            if (channel.send(packet, to) == 0) {
                failures++;
            }
        } catch (IOException _) {
            // No route, a full buffer, a firewall: media goes on, the counter tells.
            failures++;
        }
    }
}
