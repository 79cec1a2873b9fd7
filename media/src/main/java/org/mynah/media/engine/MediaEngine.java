package org.mynah.media.engine;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All RTP of the server: owns the sockets and the threads that pace them. Thread-safe.
 *
 * <pre>{@code
 * try (var engine = MediaEngine.start(MediaSettings.defaults());
 *         var session = engine.open(local, event -> {}).orElseThrow()) {
 *     answer(session.localAddress());
 *     session.start(MediaFlow.to(remote, G711.ULAW).withTelephoneEvent(101));
 *     switch (session.play(greeting).await()) {
 *         case PlaybackResult.Pressed(char key) -> menu(key);
 *         case PlaybackResult.Finished() -> takeMessage(session.record());
 *     }
 * }
 * }</pre>
 */
public final class MediaEngine implements AutoCloseable {

    /** Holds what comes during a pause of the machine of some seconds. */
    private static final int RECEIVE_BUFFER_BYTES = 256 * 1024;

    /** Expedited forwarding (RFC 3246), as telephones mark their media. */
    private static final int TRAFFIC_CLASS = 0xB8;

    private final MediaSettings settings;
    private final LongSupplier clock;
    private final RtpPorts ports;
    private final List<Lane> lanes;

    private MediaEngine(MediaSettings settings, LongSupplier clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.ports = new RtpPorts(settings.firstPort(), settings.lastPort());
        var all = new ArrayList<Lane>();
        for (int i = 0; i < settings.lanes(); i++) {
            all.add(new Lane(clock, ports::give));
        }
        this.lanes = List.copyOf(all);
    }

    /** Starts the threads. */
    public static MediaEngine start(MediaSettings settings) throws IOException {
        return start(settings, System::nanoTime);
    }

    /**
     * Starts the threads on another clock.
     *
     * @param clock nanoseconds, monotonic; looked at every 20 ms of real time at least
     */
    public static MediaEngine start(MediaSettings settings, LongSupplier clock) throws IOException {
        var engine = new MediaEngine(settings, clock);
        for (int i = 0; i < engine.lanes.size(); i++) {
            engine.lanes.get(i).start("mynah-media-" + i);
        }
        return engine;
    }

    /** An engine without threads: {@link #step} does their work. */
    static MediaEngine stepped(MediaSettings settings, LongSupplier clock) throws IOException {
        return new MediaEngine(settings, clock);
    }

    void step() throws IOException {
        for (var lane : lanes) {
            lane.step(0);
        }
    }

    /**
     * Opens a session on an even port, with RTCP on the odd one above.
     *
     * @param local the address to listen on, of this machine
     * @return empty when every port of the range is in use
     * @throws IOException when the address is not of this machine, or sockets cannot be made
     */
    public Optional<MediaSession> open(InetAddress local, MediaEvent.Listener listener)
            throws IOException {
        // Ports that another process holds stay taken during the search, so that it ends.
        var occupied = new ArrayList<Integer>();
        try {
            for (int i = 0; i < ports.pairs(); i++) {
                var port = ports.take();
                if (port.isEmpty()) {
                    return Optional.empty();
                }
                var session = tryOpen(local, port.getAsInt(), listener);
                if (session.isPresent()) {
                    return session;
                }
                occupied.add(port.getAsInt());
            }
            return Optional.empty();
        } finally {
            occupied.forEach(ports::give);
        }
    }

    private Optional<MediaSession> tryOpen(
            InetAddress local, int port, MediaEvent.Listener listener) throws IOException {
        var opened = new ArrayList<DatagramChannel>(2);
        boolean adopted = false;
        try {
            opened.add(bind(local, port));
            opened.add(bind(local, port + 1));
            var lane = lanes.stream().min(Comparator.comparingInt(Lane::load)).orElseThrow();
            var session =
                    new MediaSession(
                            lane,
                            opened.get(0),
                            opened.get(1),
                            new InetSocketAddress(local, port),
                            listener,
                            settings.inactivity().toNanos(),
                            clock.getAsLong());
            lane.adopt(session, opened.get(0), opened.get(1), port);
            adopted = true;
            return Optional.of(session);
        } catch (BindException e) {
            // Linux has no other way to tell a port in use from an address that is not ours.
            if (java.net.NetworkInterface.getByInetAddress(local) == null
                    && !local.isAnyLocalAddress()
                    && !local.isLoopbackAddress()) {
                ports.give(port);
                throw e;
            }
            return Optional.empty();
        } finally {
            if (!adopted) {
                for (var channel : opened) {
                    channel.close();
                }
            }
        }
    }

    private static DatagramChannel bind(InetAddress local, int port) throws IOException {
        var family =
                local instanceof java.net.Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET;
        var channel = DatagramChannel.open(family);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.IP_TOS, TRAFFIC_CLASS);
            channel.bind(new InetSocketAddress(local, port));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sessions that are open. */
    public int sessions() {
        return lanes.stream().mapToInt(Lane::load).sum();
    }

    /** Port pairs that are free. */
    public int freePorts() {
        return ports.free();
    }

    /** Punctuality, one entry for each lane. */
    public List<Pacing> pacing() {
        return lanes.stream().map(Lane::pacing).toList();
    }

    /** Ends all sessions and the threads. */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
