package org.mynah.speech.tts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An engine that cannot hold up a call: it has a time limit for each text and threads of its own (a
 * call into a C library would hold on to the carrier of a virtual thread, and cannot be
 * interrupted), and it rests for a while after it hung or kept failing. Thread-safe.
 */
public final class GuardedSynthesizer implements Synthesizer {

    /** Time for any text. */
    public static final Duration BASE_LIMIT = Duration.ofSeconds(5);

    /** More time for each character: a text of six minutes has 35 seconds. */
    public static final Duration LIMIT_A_CHARACTER = Duration.ofMillis(5);

    /** Failures in a row after which the engine rests; one that hung rests at once. */
    public static final int MOST_FAILURES = 3;

    /** How long it rests before it is tried again. */
    public static final Duration REST = Duration.ofMinutes(1);

    /** Texts that may wait for the engine; more are refused, and the next engine speaks them. */
    public static final int MOST_WAITING = 64;

    /** Texts that it may speak at the same time. */
    static final int THREADS = 2;

    private static final System.Logger LOG = System.getLogger(GuardedSynthesizer.class.getName());

    private final Synthesizer engine;
    private final Duration baseLimit;
    private final InstantSource clock;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Instant> restsUntil = new AtomicReference<>(Instant.MIN);

    /** With the default limit. */
    public GuardedSynthesizer(Synthesizer engine) {
        this(engine, BASE_LIMIT, InstantSource.system());
    }

    GuardedSynthesizer(Synthesizer engine, Duration baseLimit, InstantSource clock) {
        this.engine = engine;
        this.baseLimit = baseLimit;
        this.clock = clock;
        threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MOST_WAITING),
                        Thread.ofPlatform()
                                .daemon()
                                .name("tts-" + engine.name() + "-", 0)
                                .factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public boolean speaks(String language) {
        return engine.speaks(language);
    }

    @Override
    public short[] synthesize(String text, String language) throws SynthesisException {
        return synthesize(
                text, language, baseLimit.plus(LIMIT_A_CHARACTER.multipliedBy(text.length())));
    }

    /** The same with a time limit of its own. */
    short[] synthesize(String text, String language, Duration limit) throws SynthesisException {
        if (clock.instant().isBefore(restsUntil.get())) {
            throw SynthesisException.resting(name(), restsUntil.get());
        }
        var task = new FutureTask<>(() -> engine.synthesize(text, language));
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw new SynthesisException(name() + ": too many texts are waiting", e);
        }
        try {
            var sound = task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            failures.set(0);
            return sound;
        } catch (TimeoutException e) {
            giveUp(task);
            rest("not done within " + limit);
            throw new SynthesisException(name() + ": not done within " + limit, e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            giveUp(task);
            Thread.currentThread().interrupt();
            throw new SynthesisException(name() + ": interrupted", e);
        }
    }

    private SynthesisException failure(@Nullable Throwable cause) {
        var failure =
                cause instanceof SynthesisException known
                        ? known
                        : new SynthesisException(name() + ": failed: " + cause);
        if (failure.isEngineFault() && failures.incrementAndGet() >= MOST_FAILURES) {
            rest(failure.getMessage());
        }
        return failure;
    }

    private void giveUp(FutureTask<?> task) {
        task.cancel(true);
        threads.remove(task);
    }

    private void rest(@Nullable String reason) {
        failures.set(0);
        restsUntil.set(clock.instant().plus(REST));
        LOG.log(
                System.Logger.Level.WARNING,
                "speech engine {0} rests for {1}: {2}; other voices speak meanwhile",
                name(),
                REST,
                reason);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        engine.close();
    }
}
