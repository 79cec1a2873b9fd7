package org.mynah.server;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The life of the server's process: start, one line when calls are taken, drain on SIGTERM, stop.
 */
final class ServerProcessLife {

    /** After the longest call nothing is left to drain (reliability O2). */
    static final Duration LONGEST_DRAIN = Duration.ofMinutes(20).plusSeconds(10);

    private ServerProcessLife() {}

    /**
     * Runs until SIGTERM or SIGINT; a second signal ends at once, and the spool keeps what was
     * said.
     */
    static int run(Settings settings, PrintWriter out) throws Server.CannotStart {
        var signals = new AtomicInteger();
        var ended = new CountDownLatch(1);
        try (var server = Server.start(settings)) {
            Signals.onTermination(() -> {
                if (signals.incrementAndGet() > 1) {
                    Runtime.getRuntime().halt(0);
                }
                ended.countDown();
            });
            out.println(server.readyLine());
            out.flush();
            ended.await();
            server.drain(LONGEST_DRAIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
