package org.mynah.media.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.media.codec.G711;
import org.mynah.media.dtmf.TelephoneEvent;
import org.mynah.media.rtp.RtpPacket;

/**
 * A peer with one real RTP socket that sends what it is told to and keeps what it gets. One thread.
 */
final class TestPhone implements AutoCloseable {

    static final int EVENTS = 101;

    final DatagramChannel socket = DatagramChannel.open();
    final int ssrc;
    int sequence = 1000;
    int timestamp = 50_000;

    TestPhone(String address, int ssrc) throws IOException {
        this.ssrc = ssrc;
        socket.bind(new InetSocketAddress(address, 0));
        socket.configureBlocking(false);
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) socket.getLocalAddress();
    }

    /** Sends one packet of µ-law and moves the clocks on. */
    void speak(InetSocketAddress to, short[] samples) throws IOException {
        send(to, 0, sequence, timestamp, ssrc, codes(samples));
        sequence = (sequence + 1) & 0xFFFF;
        timestamp += samples.length;
    }

    void event(InetSocketAddress to, int startedAt, TelephoneEvent event) throws IOException {
        var payload = ByteBuffer.allocate(4);
        event.write(payload);
        send(to, EVENTS, sequence, startedAt, ssrc, payload.array());
        sequence = (sequence + 1) & 0xFFFF;
    }

    void send(InetSocketAddress to, int type, int seq, int time, int source, byte[] payload)
            throws IOException {
        var packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + payload.length);
        RtpPacket.writeHeader(packet, false, type, seq, time, source);
        packet.put(payload);
        socket.send(packet.flip(), to);
    }

    static byte[] codes(short[] samples) {
        var codes = new byte[samples.length];
        G711.ULAW.encode(samples, 0, samples.length, codes, 0);
        return codes;
    }

    Optional<RtpPacket> receive() throws IOException {
        var buffer = ByteBuffer.allocate(2048);
        if (socket.receive(buffer) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(RtpPacket.parse(buffer.array(), buffer.position()));
        } catch (org.mynah.media.rtp.MalformedPacketException e) {
            throw new IOException(e);
        }
    }

    List<RtpPacket> receiveAll() throws IOException {
        var all = new ArrayList<RtpPacket>();
        for (var next = receive(); next.isPresent(); next = receive()) {
            all.add(next.get());
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
