package org.mynah.mail.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Debian's Dovecot with an account for any name, as a program without rights in a folder of its own
 * and on a loopback port. One thread.
 */
final class Dovecot implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private final Path folder;
    private final Process process;
    private final int port;

    /** Why it cannot be run here; empty when it can. */
    static String absence() {
        if (!Files.isExecutable(PROGRAM)) {
            return "dovecot is not installed (Debian: dovecot-imapd)";
        }
        return isRoot() && !Files.isExecutable(SETPRIV)
                ? "dovecot does not run as root, and there is no setpriv (Debian: util-linux)"
                : "";
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /**
     * Starts it.
     *
     * @param folders a line {@code LIST} of each folder that a new mailbox has
     */
    static Dovecot start(List<String> folders) throws IOException, InterruptedException {
        // Not below a test's own folder, which nobody else may enter.
        var folder = Files.createTempDirectory(Path.of("/tmp"), "mynah-dovecot-");
        var user = System.getProperty("user.name");
        var command = new ArrayList<String>();
        if (isRoot()) {
            user = "nobody";
            var lookup = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, lookup.lookupPrincipalByName(user));
            command.addAll(List.of(SETPRIV.toString(), "--reuid=nobody", "--clear-groups"));
            command.add("--regid=" + group(user));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var settings = folder.resolve("dovecot.conf");
        Files.writeString(settings, settings(folder, user, group(user), port, folders));
        command.addAll(List.of(PROGRAM.toString(), "-F", "-c", settings.toString()));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var dovecot = new Dovecot(folder, process, port);
        dovecot.awaitPort();
        return dovecot;
    }

    private Dovecot(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    private static String group(String user) throws IOException, InterruptedException {
        var asked = new ProcessBuilder("id", "-gn", user).start();
        var name =
                new String(
                        asked.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        asked.waitFor();
        return name.strip();
    }

    private static String settings(
            Path folder, String user, String group, int port, List<String> folders) {
        return """
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/log
        protocols = imap
        listen = 127.0.0.1
        ssl = no
        disable_plaintext_auth = no
        auth_failure_delay = 0
        default_login_user = %2$s
        default_internal_user = %2$s
        default_internal_group = %3$s
        first_valid_uid = 1
        first_valid_gid = 1
        mail_fsync = never
        mail_plugins = quota
        passdb {
          driver = static
          args = password=%4$s
        }
        userdb {
          driver = static
          args = uid=%2$s gid=%3$s home=%1$s/home/%%n mail=sdbox:%1$s/home/%%n
        }
        protocol imap {
          mail_plugins = quota imap_quota
          mail_max_userip_connections = 100
        }
        plugin {
          quota = count:User quota
          quota_vsizes = yes
        }
        namespace inbox {
          inbox = yes
          separator = /
        %5$s}
        service imap-login {
          chroot =
          process_min_avail = 1
          service_count = 0
          inet_listener imap {
            port = %6$d
          }
          inet_listener imaps {
            port = 0
          }
        }
        service imap {
          service_count = 1000
          process_min_avail = 2
        }
        service anvil {
          chroot =
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        """
                .formatted(
                        folder, user, group, MailServerFixture.PASSWORD, mailboxes(folders), port);
    }

    private static String mailboxes(List<String> folders) {
        var shown = new StringBuilder();
        var form = java.util.regex.Pattern.compile("\\* LIST \\(([^)]*)\\) \"/\" \"?([^\"]*)\"?");
        for (var line : folders) {
            var folder = form.matcher(line);
            if (!folder.matches()) {
                continue;
            }
            shown.append("  mailbox \"").append(folder.group(2)).append("\" {\n");
            shown.append("    auto = ")
                    .append(folder.group(1).contains("\\Subscribed") ? "subscribe" : "create")
                    .append('\n');
            for (var attribute : folder.group(1).split(" ", -1)) {
                if (attribute.matches("\\\\(Drafts|Sent|Trash|Junk|All|Flagged|Archive)")) {
                    shown.append("    special_use = ").append(attribute).append('\n');
                }
            }
            shown.append("  }\n");
        }
        return shown.toString();
    }

    private void awaitPort() throws IOException, InterruptedException {
        var never = new CountDownLatch(1);
        for (int tries = 0; tries < 400; tries++) {
            if (!process.isAlive()) {
                break;
            }
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException _) {
                never.await(50, TimeUnit.MILLISECONDS);
            }
        }
        var log = folder.resolve("log");
        var said = Files.exists(log) ? Files.readString(log) : "";
        close();
        throw new IOException("dovecot did not start: " + said);
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (java.io.UncheckedIOException | java.nio.file.FileSystemException _) {
            // A process of Dovecot that ends a moment later may still have a file in it.
        }
    }
}
