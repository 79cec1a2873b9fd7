package org.mynah.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Debian's Dovecot with an account for any name, as a program without rights in a folder of its own
 * and on a loopback port; messages in sdbox, durable by its default. Thread-safe.
 */
public final class Dovecot implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path folder;
    private final ServerProcess process;
    private final InetSocketAddress imap;

    private Dovecot(Path folder, ServerProcess process, InetSocketAddress imap) {
        this.folder = folder;
        this.process = process;
        this.imap = imap;
    }

    /** Why it cannot be run here, and the Debian package that mends it; empty when it can. */
    public static Optional<String> absence() {
        if (!Files.isExecutable(PROGRAM)) {
            return Optional.of("dovecot is not installed (Debian: dovecot-imapd)");
        }
        return isRoot() && !Files.isExecutable(SETPRIV)
                ? Optional.of(
                        "dovecot does not run as root, and there is no setpriv (Debian: util-linux)")
                : Optional.empty();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /**
     * Starts it, and returns when it takes connections.
     *
     * @param password of every account
     * @param more further lines of its configuration; what they set anew holds
     * @throws IOException when it does not start; the text has what it said
     */
    public static Dovecot start(String password, String more) throws IOException {
        // Not below a test's own folder, which nobody else may enter.
        var folder = Files.createTempDirectory(Path.of("/tmp"), "mynah-dovecot-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var user = isRoot() ? "nobody" : System.getProperty("user.name");
        var group = Command.run(List.of("id", "-gn", user), LIMIT).text().strip();
        var command = new ArrayList<String>();
        if (isRoot()) {
            var accounts = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, accounts.lookupPrincipalByName(user));
            command.addAll(
                    List.of(
                            SETPRIV.toString(),
                            "--reuid=" + user,
                            "--regid=" + group,
                            "--clear-groups"));
        }
        var port = FreePorts.one(InetAddress.getLoopbackAddress());
        var settings = folder.resolve("dovecot.conf");
        Files.writeString(settings, settings(folder, user, group, password, port) + more);
        command.addAll(List.of(PROGRAM.toString(), "-F", "-c", settings.toString()));
        var dovecot =
                new Dovecot(
                        folder,
                        ServerProcess.of(command).start(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        dovecot.awaitPort();
        return dovecot;
    }

    private static String settings(
            Path folder, String user, String group, String password, int port) {
        return """
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/log
        protocols = imap
        listen = 127.0.0.1
        ssl = no
        disable_plaintext_auth = no
        default_login_user = %2$s
        default_internal_user = %2$s
        default_internal_group = %3$s
        first_valid_uid = 1
        first_valid_gid = 1
        passdb {
          driver = static
          args = password=%4$s
        }
        userdb {
          driver = static
          args = uid=%2$s gid=%3$s home=%1$s/home/%%n mail=sdbox:%1$s/home/%%n
        }
        protocol imap {
          mail_max_userip_connections = 100
        }
        service imap-login {
          chroot =
          service_count = 0
          inet_listener imap {
            port = %5$d
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        """
                .formatted(folder, user, group, password, port);
    }

    private void awaitPort() throws IOException {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(imap);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    var log = folder.resolve("log");
                    var said = process.tail(20) + (Files.exists(log) ? Files.readString(log) : "");
                    close();
                    throw new IOException("dovecot did not start: " + said, e);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    /** Where it takes IMAP. */
    public InetSocketAddress imap() {
        return imap;
    }

    /** Its processes: the master and what that started. */
    public Stream<ProcessHandle> processes() {
        return ProcessHandle.of(process.pid()).stream()
                .flatMap(master -> Stream.concat(Stream.of(master), master.descendants()));
    }

    /** Ends it and removes its folder. */
    @Override
    public void close() throws IOException {
        process.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException | FileSystemException _) {
            // A process of Dovecot that ends a moment later may still have a file in it.
        }
    }
}
