package org.mynah.sip.transport;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mynah.sip.message.Rejection;
import org.mynah.sip.message.SipRequest;

/** One TCP connection. Thread-safe. */
final class TcpConnection implements Flow {
    private static final System.Logger LOG = System.getLogger(TcpConnection.class.getName());
    private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = new byte[0];
    private static final int LINGER_MS = 1_000;
    private static final int MAX_LINGER_BYTES = 256 * 1024;

    private final Socket socket;
    private final Source ends;
    private final TransportLimits limits;
    private final Inbound inbound;
    private final Consumer<TcpConnection> onClose;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger queuedBytes = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    TcpConnection(
            Socket socket,
            Source ends,
            TransportLimits limits,
            Inbound inbound,
            Consumer<TcpConnection> onClose) {
        this.socket = socket;
        this.ends = ends;
        this.limits = limits;
        this.inbound = inbound;
        this.onClose = onClose;
    }

    void start() {
        Thread.ofVirtual().name("sip-tcp-read-" + ends.remote()).start(this::read);
        Thread.ofVirtual().name("sip-tcp-write-" + ends.remote()).start(this::write);
    }

    @Override
    public Source ends() {
        return ends;
    }

    @Override
    public boolean isOpen() {
        return !closed.get();
    }

    @Override
    public void send(byte[] message) throws IOException {
        if (closed.get()) {
            throw new IOException("connection is closed");
        }
        if (queuedBytes.addAndGet(message.length) > limits.maxQueuedBytes()) {
            close();
            throw new IOException("peer does not read; connection closed");
        }
        queue.add(message);
    }

    private void write() {
        try {
            var out = socket.getOutputStream();
            byte[] message = queue.take();
            while (message.length > 0) {
                out.write(message);
                queuedBytes.addAndGet(-message.length);
                message = queue.take();
            }
            socket.shutdownOutput();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "writing to " + ends + ": " + e.getMessage());
            close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void read() {
        var framer = new StreamFramer(inbound.parser());
        byte[] bytes = new byte[8192];
        long messageSince = System.nanoTime();
        try {
            var in = socket.getInputStream();
            while (isOpen()) {
                socket.setSoTimeout(patience(framer.isInMessage(), messageSince));
                int count = in.read(bytes);
                if (count < 0) {
                    return;
                }
                boolean wasInMessage = framer.isInMessage();
                var frames = framer.feed(bytes, 0, count);
                if (!wasInMessage || !frames.isEmpty()) {
                    messageSince = System.nanoTime();
                }
                for (var frame : frames) {
                    if (!handle(frame)) {
                        finish(in);
                        return;
                    }
                }
            }
        } catch (SocketTimeoutException _) {
            inbound.counters().timedOutConnections.increment();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "reading from " + ends + ": " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "TCP message was not handled", e);
        }
        close();
    }

    /** Milliseconds to wait for the next byte; at least one, because zero would mean for ever. */
    private int patience(boolean inMessage, long messageSince) throws SocketTimeoutException {
        if (!inMessage) {
            return (int) Math.max(1, limits.idle().toMillis());
        }
        var left = limits.halfMessage().minus(Duration.ofNanos(System.nanoTime() - messageSince));
        if (left.isNegative() || left.isZero()) {
            throw new SocketTimeoutException("half a message for too long");
        }
        return (int) Math.max(1, left.toMillis());
    }

    private boolean handle(StreamFramer.Frame frame) throws IOException {
        return switch (frame) {
            case StreamFramer.Frame.Whole(var message) -> {
                inbound.counters().received.increment();
                inbound.message(message, this);
                yield true;
            }
            case StreamFramer.Frame.Ping() -> {
                inbound.counters().keepAlives.increment();
                send(PONG);
                yield true;
            }
            case StreamFramer.Frame.BadLength(var head, var why) -> {
                inbound.counters().badRequests.increment();
                if (head instanceof SipRequest request
                        && inbound.verdict(ends) != PeerVerdict.IGNORE) {
                    inbound.reply(request, new Rejection(400, why), this);
                }
                yield false;
            }
            case StreamFramer.Frame.Garbage(var why) -> {
                inbound.garbage(why, this);
                yield false;
            }
        };
    }

    /**
     * Lets the writer send what is queued, and reads a little of what still comes: closing a socket
     * with unread input would reset it, and the peer would never see our answer.
     */
    private void finish(InputStream in) throws IOException {
        queue.add(END);
        byte[] ignored = new byte[8192];
        socket.setSoTimeout(LINGER_MS);
        int left = MAX_LINGER_BYTES;
        int count = in.read(ignored);
        while (count >= 0 && left > 0) {
            left -= count;
            count = in.read(ignored);
        }
        close();
    }

    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        queue.add(END);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "closing " + ends + ": " + e.getMessage());
        }
        onClose.accept(this);
    }
}
