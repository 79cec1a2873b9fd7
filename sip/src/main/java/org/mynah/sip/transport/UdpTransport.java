package org.mynah.sip.transport;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/**
 * One UDP socket with one platform thread that reads it: a virtual thread would be slower to wake,
 * and there are only as many as listeners. Thread-safe.
 */
final class UdpTransport implements Transport {
    private static final System.Logger LOG = System.getLogger(UdpTransport.class.getName());
    private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;
    private static final int MAX_DATAGRAM = 65_535;

    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final Inbound inbound;
    private final Thread reader;

    UdpTransport(InetSocketAddress address, Inbound inbound) throws IOException {
        this.inbound = inbound;
        channel =
                DatagramChannel.open(
                        address.getAddress() instanceof Inet6Address
                                ? StandardProtocolFamily.INET6
                                : StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.bind(address);
            local = (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        reader =
                Thread.ofPlatform()
                        .daemon()
                        .name("sip-udp-" + local.getPort())
                        .unstarted(this::read);
    }

    @Override
    public ListenAddress bound() {
        return new ListenAddress(TransportKind.UDP, local);
    }

    @Override
    public void start() {
        reader.start();
    }

    private void read() {
        var buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM);
        byte[] bytes = new byte[MAX_DATAGRAM];
        while (channel.isOpen()) {
            try {
                buffer.clear();
                var remote = (InetSocketAddress) channel.receive(buffer);
                int length = buffer.flip().remaining();
                if (remote != null && remote.getPort() > 0) {
                    buffer.get(bytes, 0, length);
                    inbound.datagram(bytes, length, new UdpFlow(remote));
                }
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                // An ICMP error of an earlier send shows here; the socket stays good.
                LOG.log(Level.DEBUG, () -> "UDP receive: " + e.getMessage());
            } catch (RuntimeException e) {
                // A defect of ours must not cost the other calls their listener.
                LOG.log(Level.ERROR, "UDP message was not handled", e);
            }
        }
    }

    @Override
    public Flow flowTo(InetSocketAddress peer) {
        return new UdpFlow(peer);
    }

    /** The local address as the peer sees it; the socket may be bound to all. */
    private InetSocketAddress localToward(InetAddress peer) {
        return local.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(LocalAddress.toward(peer), local.getPort())
                : local;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "closing UDP: " + e.getMessage());
        }
    }

    /** The socket and one peer. */
    final class UdpFlow implements Flow {
        private final Source ends;

        UdpFlow(InetSocketAddress peer) {
            this.ends = new Source(TransportKind.UDP, peer, localToward(peer.getAddress()));
        }

        UdpFlow toward(InetSocketAddress other) {
            return other.equals(ends.remote()) ? this : new UdpFlow(other);
        }

        @Override
        public Source ends() {
            return ends;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void send(byte[] message) throws IOException {
            int sent = channel.send(ByteBuffer.wrap(message), ends.remote());
            if (sent < message.length) {
                throw new IOException("datagram was not taken by the socket");
            }
        }
    }
}
