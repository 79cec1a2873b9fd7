package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.TestPostgresql;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.sql.Database;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.NameSearch;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Spelling;

/**
 * Two servers, each with a data directory of its own, on one PostgreSQL: what is disabled on the
 * one is gone on the other, for real calls.
 */
@DisplayName("Two nodes: disable on A, call B (directory §5)")
class TwoServersIT {

    /** Directory §5: all nodes within 1 s. */
    private static final Duration EVERYWHERE = Duration.ofSeconds(1);

    /** Directory §5, rule 4: a session ends at the latest after 10 s, then the apology is said. */
    private static final Duration SESSION_ENDS = Duration.ofSeconds(10);

    private static final Duration APOLOGY = Duration.ofSeconds(10);

    @TempDir Path folder;
    private Database database;
    private SqlDirectory directory;
    private TestNode a;
    private TestNode b;

    @BeforeEach
    @Timeout(120)
    void start() throws Exception {
        var url = TestPostgresql.emptyDatabase("two_servers_" + System.nanoTime());
        a = TestNode.start(folder, "a", "127.0.0.2", "36000-36199", url);
        a.lendPepperTo(folder.resolve("b"));
        b = TestNode.start(folder, "b", "127.0.0.3", "36200-36399", url);
        database = Database.open(url);
        directory = new SqlDirectory(database, Clock.systemUTC());
        a.shell(TestNode.CONTOSO);
    }

    @AfterEach
    void stop() {
        for (var part : new AutoCloseable[] {b, a, database}) {
            if (part != null) {
                try {
                    part.close();
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            }
        }
    }

    private IpGateway.Status gateway() {
        return directory.read(reader ->
                new IpGateway(Identities.find(reader, ObjectKind.IP_GATEWAY, "MyGateway"))
                        .status());
    }

    /** How many users the keys S-m-i-t-h find. */
    private int found() {
        return directory.<Integer>read(reader ->
                NameSearch.find(
                                reader,
                                NameSearch.Search.of(
                                        new NameSearch.Scope.InDialPlan(
                                                Identities.find(
                                                                reader,
                                                                ObjectKind.DIAL_PLAN,
                                                                "MyDialPlan")
                                                        .id()),
                                        Spelling.LAST_FIRST,
                                        "76484",
                                        true))
                        .users()
                        .size());
    }

    @Test
    @Timeout(120)
    void who_is_disabled_on_one_node_is_gone_on_the_other_at_once() throws Exception {
        try (var phone = TestPhone.on(Transport.UDP);
                var listener = TestPhone.on(Transport.UDP);
                var recorder = TestPhone.on(Transport.UDP);
                var stranger = TestPhone.on(Transport.UDP)) {
            b.leaveMessage(phone, Duration.ofSeconds(15));
            assertThat(found()).isOne();
            try (var atTheMenu = b.signIn(phone);
                    var listening = b.signIn(listener);
                    var recording =
                            recorder.call("50000")
                                    .from("4255550103")
                                    .divertedFrom("51234", "no-answer")
                                    .dial(b.sip())
                                    .expectAnswer()) {
                recording.awaitTone(1000, TestNode.LIMIT);
                atTheMenu.awaitSilence(Duration.ofSeconds(2), TestNode.LIMIT);
                assertThat(atTheMenu.isUp()).isTrue();
                listening.press("1");
                listening.awaitAudio(TestNode.LIMIT);

                var told =
                        a.shell("Disable-UMMailbox tonysmith@contoso.com -Confirm:$false -Verbose");
                var disabled = System.nanoTime();
                assertThat(told).contains("The change is in force on a, b.");

                // Neither reached …
                try (var call = stranger.call("51234").from("4255550102").dial(b.sip())) {
                    assertThat(call.status()).isEqualTo(404);
                }
                // … nor found …
                assertThat(found()).isZero();
                assertThat(since(disabled)).isLessThan(EVERYWHERE);
                try (var call =
                        stranger.call("50000")
                                .from("4255550102")
                                .divertedFrom("51234", "busy")
                                .dial(b.sip())) {
                    assertThat(call.status()).isEqualTo(404);
                }
                // … but who is being recorded may finish (rule 6) …
                recording.say(Sounds.speech(5, Duration.ofSeconds(3)));
                assertThat(recording.isUp()).isTrue();
                recording.hangUp();
                // … nor in the mailbox any more (rule 4).
                listening.awaitHangUp(SESSION_ENDS.plus(APOLOGY));
                atTheMenu.awaitHangUp(SESSION_ENDS.plus(APOLOGY));
                assertThat(since(disabled)).isLessThan(SESSION_ENDS.plus(APOLOGY));
            }
            TestNode.await("both messages are in the mailbox", () -> messages() == 2);
            // Nor signed in: the right PIN is as wrong as any other, three times and out.
            try (var call = b.signIn(stranger)) {
                call.press("5643892#");
                call.press("5643892#");
                call.awaitHangUp(TestNode.LIMIT);
            }
        }
    }

    /** Voice messages in all mailboxes. */
    private int messages() {
        return database.<Integer, RuntimeException>read(handle ->
                handle.createQuery("select count(*) from message where kind = 'VOICE'")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    @Timeout(120)
    @DisplayName("§4.3: a gateway is disabled on A while it has a call on B")
    void a_gateway_is_disabled_when_its_last_call_on_the_other_node_has_ended() throws Exception {
        try (var phone = TestPhone.on(Transport.UDP);
                var next = TestPhone.on(Transport.UDP)) {
            try (var call = b.signIn(phone)) {
                call.awaitSilence(Duration.ofSeconds(2), TestNode.LIMIT);
                a.shell("Disable-UMIPGateway MyGateway -Confirm:$false");

                try (var refused = next.call("51234").from("4255550102").dial(b.sip())) {
                    assertThat(refused.status()).isEqualTo(503);
                }
                assertThat(gateway()).isEqualTo(IpGateway.Status.NoNewCalls);
                assertThat(call.isUp()).isTrue();
                call.hangUp();
            }
            TestNode.await("it is disabled", () -> gateway() == IpGateway.Status.Disabled);

            a.shell("Enable-UMIPGateway MyGateway");
            TestNode.await(
                    "calls are taken again",
                    () -> {
                        try (var again = next.call("51234").from("4255550102").dial(b.sip())) {
                            return again.status() == 200;
                        }
                    });
            try (var call = b.signIn(phone)) {
                a.shell("Disable-UMIPGateway MyGateway -Immediate $true -Confirm:$false");
                var disabled = System.nanoTime();

                call.awaitHangUp(EVERYWHERE);
                assertThat(since(disabled)).isLessThan(EVERYWHERE);
                assertThat(gateway()).isEqualTo(IpGateway.Status.Disabled);
            }
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
