package org.mynah.media.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A real engine on real sockets whose time and rounds the test makes. */
final class SteppedEngine implements AutoCloseable {

    /** Away from the ports that the operating system hands out by itself. */
    static final MediaSettings SETTINGS =
            new MediaSettings(21_000, 21_999, 1, Duration.ofSeconds(30));

    final AtomicLong clock = new AtomicLong(1_000_000_000L);
    final MediaEngine engine;
    final List<MediaEvent> events = new CopyOnWriteArrayList<>();

    SteppedEngine() throws IOException {
        this(SETTINGS);
    }

    SteppedEngine(MediaSettings settings) throws IOException {
        engine = MediaEngine.stepped(settings, clock::get);
    }

    MediaSession open() throws IOException {
        return engine.open(InetAddress.ofLiteral("127.0.0.1"), events::add).orElseThrow();
    }

    /** Handles what has arrived, without time passing. */
    void receive() throws IOException {
        engine.step();
    }

    /** 20 ms pass. */
    void tick() throws IOException {
        engine.step();
        clock.addAndGet(Lane.FRAME_NANOS);
        engine.step();
    }

    void pass(Duration time) throws IOException {
        for (long i = 0; i < time.toMillis() / 20; i++) {
            tick();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
