package org.mynah.mail.imap;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.mynah.store.StoreFixture;
import org.mynah.um.directory.ObjectId;

/**
 * An IMAP server as a process of its own, until it is killed. Started by {@link AppendKillTest}.
 */
final class AppendServer {

    private AppendServer() {}

    /**
     * Serves, and tells its port.
     *
     * @param arguments data directory, mailbox of everyone, and the URL of PostgreSQL if it is not
     *     SQLite
     */
    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]);
        var mailbox = ObjectId.of(arguments[1]);
        var store =
                arguments.length > 2
                        ? StoreFixture.postgresql(root, arguments[2])
                        : StoreFixture.sqlite(root);
        var server =
                new ImapServer(
                        store.mailStore(),
                        (_, _, _) -> Optional.of(mailbox),
                        Optional.empty(),
                        Optional.empty(),
                        ImapLimits.DEFAULT,
                        Clock.systemUTC());
        var address = server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println("port " + address.getPort());
        new CountDownLatch(1).await();
    }
}
