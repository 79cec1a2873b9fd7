package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.Cable;
import org.mynah.store.TestPostgresql;
import org.mynah.store.sql.Database;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;

@DisplayName("A node is cut off from PostgreSQL (directory §5 rule 10, reliability C2)")
class OutageIT {

    /** The words that nobody can sign in now, and goodbye; who listens to the menu stays longer. */
    private static final Duration REFUSED = Duration.ofSeconds(14);

    private static final String VOICE = "select count(*) from message where kind = 'VOICE'";

    @TempDir Path folder;

    private static int count(Database database, String query) {
        return database.<Integer, RuntimeException>read(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    @Test
    @Timeout(180)
    void callers_leave_messages_nobody_signs_in_and_after_healing_all_is_delivered_once()
            throws Exception {
        var url = TestPostgresql.emptyDatabase("outage_" + System.nanoTime());
        try (var cable = Cable.to(url);
                var direct = Database.open(url);
                var node =
                        TestNode.start(
                                folder, "a", "127.0.0.2", "36800-36999", cable.through(url));
                var phone = TestPhone.on(Transport.UDP);
                var tony = TestPhone.on(Transport.UDP)) {
            node.shell(TestNode.CONTOSO);
            try (var copy =
                    Database.openUnchanged("jdbc:sqlite:" + node.data().resolve("last-known.db"))) {
                TestNode.await(
                        "Tony's number is known to the node",
                        () ->
                                count(
                                                copy,
                                                "select count(*) from directory_key where scope ="
                                                        + " 'EUM_ADDRESS'")
                                        == 1);
            }

            cable.cut();
            node.leaveMessage(phone, Duration.ofSeconds(4));
            try (var call = tony.call("50000").from("4255550100").dial(node.sip())) {
                call.expectAnswer();
                call.awaitAudio(TestNode.LIMIT);
                call.awaitHangUp(REFUSED);
            }
            try (var call = tony.call("59999").from("4255550100").dial(node.sip())) {
                assertThat(call.status()).as("a number that was not known").isEqualTo(404);
            }
            assertThat(count(direct, VOICE)).as("yet").isZero();

            cable.mend();
            TestNode.await("it is delivered", () -> count(direct, VOICE) > 0);
            TestNode.await(
                    "Tony signs in again",
                    () -> {
                        try (var call = node.signIn(tony)) {
                            call.awaitSilence(Duration.ofSeconds(2), TestNode.LIMIT);
                            return call.isUp();
                        }
                    });
            assertThat(count(direct, VOICE)).as("once").isOne();
        }
    }
}
