package org.mynah.media.rtp;

import java.nio.ByteBuffer;

/**
 * An RTP packet (RFC 3550 §5.1) in the buffer it was received into. The record is immutable; the
 * bytes belong to whoever owns the buffer, so the packet is good until the next receive.
 *
 * @param marker the marker bit: the first packet of a talkspurt or of a telephone event
 * @param payloadType 0–127
 * @param sequence 0–65535
 * @param timestamp 32 bit sample clock
 * @param ssrc 32 bit source identifier
 * @param bytes the buffer
 * @param payloadOffset where the payload begins in it
 * @param payloadLength bytes of payload, padding excluded
 */
// A view of the buffer, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record RtpPacket(
        boolean marker,
        int payloadType,
        int sequence,
        int timestamp,
        int ssrc,
        byte[] bytes,
        int payloadOffset,
        int payloadLength) {

    /** Bytes of the fixed header. */
    public static final int HEADER_BYTES = 12;

    private static final int VERSION = 2;

    /**
     * Reads a packet from the first {@code length} bytes.
     *
     * @throws MalformedPacketException when a length or the version does not hold
     */
    public static RtpPacket parse(byte[] bytes, int length) throws MalformedPacketException {
        if (length < HEADER_BYTES || length > bytes.length) {
            throw new MalformedPacketException("RTP packet of " + length + " bytes");
        }
        int flags = bytes[0] & 0xFF;
        if (flags >> 6 != VERSION) {
            throw new MalformedPacketException("RTP version " + (flags >> 6));
        }
        int offset = HEADER_BYTES + 4 * (flags & 0x0F);
        if ((flags & 0x10) != 0) {
            offset += extensionBytes(bytes, offset, length);
        }
        int end = length;
        if ((flags & 0x20) != 0) {
            int padding = bytes[length - 1] & 0xFF;
            if (padding == 0) {
                throw new MalformedPacketException("RTP padding of 0 bytes");
            }
            end -= padding;
        }
        if (offset > end) {
            throw new MalformedPacketException(
                    "RTP header of " + offset + " bytes in a packet of " + length);
        }
        return new RtpPacket(
                (bytes[1] & 0x80) != 0,
                bytes[1] & 0x7F,
                Bits.int16(bytes, 2),
                Bits.int32(bytes, 4),
                Bits.int32(bytes, 8),
                bytes,
                offset,
                end - offset);
    }

    private static int extensionBytes(byte[] bytes, int offset, int length)
            throws MalformedPacketException {
        if (offset + 4 > length) {
            throw new MalformedPacketException("RTP header extension beyond the packet");
        }
        return 4 + 4 * Bits.int16(bytes, offset + 2);
    }

    /** Writes a fixed header at the buffer's position. */
    public static void writeHeader(
            ByteBuffer into,
            boolean marker,
            int payloadType,
            int sequence,
            int timestamp,
            int ssrc) {
        into.put((byte) (VERSION << 6));
        into.put((byte) ((marker ? 0x80 : 0) | payloadType));
        into.putShort((short) sequence);
        into.putInt(timestamp);
        into.putInt(ssrc);
    }
}
