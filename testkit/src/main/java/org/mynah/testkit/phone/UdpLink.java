package org.mynah.testkit.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** SIP over datagrams. Thread-safe. */
final class UdpLink implements SipLink {
    private static final int LARGEST = 65_535;

    private final DatagramSocket socket;
    private final InetSocketAddress local;

    UdpLink(InetAddress address, int port) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(address, port));
        local = new InetSocketAddress(address, socket.getLocalPort());
    }

    @Override
    public void start(Inbox inbox) {
        Thread.ofPlatform().daemon().name("test-phone-udp").start(() -> read(inbox));
    }

    private void read(Inbox inbox) {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LARGEST);
                socket.receive(packet);
                var from = new InetSocketAddress(packet.getAddress(), packet.getPort());
                byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
                inbox.received(SipMessage.parse(bytes), response -> send(response, from));
            } catch (IOException | IllegalArgumentException _) {
                // Closed, a port that is no more, or no SIP: a phone ignores it.
            }
        }
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public Transport transport() {
        return Transport.UDP;
    }

    @Override
    public void send(SipMessage message, InetSocketAddress to) throws IOException {
        byte[] bytes = message.bytes();
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    @Override
    public void close() {
        socket.close();
    }
}
