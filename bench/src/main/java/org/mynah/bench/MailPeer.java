package org.mynah.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** An IMAP server that is measured as a process from outside. Thread-safe. */
interface MailPeer extends AutoCloseable {

    /** The password of every account. */
    String PASSWORD = "Kite.4421";

    /** Where it listens. */
    InetSocketAddress imap();

    /** The sign-in name of an account, counted from 0. */
    String user(int number);

    /** The processes that are its own. */
    Stream<ProcessHandle> processes();

    @Override
    void close() throws IOException;

    /** Processor time of all its processes, of those that have ended too. */
    default Duration processorTime() {
        var ticks = processes().mapToLong(MailPeer::ticks).sum();
        // A tick is 10 ms on every Linux.
        return Duration.ofMillis(10 * ticks);
    }

    /** Resident memory in bytes; what processes share is counted once for each. */
    default long residentBytes() {
        return processes().mapToLong(MailPeer::resident).sum();
    }

    /** utime, stime, cutime and cstime of proc(5). */
    private static long ticks(ProcessHandle process) {
        var stat = read(process, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum();
    }

    private static long resident(ProcessHandle process) {
        return read(process, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    private static String read(ProcessHandle process, String name) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), name),
                    StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException _) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
