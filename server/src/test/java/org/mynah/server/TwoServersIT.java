package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.shell.ShellMain;
import org.mynah.store.TestPostgresql;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.phone.PhoneCall;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.testkit.process.FreePorts;

/**
 * Two servers, each with a data directory of its own, on one PostgreSQL: what is disabled on the
 * one is gone on the other, for real calls.
 */
@DisplayName("Two nodes: disable on A, call B (directory §5)")
class TwoServersIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Directory §5: all nodes within 1 s. */
    private static final Duration EVERYWHERE = Duration.ofSeconds(1);

    /** Directory §5, rule 4: a session ends at the latest after 10 s, then the apology is said. */
    private static final Duration SESSION_ENDS = Duration.ofSeconds(10);

    private static final Duration APOLOGY = Duration.ofSeconds(10);

    @TempDir Path folder;
    private Server a;
    private Server b;
    private final InetSocketAddress sipOfB = freeAddress();

    private static InetSocketAddress freeAddress() {
        var loopback = InetAddress.getLoopbackAddress();
        return new InetSocketAddress(loopback, FreePorts.one(loopback));
    }

    @BeforeEach
    void start() throws Exception {
        var database = TestPostgresql.emptyDatabase("two_servers_" + System.nanoTime());
        a = start("a", freeAddress(), "36000-36199", database);
        // All nodes of a database have one pepper: the operator copies it to each.
        Files.createDirectories(folder.resolve("b"));
        Files.copy(folder.resolve("a/pepper"), folder.resolve("b/pepper"));
        b = start("b", sipOfB, "36200-36399", database);
        shellOnA(
                "New-UMDialPlan -Name MyDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1",
                "Set-UMDialPlan MyDialPlan -AccessTelephoneNumbers 50000",
                "New-UMMailboxPolicy -Name MyUMMailboxPolicy -UMDialPlan MyDialPlan",
                "New-UMIPGateway -Name MyGateway -Address 127.0.0.1 -UMDialPlan MyDialPlan",
                "New-Mailbox -Name 'Tony Smith' -Alias tonysmith -UserPrincipalName tonysmith@contoso.com -Password (ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force)",
                "Enable-UMMailbox tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892 -PINExpired $false");
    }

    @AfterEach
    void stop() {
        for (var server : new Server[] {b, a}) {
            if (server != null) {
                server.close();
            }
        }
    }

    private Server start(String name, InetSocketAddress sip, String rtp, String database)
            throws Exception {
        return Server.start(
                Settings.read(
                        Optional.of(folder.resolve(name)),
                        Optional.empty(),
                        List.of(
                                "domain=contoso.com",
                                "node.name=" + name,
                                "database.url=" + database,
                                "sip.udp=127.0.0.1:" + sip.getPort(),
                                "sip.tcp=off",
                                "http=127.0.0.1:0",
                                "imap=off",
                                "imaps=off",
                                "https=off",
                                "rtp.ports=" + rtp),
                        Map.of()));
    }

    private void shellOnA(String... lines) throws Exception {
        var script = Files.write(folder.resolve("script.ps1"), List.of(lines));
        assertThat(
                        ShellMain.run(
                                List.of(
                                        "--data",
                                        folder.resolve("a").toString(),
                                        "-File",
                                        script.toString())))
                .isZero();
    }

    private PhoneCall signIn(TestPhone phone) {
        var call = phone.call("50000").from("4255550100").dial(sipOfB).expectAnswer();
        call.awaitAudio(LIMIT);
        call.press("51234");
        call.press("5643892#");
        return call;
    }

    private void leaveMessage(TestPhone phone, Duration length) {
        try (var call =
                phone.call("50000")
                        .from("4255550101")
                        .divertedFrom("51234", "no-answer")
                        .dial(sipOfB)
                        .expectAnswer()) {
            call.awaitTone(1000, LIMIT);
            call.say(Sounds.speech(5, length));
            call.hangUp();
        }
    }

    @Test
    @Timeout(180)
    void who_is_disabled_on_one_node_is_gone_on_the_other_at_once() throws Exception {
        try (var phone = TestPhone.on(Transport.UDP);
                var listener = TestPhone.on(Transport.UDP);
                var stranger = TestPhone.on(Transport.UDP)) {
            leaveMessage(phone, Duration.ofSeconds(20));
            try (var atTheMenu = signIn(phone);
                    var listening = signIn(listener)) {
                atTheMenu.awaitSilence(Duration.ofSeconds(2), LIMIT);
                assertThat(atTheMenu.isUp()).isTrue();
                listening.press("1");
                listening.awaitAudio(LIMIT);

                shellOnA("Disable-UMMailbox tonysmith@contoso.com -Confirm:$false");
                var disabled = System.nanoTime();

                // Neither reached …
                try (var call = stranger.call("51234").from("4255550102").dial(sipOfB)) {
                    assertThat(call.status()).isEqualTo(404);
                }
                assertThat(since(disabled)).isLessThan(EVERYWHERE);
                try (var call =
                        stranger.call("50000")
                                .from("4255550102")
                                .divertedFrom("51234", "busy")
                                .dial(sipOfB)) {
                    assertThat(call.status()).isEqualTo(404);
                }
                // … nor in the mailbox any more.
                listening.awaitHangUp(SESSION_ENDS.plus(APOLOGY));
                atTheMenu.awaitHangUp(SESSION_ENDS.plus(APOLOGY));
                assertThat(since(disabled)).isLessThan(SESSION_ENDS.plus(APOLOGY));
            }
            // Nor signed in: the right PIN is as wrong as any other, three times and out.
            try (var call = signIn(stranger)) {
                call.press("5643892#");
                call.press("5643892#");
                call.awaitHangUp(LIMIT);
            }
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
