package org.mynah.sip.dialog;

import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the events of one call one after the other on a virtual thread. Thread-safe. */
final class SerialEvents {
    private static final System.Logger LOG = System.getLogger(SerialEvents.class.getName());

    private final String name;
    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    SerialEvents(String name) {
        this.name = name;
    }

    void add(Runnable event) {
        queue.add(event);
        if (waiting.getAndIncrement() == 0) {
            Thread.ofVirtual().name(name).start(this::drain);
        }
    }

    /** How many events wait or run. */
    int size() {
        return waiting.get();
    }

    private void drain() {
        do {
            var event = queue.poll();
            if (event != null) {
                run(event);
            }
        } while (waiting.decrementAndGet() > 0);
    }

    private void run(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, name + ": event was not handled", e);
        }
    }
}
