package org.mynah.media.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One packet of an RTCP compound (RFC 3550 §6). Immutable. */
public sealed interface RtcpPacket {

    /** Who sent it. */
    int ssrc();

    /**
     * Sender report.
     *
     * @param ntpTime wall clock in NTP format, seconds in the upper 32 bits
     * @param rtpTimestamp the same moment on the RTP clock
     * @param packets sent since the start, modulo 2^32
     * @param octets of payload sent since the start, modulo 2^32
     */
    record SenderReport(
            int ssrc,
            long ntpTime,
            int rtpTimestamp,
            int packets,
            int octets,
            List<ReceptionReport> reports)
            implements RtcpPacket {
        public SenderReport {
            reports = List.copyOf(reports);
        }
    }

    /** Receiver report. */
    record ReceiverReport(int ssrc, List<ReceptionReport> reports) implements RtcpPacket {
        public ReceiverReport {
            reports = List.copyOf(reports);
        }
    }

    /** The sources in it leave; {@code ssrc} is the first of them. */
    record Goodbye(int ssrc) implements RtcpPacket {}

    /** A packet that is well-formed and of no use here: SDES, APP, feedback. */
    record Other(int type, int ssrc) implements RtcpPacket {}

    /**
     * What one source was received like (RFC 3550 §6.4.1).
     *
     * @param fractionLost of the packets since the last report, in 1/256
     * @param totalLost since the start, signed 24 bit
     * @param highestSequence extended
     * @param jitter in timestamp units
     * @param lastSenderReport middle 32 bits of the NTP time of the last sender report, or 0
     * @param delaySinceSenderReport in 1/65536 s
     */
    record ReceptionReport(
            int ssrc,
            int fractionLost,
            int totalLost,
            int highestSequence,
            int jitter,
            int lastSenderReport,
            int delaySinceSenderReport) {

        static final int BYTES = 24;

        private static ReceptionReport parse(byte[] bytes, int at) {
            int lost = Bits.int24(bytes, at + 5);
            return new ReceptionReport(
                    Bits.int32(bytes, at),
                    bytes[at + 4] & 0xFF,
                    (lost << 8) >> 8,
                    Bits.int32(bytes, at + 8),
                    Bits.int32(bytes, at + 12),
                    Bits.int32(bytes, at + 16),
                    Bits.int32(bytes, at + 20));
        }

        private void write(ByteBuffer into) {
            into.putInt(ssrc);
            into.putInt(fractionLost << 24 | (totalLost & 0xFFFFFF));
            into.putInt(highestSequence);
            into.putInt(jitter);
            into.putInt(lastSenderReport);
            into.putInt(delaySinceSenderReport);
        }
    }

    /** Packet types (RFC 3550 §12.1). */
    int SR = 200;

    /** See {@link #SR}. */
    int RR = 201;

    /** See {@link #SR}. */
    int SDES = 202;

    /** See {@link #SR}. */
    int BYE = 203;

    /** The largest compound that is read or written. */
    int MOST_BYTES = 1500;

    /**
     * Reads a compound packet.
     *
     * @throws MalformedPacketException when it fails the checks of RFC 3550 §A.2
     */
    static List<RtcpPacket> parse(byte[] bytes, int length) throws MalformedPacketException {
        if (length < 8 || length > Math.min(bytes.length, MOST_BYTES)) {
            throw new MalformedPacketException("RTCP packet of " + length + " bytes");
        }
        var packets = new ArrayList<RtcpPacket>(2);
        for (int at = 0; at < length; ) {
            if (length - at < 4 || (bytes[at] & 0xC0) != 0x80) {
                throw new MalformedPacketException("RTCP header at " + at + " of " + length);
            }
            int size = 4 + 4 * Bits.int16(bytes, at + 2);
            if (size > length - at) {
                throw new MalformedPacketException(
                        "RTCP packet of " + size + " bytes at " + at + " of " + length);
            }
            packets.add(parseOne(bytes, at, size));
            at += size;
        }
        return List.copyOf(packets);
    }

    private static RtcpPacket parseOne(byte[] bytes, int at, int size)
            throws MalformedPacketException {
        int count = bytes[at] & 0x1F;
        int type = bytes[at + 1] & 0xFF;
        // A BYE or SDES may name no source at all.
        int ssrc = size >= 8 ? Bits.int32(bytes, at + 4) : 0;
        return switch (type) {
            case SR -> {
                need(28 + count * ReceptionReport.BYTES, size);
                yield new SenderReport(
                        ssrc,
                        (long) Bits.int32(bytes, at + 8) << 32
                                | (Bits.int32(bytes, at + 12) & 0xFFFFFFFFL),
                        Bits.int32(bytes, at + 16),
                        Bits.int32(bytes, at + 20),
                        Bits.int32(bytes, at + 24),
                        reports(bytes, at + 28, count));
            }
            case RR -> {
                need(8 + count * ReceptionReport.BYTES, size);
                yield new ReceiverReport(ssrc, reports(bytes, at + 8, count));
            }
            case BYE -> {
                need(4 + 4 * count, size);
                yield new Goodbye(ssrc);
            }
            default -> new Other(type, ssrc);
        };
    }

    private static void need(int needed, int size) throws MalformedPacketException {
        if (needed > size) {
            throw new MalformedPacketException(
                    "RTCP report needs " + needed + " bytes and has " + size);
        }
    }

    private static List<ReceptionReport> reports(byte[] bytes, int at, int count) {
        var reports = new ArrayList<ReceptionReport>(count);
        for (int i = 0; i < count; i++) {
            reports.add(ReceptionReport.parse(bytes, at + i * ReceptionReport.BYTES));
        }
        return reports;
    }

    /** Writes a sender report at the buffer's position. */
    static void write(ByteBuffer into, SenderReport report) {
        int count = report.reports().size();
        header(into, count, SR, 28 + count * ReceptionReport.BYTES);
        into.putInt(report.ssrc());
        into.putLong(report.ntpTime());
        into.putInt(report.rtpTimestamp());
        into.putInt(report.packets());
        into.putInt(report.octets());
        report.reports().forEach(each -> each.write(into));
    }

    /** Writes a receiver report at the buffer's position. */
    static void write(ByteBuffer into, ReceiverReport report) {
        int count = report.reports().size();
        header(into, count, RR, 8 + count * ReceptionReport.BYTES);
        into.putInt(report.ssrc());
        report.reports().forEach(each -> each.write(into));
    }

    /** Writes an SDES with the CNAME that every compound must carry (RFC 3550 §6.1). */
    static void writeCname(ByteBuffer into, int ssrc, String cname) {
        byte[] text = cname.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, 255);
        // At least one zero byte ends the chunk, up to the next multiple of four.
        int padding = 4 - (2 + length) % 4;
        header(into, 1, SDES, 8 + 2 + length + padding);
        into.putInt(ssrc);
        into.put((byte) 1).put((byte) length).put(text, 0, length).put(new byte[padding]);
    }

    /** Writes a BYE without a reason. */
    static void writeGoodbye(ByteBuffer into, int ssrc) {
        header(into, 1, BYE, 8);
        into.putInt(ssrc);
    }

    private static void header(ByteBuffer into, int count, int type, int size) {
        into.put((byte) (0x80 | count)).put((byte) type).putShort((short) (size / 4 - 1));
    }
}
