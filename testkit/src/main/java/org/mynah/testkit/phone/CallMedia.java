package org.mynah.testkit.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.mynah.testkit.wire.G711;

/**
 * The RTP of one call (RFC 3550, RFC 3551): a packet every 20 ms out, everything that comes in
 * kept. Thread-safe.
 */
final class CallMedia implements AutoCloseable {
    private static final long PACKET_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int PACKET = RtpOut.PACKET;
    private static final int HEADER = 12;
    private static final int LARGEST = 2048;
    private static final int MOST_TRIES = 200;

    /** When the sender was held up for longer than this it goes on from now, without a burst. */
    private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final DatagramSocket rtp;
    private final DatagramSocket rtcp;
    private final Recording recording = new Recording();
    private final Digits digits = new Digits();
    private final RtpOut out = new RtpOut();
    private final long ssrc = ThreadLocalRandom.current().nextInt() & 0xFFFF_FFFFL;

    private volatile @Nullable Stream stream;
    private volatile boolean muted;
    private volatile boolean closed;
    private @Nullable Thread sender;

    /** Where and how to send. */
    private record Stream(InetSocketAddress to, G711 codec, int eventType, boolean sends) {}

    CallMedia(InetAddress address) throws IOException {
        // RTP on an even port, RTCP on the next: both are bound, as a phone does, so that a peer's
        // reports do not come back as "port unreachable".
        DatagramSocket even = null;
        DatagramSocket odd = null;
        for (int i = 0; odd == null && i < MOST_TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(32_768, 60_998) & ~1;
            even = bound(address, port);
            odd = even == null ? null : bound(address, port + 1);
            if (even != null && odd == null) {
                even.close();
            }
        }
        if (even == null || odd == null) {
            throw new IOException("no free pair of RTP ports at " + address.getHostAddress());
        }
        rtp = even;
        rtcp = odd;
    }

    void start() {
        Thread.ofPlatform().daemon().name("test-phone-rtp-in").start(this::receive);
    }

    private static @Nullable DatagramSocket bound(InetAddress address, int port) {
        try {
            return new DatagramSocket(new InetSocketAddress(address, port));
        } catch (IOException _) {
            return null;
        }
    }

    InetSocketAddress local() {
        return new InetSocketAddress(rtp.getLocalAddress(), rtp.getLocalPort());
    }

    Recording recording() {
        return recording;
    }

    Digits digits() {
        return digits;
    }

    RtpOut out() {
        return out;
    }

    /** Sends to the peer from now on, or as it changed. */
    synchronized void sendTo(InetSocketAddress to, G711 codec, int eventType, boolean sends) {
        stream = new Stream(to, codec, eventType, sends);
        if (sender == null && !closed) {
            sender = Thread.ofPlatform().daemon().name("test-phone-rtp-out").start(this::send);
        }
    }

    /** The call is over: nothing more is sent, what comes is still heard. */
    synchronized void endSending() {
        stream = null;
        out.end();
    }

    /** Whether the peer takes digits as telephone events. */
    boolean sendsEvents() {
        var now = stream;
        return now != null && now.eventType() >= 0;
    }

    void mute(boolean mute) {
        muted = mute;
    }

    private void send() {
        var random = ThreadLocalRandom.current();
        int sequence = random.nextInt(1 << 15);
        int timestamp = random.nextInt();
        long next = System.nanoTime();
        boolean marker = true;
        for (var now = stream; !closed && now != null; now = stream) {
            var frames = out.next(now.codec());
            boolean sends = now.sends() && !muted;
            for (var frame : frames) {
                int type = frame.isEvent() ? now.eventType() : now.codec().payloadType();
                if (sends && type >= 0) {
                    var packet = ByteBuffer.allocate(HEADER + frame.payload().length);
                    packet.put((byte) 0x80);
                    packet.put((byte) (type | (marker || frame.startsEvent() ? 0x80 : 0)));
                    packet.putShort((short) sequence++);
                    packet.putInt(timestamp - frame.age());
                    packet.putInt((int) ssrc).put(frame.payload());
                    write(packet.array(), now.to());
                }
            }
            // The first packet after silence carries the marker (RFC 3551 §4.1).
            marker = !sends;
            timestamp += PACKET;
            next += PACKET_NANOS;
            if (System.nanoTime() - next > LATEST_NANOS) {
                next = System.nanoTime();
            }
            for (long left = next - System.nanoTime();
                    left > 0 && !closed;
                    left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        out.end();
    }

    private void write(byte[] packet, InetSocketAddress to) {
        try {
            rtp.send(new DatagramPacket(packet, packet.length, to));
        } catch (IOException _) {
            // Closed in between, or as if lost on the way.
        }
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!closed) {
            try {
                packet.setLength(LARGEST);
                rtp.receive(packet);
                received(Arrays.copyOf(packet.getData(), packet.getLength()), System.nanoTime());
            } catch (IOException _) {
                // Closed, or the peer's port is gone: the loop's condition tells.
            }
        }
    }

    private void received(byte[] bytes, long arrival) {
        if (bytes.length < HEADER || (bytes[0] & 0xC0) != 0x80) {
            return;
        }
        var in = ByteBuffer.wrap(bytes);
        int start = HEADER + 4 * (bytes[0] & 0x0F);
        if ((bytes[0] & 0x10) != 0) {
            if (start + 4 > bytes.length) {
                return;
            }
            start += 4 + 4 * Short.toUnsignedInt(in.getShort(start + 2));
        }
        int end = bytes.length - ((bytes[0] & 0x20) != 0 ? bytes[bytes.length - 1] & 0xFF : 0);
        if (start >= end) {
            return;
        }
        int type = bytes[1] & 0x7F;
        int sequence = Short.toUnsignedInt(in.getShort(2));
        long timestamp = Integer.toUnsignedLong(in.getInt(4));
        long source = Integer.toUnsignedLong(in.getInt(8));
        byte[] payload = Arrays.copyOfRange(bytes, start, end);
        var now = stream;
        for (G711 codec : G711.values()) {
            if (type == codec.payloadType()) {
                recording.add(source, sequence, timestamp, codec.decode(payload), arrival);
                return;
            }
        }
        if (type == (now == null ? Sdp.USUAL_EVENT_TYPE : now.eventType())) {
            recording.passed(source, sequence);
            digits.event(timestamp, payload);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        rtp.close();
        rtcp.close();
        if (sender == null) {
            out.end();
        } else {
            LockSupport.unpark(sender);
        }
        recording.stir();
    }
}
