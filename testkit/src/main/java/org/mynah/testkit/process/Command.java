package org.mynah.testkit.process;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of an external program to its end: its exit code and everything it wrote. Immutable.
 *
 * @param exitCode the program's own, or {@link #TIMED_OUT}
 * @param output standard output, as bytes
 * @param errors standard error, as text
 */
// Never compared as a whole: the parts are what tests look at.
@SuppressWarnings("ArrayRecordComponent")
public record Command(int exitCode, byte[] output, String errors) {
    /** Exit code of a program that was killed at its time limit. */
    public static final int TIMED_OUT = -1;

    /** Most bytes kept of each of the two outputs; the rest is read and dropped. */
    public static final int MOST_OUTPUT = 64 << 20;

    /** Runs a program with empty standard input. */
    public static Command run(List<String> command, Duration limit) {
        return run(command, limit, new byte[0]);
    }

    /** Runs a program with {@code input} on standard input, in the current directory. */
    public static Command run(List<String> command, Duration limit, byte[] input) {
        return run(command, limit, input, Map.of(), null);
    }

    /**
     * Runs a program to its end, and kills it and what it started at the time limit.
     *
     * @param environment added to the environment of this process
     * @param directory working directory; null: the current one
     * @throws UncheckedIOException when the program cannot be started
     */
    public static Command run(
            List<String> command,
            Duration limit,
            byte[] input,
            Map<String, String> environment,
            @Nullable Path directory) {
        var builder = new ProcessBuilder(List.copyOf(command));
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
        var output = new Drain(process.getInputStream());
        var errors = new Drain(process.getErrorStream());
        Thread.ofVirtual().start(() -> feed(process, input));
        boolean ended = waitFor(process, limit);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            // By its handle: Process.destroyForcibly also closes the pipes.
            process.toHandle().destroyForcibly();
            waitFor(process, Duration.ofSeconds(10));
        }
        // A child that outlives the program may hold the pipes open: do not wait for it for ever.
        var rest = Duration.ofSeconds(2);
        return new Command(
                ended ? process.exitValue() : TIMED_OUT,
                output.bytes(rest),
                new String(errors.bytes(rest), StandardCharsets.UTF_8));
    }

    /** Whether a program of this name is on the search path. */
    public static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String directory : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the program ended by itself with exit code 0. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** Standard output as UTF-8 text. */
    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /** The exit code and the ends of both outputs, for a failure message. */
    @Override
    public String toString() {
        return (exitCode == TIMED_OUT ? "killed at its time limit" : "exit code " + exitCode)
                + "\n"
                + tail(text())
                + tail(errors);
    }

    private static String tail(String text) {
        return text.length() <= 4000 ? text : "..." + text.substring(text.length() - 4000);
    }

    private static boolean waitFor(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void feed(Process process, byte[] input) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException _) {
            // A program may end without reading its input.
        }
    }

    /** Reads one stream to its end so that the program never waits on a full pipe. */
    private static final class Drain {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final CountDownLatch ended = new CountDownLatch(1);

        Drain(InputStream in) {
            Thread.ofVirtual().start(() -> read(in));
        }

        private void read(InputStream in) {
            try (in) {
                var buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    synchronized (kept) {
                        kept.write(buffer, 0, Math.min(n, MOST_OUTPUT - kept.size()));
                    }
                }
            } catch (IOException _) {
                // Killed: what was read so far is the output.
            } finally {
                ended.countDown();
            }
        }

        byte[] bytes(Duration limit) {
            try {
                // Not reaching the end within the limit is not an error: see the caller.
                boolean _ = ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            synchronized (kept) {
                return kept.toByteArray();
            }
        }
    }
}
