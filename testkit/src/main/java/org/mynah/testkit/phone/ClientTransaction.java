package org.mynah.testkit.phone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its responses (RFC 3261 §17.1): sent again over UDP until something comes back.
 * {@link #finalResponse} is called by one thread, {@link #received} by the link's.
 */
final class ClientTransaction {
    /** Timer T1, the estimate of a round trip. */
    static final Duration T1 = Duration.ofMillis(500);

    /** Timer T2, the longest pause between two sendings of one message. */
    static final Duration T2 = Duration.ofSeconds(4);

    /** 64 times T1: nothing is sent again for longer than this. */
    static final Duration GIVE_UP = T1.multipliedBy(64);

    private final SipLink link;
    private final SipMessage request;
    private final InetSocketAddress to;
    private final BlockingQueue<SipMessage> responses = new LinkedBlockingQueue<>();
    private volatile @Nullable Ack ack;

    private record Ack(SipMessage message, InetSocketAddress to) {}

    ClientTransaction(SipLink link, SipMessage request, InetSocketAddress to) {
        this.link = link;
        this.request = request;
        this.to = to;
    }

    SipMessage request() {
        return request;
    }

    InetSocketAddress to() {
        return to;
    }

    /** A response to this request came in. */
    void received(SipMessage response) {
        var known = ack;
        if (known != null && response.isFinal()) {
            // The ACK was lost, so the final response came once more.
            send(known);
        } else {
            responses.add(response);
        }
    }

    /** Sends the ACK of an INVITE's final response, now and each time the response comes again. */
    void acknowledge(SipMessage message, InetSocketAddress destination) {
        var first = new Ack(message, destination);
        ack = first;
        send(first);
    }

    private void send(Ack known) {
        try {
            link.send(known.message(), known.to());
        } catch (IOException _) {
            // As if lost on the way: the response will come again.
        }
    }

    /**
     * Sends and waits for the final response.
     *
     * @param limit longest wait for a first response, at most {@link #GIVE_UP}
     * @param ringing longest wait after a provisional response
     * @param provisional told of each provisional response
     * @return none when nothing came back in time
     */
    Optional<SipMessage> finalResponse(
            Duration limit, Duration ringing, Consumer<SipMessage> provisional) {
        long start = System.nanoTime();
        long giveUp = start + limit.toNanos();
        long pause = T1.toNanos();
        boolean proceeding = false;
        try {
            link.send(request, to);
            long sendAgain = start + pause;
            while (true) {
                long now = System.nanoTime();
                if (now - giveUp >= 0) {
                    return Optional.empty();
                }
                boolean repeats = link.transport() == Transport.UDP && !proceeding;
                long until = repeats ? Math.min(sendAgain - now, giveUp - now) : giveUp - now;
                var response = responses.poll(Math.max(0, until), TimeUnit.NANOSECONDS);
                if (response == null) {
                    if (repeats && System.nanoTime() - sendAgain >= 0) {
                        link.send(request, to);
                        boolean capped = !request.method().equals("INVITE");
                        pause = capped ? Math.min(2 * pause, T2.toNanos()) : 2 * pause;
                        sendAgain += pause;
                    }
                } else if (response.isFinal()) {
                    return Optional.of(response);
                } else {
                    proceeding = request.method().equals("INVITE");
                    giveUp = proceeding ? System.nanoTime() + ringing.toNanos() : giveUp;
                    provisional.accept(response);
                }
            }
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
