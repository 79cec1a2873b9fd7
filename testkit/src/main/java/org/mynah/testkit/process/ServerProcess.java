package org.mynah.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A server started as its own process, as an operator starts it: ready when it says so, ended
 * gracefully or by force. Thread-safe.
 *
 * <pre>{@code
 * var server = ServerProcess.of("./mynah", "run").startAndAwait("Mynah is ready", limit);
 * }</pre>
 */
public final class ServerProcess implements AutoCloseable {
    /** Lines kept of each of the two outputs; older ones are dropped. */
    public static final int MOST_LINES = 20_000;

    /** How long {@link #close} lets the server drain before it is killed. */
    public static final Duration DRAIN = Duration.ofSeconds(20);

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Process process;
    private final Log output;
    private final Log errors;

    private ServerProcess(Process process) {
        this.process = process;
        this.output = new Log(process.getInputStream());
        this.errors = new Log(process.getErrorStream());
    }

    /** The command line to start. */
    public static Start of(String... command) {
        return new Start(List.of(command));
    }

    /** The command line to start. */
    public static Start of(List<String> command) {
        return new Start(command);
    }

    /** How to start the server. One thread. */
    public static final class Start {
        private final List<String> command;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private @Nullable Path directory;

        private Start(List<String> command) {
            this.command = List.copyOf(command);
        }

        /** Working directory; the current one when not said. */
        public Start in(Path directory) {
            this.directory = directory;
            return this;
        }

        /** One more variable in the environment. */
        public Start with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /**
         * Starts it and waits until a line of standard output contains {@code ready}.
         *
         * @throws IllegalStateException when it ends or stays silent instead; the message holds the
         *     ends of its logs
         */
        public ServerProcess startAndAwait(String ready, Duration limit) {
            var server = start();
            try {
                server.awaitOutput(line -> line.contains(ready), "\"" + ready + "\"", limit);
                return server;
            } catch (RuntimeException e) {
                server.killHard();
                throw e;
            }
        }

        /** Starts it and returns at once. */
        public ServerProcess start() {
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            if (directory != null) {
                builder.directory(directory.toFile());
            }
            try {
                return new ServerProcess(builder.start());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start " + command.getFirst(), e);
            }
        }
    }

    /** Waits for a line on standard output, those already printed included, and returns it. */
    public String awaitOutput(Predicate<String> wanted, String what, Duration limit) {
        return output.await(wanted, limit).orElseThrow(() -> silent(what, limit));
    }

    /** Waits for a line on standard error, those already printed included, and returns it. */
    public String awaitLog(Predicate<String> wanted, String what, Duration limit) {
        return errors.await(wanted, limit).orElseThrow(() -> silent(what, limit));
    }

    private IllegalStateException silent(String what, Duration limit) {
        if (output.hasEnded()) {
            // It is about to end: what it says last, on the other output, is the reason.
            awaitExit(LAST_WORDS);
            errors.await(_ -> false, LAST_WORDS);
        }
        String end =
                process.isAlive()
                        ? "within " + limit.toMillis() + " ms"
                        : "before it ended with exit code " + process.exitValue();
        return new IllegalStateException(
                "the server did not print " + what + " " + end + "\n" + tail(60));
    }

    /** What it printed on standard output so far. */
    public List<String> outputLines() {
        return output.lines();
    }

    /** What it printed on standard error so far. */
    public List<String> logLines() {
        return errors.lines();
    }

    /** The last lines of both outputs, for a failure message. */
    public String tail(int lines) {
        return "standard output:\n"
                + last(output.lines(), lines)
                + "\nstandard error:\n"
                + last(errors.lines(), lines);
    }

    private static String last(List<String> lines, int count) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM, waits, and returns the exit code; none when it did not end in time. */
    public OptionalInt terminate(Duration limit) {
        // By its handle: Process.destroy also closes the pipes, and the last lines would be lost.
        process.toHandle().destroy();
        return awaitExit(limit);
    }

    /** Sends SIGKILL to it and to all that it started, and waits until it is gone: a crash. */
    public void killHard() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    /** Waits for its end and returns the exit code; none when it did not end in time. */
    public OptionalInt awaitExit(Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return OptionalInt.of(process.exitValue());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return OptionalInt.empty();
    }

    /** Processor time used so far; none where the system does not tell. */
    public Optional<Duration> processorTime() {
        return process.toHandle().info().totalCpuDuration();
    }

    /** Resident memory in bytes, from {@code /proc}; none where there is no such file. */
    public OptionalLong residentBytes() {
        try (var lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException _) {
            return OptionalLong.empty();
        }
    }

    /** Ends it: gracefully within {@link #DRAIN}, else by force. */
    @Override
    public void close() {
        if (terminate(DRAIN).isEmpty()) {
            killHard();
        }
    }

    /** One output, read line by line. */
    private static final class Log {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition grown = lock.newCondition();
        private final ArrayList<String> lines = new ArrayList<>();
        private boolean ended;

        Log(InputStream in) {
            Thread.ofVirtual().start(() -> read(in));
        }

        private void read(InputStream in) {
            try (var reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    add(line, false);
                }
            } catch (IOException _) {
                // Killed: what was read so far is the log.
            } finally {
                add("", true);
            }
        }

        private void add(String line, boolean end) {
            lock.lock();
            try {
                if (end) {
                    ended = true;
                } else {
                    lines.add(line);
                }
                if (lines.size() > MOST_LINES) {
                    lines.subList(0, MOST_LINES / 2).clear();
                }
                grown.signalAll();
            } finally {
                lock.unlock();
            }
        }

        boolean hasEnded() {
            lock.lock();
            try {
                return ended;
            } finally {
                lock.unlock();
            }
        }

        List<String> lines() {
            lock.lock();
            try {
                return List.copyOf(lines);
            } finally {
                lock.unlock();
            }
        }

        Optional<String> await(Predicate<String> wanted, Duration limit) {
            long left = limit.toNanos();
            lock.lock();
            try {
                while (true) {
                    var found = lines.stream().filter(wanted).findFirst();
                    if (found.isPresent() || ended || left <= 0) {
                        return found;
                    }
                    left = grown.awaitNanos(left);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } finally {
                lock.unlock();
            }
        }
    }
}
