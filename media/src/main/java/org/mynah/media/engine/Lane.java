package org.mynah.media.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One media thread: reads the sockets of its sessions and lets each of them send a frame every 20
 * ms. Deadlines are counted from the start, so that a late wake-up delays one frame and not all
 * that follow.
 *
 * <p>{@link #step} and what it calls belong to the lane's thread; the rest is thread-safe.
 */
final class Lane implements AutoCloseable {

    static final long FRAME_NANOS = 20_000_000;

    /** Frames that are sent at once to catch up; more than that are left out. */
    static final int MOST_CATCH_UP = 5;

    /** Datagrams read from one socket before others have their turn. */
    private static final int READS_PER_TURN = 32;

    /** Larger ones are cut off, and then fail their checks. */
    private static final int MOST_DATAGRAM = 2048;

    /** How long {@link #release} waits for the thread; only a stuck machine needs as much. */
    private static final long RELEASE_SECONDS = 5;

    private static final Logger LOG = System.getLogger(Lane.class.getName());

    /**
     * A second of packets of every session is read after a stall; a flood does not hold up the
     * pacing.
     */
    private static final int MOST_BACKLOG_ROUNDS = 16;

    private final LongSupplier clock;
    private final Consumer<Integer> portFreed;
    private final Selector selector;
    private final Buffers buffers = new Buffers();
    private final Map<MediaSession, Sockets> sessions = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Release> releases = new ConcurrentLinkedQueue<>();
    private final Pacing pacing = new Pacing();
    private @Nullable Thread thread;
    private volatile boolean stopped;
    private long nextTick;

    Lane(LongSupplier clock, Consumer<Integer> portFreed) throws IOException {
        this.clock = clock;
        this.portFreed = portFreed;
        this.selector = Selector.open();
        this.nextTick = clock.getAsLong() + FRAME_NANOS;
    }

    /** Scratch space of a lane; nothing in it outlives the handling of one packet. */
    static final class Buffers {
        private final ByteBuffer in = ByteBuffer.allocateDirect(MOST_DATAGRAM);
        private final ByteBuffer out = ByteBuffer.allocateDirect(MOST_DATAGRAM);
        private final byte[] bytes = new byte[MOST_DATAGRAM];
        private final byte[] codes = new byte[MOST_DATAGRAM];

        ByteBuffer out() {
            return out;
        }

        byte[] codes() {
            return codes;
        }
    }

    private record Sockets(DatagramChannel rtp, DatagramChannel rtcp, int port) {}

    private record Release(MediaSession session, CountDownLatch done) {}

    private record Port(MediaSession session, boolean control) {}

    void start(String name) {
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    private void run() {
        while (!stopped) {
            try {
                long wait = nextTick - clock.getAsLong();
                // Bounded, so that an injected clock which jumps is noticed.
                step(Math.clamp(Math.ceilDiv(wait, 1_000_000L), 0, FRAME_NANOS / 1_000_000));
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "media lane goes on after", e);
            }
        }
        sessions.keySet().forEach(this::free);
        drainReleases();
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "media lane did not close: {0}", e.toString());
        }
    }

    /**
     * One round: waits for packets at most so long, handles them, and paces what is due.
     *
     * @param waitMillis 0 does not wait
     */
    void step(long waitMillis) throws IOException {
        if (waitMillis > 0) {
            selector.select(this::ready, waitMillis);
        } else {
            selector.selectNow(this::ready);
        }
        drainReleases();
        long now = clock.getAsLong();
        if (now < nextTick) {
            return;
        }
        long due = (now - nextTick) / FRAME_NANOS + 1;
        if (due > 1) {
            readBacklog();
        }
        int skipped = (int) Math.max(0, due - MOST_CATCH_UP);
        pacing.note(now - nextTick, skipped);
        for (long i = skipped; i < due; i++) {
            tick(nextTick + i * FRAME_NANOS, i == skipped ? skipped : 0);
        }
        nextTick += due * FRAME_NANOS;
    }

    /**
     * After a stall of this thread the packets of the time that passed wait in the sockets. They
     * are heard before time is told to pass, or silence would take the place of what was said.
     */
    private void readBacklog() throws IOException {
        for (int round = 0; round < MOST_BACKLOG_ROUNDS; round++) {
            if (selector.selectNow(this::ready) == 0) {
                return;
            }
        }
    }

    private void tick(long at, int skipped) {
        for (var session : sessions.keySet()) {
            try {
                session.tick(at, skipped, buffers);
            } catch (RuntimeException e) {
                fail(session, e);
            }
        }
    }

    private void ready(SelectionKey key) {
        var port = (Port) key.attachment();
        try {
            for (int i = 0; i < READS_PER_TURN; i++) {
                var in = buffers.in.clear();
                var source = (InetSocketAddress) ((DatagramChannel) key.channel()).receive(in);
                if (source == null) {
                    return;
                }
                int length = in.flip().remaining();
                in.get(buffers.bytes, 0, length);
                long now = clock.getAsLong();
                if (port.control()) {
                    port.session().onRtcp(source, buffers.bytes, length, now);
                } else {
                    port.session().onRtp(source, buffers.bytes, length, now);
                }
            }
        } catch (ClosedChannelException _) {
            key.cancel();
        } catch (IOException e) {
            // An ICMP error of an earlier packet; the socket stays good.
            LOG.log(Level.DEBUG, "media socket: {0}", e.toString());
        } catch (RuntimeException e) {
            fail(port.session(), e);
        }
    }

    private void fail(MediaSession session, RuntimeException e) {
        LOG.log(Level.ERROR, "media session on port " + session.localAddress().getPort(), e);
        session.fail();
        free(session);
    }

    /** Takes over a session's sockets. */
    void adopt(MediaSession session, DatagramChannel rtp, DatagramChannel rtcp, int port) {
        sessions.put(session, new Sockets(rtp, rtcp, port));
        try {
            rtp.register(selector, SelectionKey.OP_READ, new Port(session, false));
            rtcp.register(selector, SelectionKey.OP_READ, new Port(session, true));
        } catch (ClosedChannelException e) {
            throw new IllegalStateException("media socket closed before use", e);
        }
        selector.wakeup();
    }

    /** Closes a session's sockets and waits until its ports are free. */
    void release(MediaSession session) {
        var release = new Release(session, new CountDownLatch(1));
        releases.add(release);
        var runner = thread;
        if (runner == null || runner == Thread.currentThread() || !runner.isAlive()) {
            drainReleases();
            return;
        }
        selector.wakeup();
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RELEASE_SECONDS);
        while (true) {
            try {
                if (!release.done().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.log(Level.ERROR, "media lane did not release a session in time");
                }
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void drainReleases() {
        hearRest();
        Release release;
        while ((release = releases.poll()) != null) {
            free(release.session());
            release.done().countDown();
        }
    }

    /** What had come before a call ended is part of it. */
    private void hearRest() {
        if (releases.isEmpty() || !selector.isOpen()) {
            return;
        }
        try {
            readBacklog();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "media sockets could not be read: {0}", e.toString());
        }
    }

    private void free(MediaSession session) {
        var sockets = sessions.remove(session);
        if (sockets == null) {
            return;
        }
        session.end(MediaEndedException.Reason.CLOSED);
        session.sayGoodbye(buffers, clock.getAsLong());
        try {
            sockets.rtp().close();
            sockets.rtcp().close();
            // A registered channel keeps its port until the selector has let go of it.
            selector.selectNow(_ -> {});
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "media socket did not close: {0}", e.toString());
        }
        portFreed.accept(sockets.port());
    }

    long now() {
        return clock.getAsLong();
    }

    int load() {
        return sessions.size();
    }

    Pacing pacing() {
        return pacing;
    }

    @Override
    public void close() {
        stopped = true;
        selector.wakeup();
        var runner = thread;
        if (runner == null) {
            run();
        } else {
            try {
                runner.join(TimeUnit.SECONDS.toMillis(RELEASE_SECONDS));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
