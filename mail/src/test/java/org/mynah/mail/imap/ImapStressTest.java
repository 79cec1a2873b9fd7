package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.TestPostgresql;
import org.mynah.store.sql.Database;
import org.mynah.testkit.imap.ImapStress;

/**
 * Ten connections at once and a model of the mailbox; {@code ./mynah bench imap-stress} goes on.
 */
@Timeout(120)
class ImapStressTest {

    private static final Duration TIME =
            Duration.ofSeconds(Integer.getInteger("imap.stress.seconds", 8));
    private static final int CONNECTIONS = 10;

    /** Another seed: {@code -Dimap.stress.seed=N}. */
    private static final long SEED = Long.getLong("imap.stress.seed", 20_260_304);

    @TempDir Path folder;

    @Test
    void ten_connections_and_the_model_agree_on_sqlite() throws Exception {
        try (var server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty())) {
            assertAgree(server);
        }
    }

    @Test
    void ten_connections_and_the_model_agree_on_postgresql() throws Exception {
        var database = Database.open(TestPostgresql.freshDatabase());
        try (var server =
                new MailServerFixture(
                        database, folder, ImapLimits.DEFAULT, Optional.empty(), Optional.empty())) {
            assertAgree(server);
        }
    }

    private static void assertAgree(MailServerFixture server) throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        var target = new ImapStress.Server(address, "tony@contoso.com", MailServerFixture.PASSWORD);
        var result = new ImapStress(target, SEED, CONNECTIONS).run(TIME);
        assertThat(result.differences())
                .as(
                        "seed %d, %d rounds, %d commands",
                        result.seed(), result.rounds(), result.commands())
                .isEmpty();
        assertThat(result.rounds()).isPositive();
    }
}
