package org.mynah.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.mynah.testkit.process.Command;
import org.mynah.testkit.process.FreePorts;
import org.mynah.testkit.process.ServerProcess;

/**
 * Debian's Dovecot with an account for any name, without rights of root, with its default way to
 * make messages durable ({@code mail_fsync=optimized}). Thread-safe.
 */
final class DovecotPeer implements MailPeer {

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ServerProcess process;
    private final InetSocketAddress imap;

    private DovecotPeer(ServerProcess process, InetSocketAddress imap) {
        this.process = process;
        this.imap = imap;
    }

    /** Whether the Debian package dovecot-imapd is there. */
    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * Starts it.
     *
     * @param folder empty, and everybody may enter the folders above it
     * @param format {@code sdbox} or {@code maildir}
     */
    static DovecotPeer start(Path folder, String format) throws IOException {
        var isRoot = System.getProperty("user.name").equals("root");
        var user = isRoot ? "nobody" : System.getProperty("user.name");
        var group = Command.run(List.of("id", "-gn", user), LIMIT).text().strip();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var command = new ArrayList<String>();
        if (isRoot) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(user));
            command.addAll(
                    List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"));
        }
        var loopback = InetAddress.getLoopbackAddress();
        var port = FreePorts.one(loopback);
        var settings = folder.resolve("dovecot.conf");
        Files.writeString(settings, settings(folder, user, group, format, port));
        command.addAll(List.of(PROGRAM.toString(), "-F", "-c", settings.toString()));
        var peer =
                new DovecotPeer(
                        ServerProcess.of(command).start(), new InetSocketAddress(loopback, port));
        peer.awaitPort(folder.resolve("log"));
        return peer;
    }

    private static String settings(
            Path folder, String user, String group, String format, int port) {
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
          args = uid=%2$s gid=%3$s home=%1$s/home/%%n mail=%5$s:%1$s/home/%%n
        }
        protocol imap {
          mail_max_userip_connections = 100
        }
        service imap-login {
          chroot =
          service_count = 0
          inet_listener imap {
            port = %6$d
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        """
                .formatted(folder, user, group, PASSWORD, format, port);
    }

    private void awaitPort(Path log) throws IOException {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(imap);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    close();
                    throw new IOException(
                            "dovecot did not start: "
                                    + process.tail(20)
                                    + (Files.exists(log) ? Files.readString(log) : ""),
                            e);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    @Override
    public InetSocketAddress imap() {
        return imap;
    }

    @Override
    public String user(int number) {
        return "user" + number;
    }

    @Override
    public Stream<ProcessHandle> processes() {
        return ProcessHandle.of(process.pid()).stream()
                .flatMap(master -> Stream.concat(Stream.of(master), master.descendants()));
    }

    @Override
    public void close() {
        process.close();
    }
}
