package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.um.directory.ObjectId;

/** Who may connect and sign in, for how long, and how much may be asked. */
class ImapServerTest {

    @TempDir Path folder;

    @Test
    void an_address_has_a_limit_of_connections() throws Exception {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.CONNECTIONS_PER_ADDRESS, 2);
        try (var server = new MailServerFixture(folder, limits, Optional.empty());
                var first = server.connect();
                var second = server.connect()) {
            first.greeting();
            second.greeting();
            try (var third = server.connect()) {
                assertThat(third.greeting()).startsWith("* BYE [LIMIT]");
            }
        }
    }

    @Test
    void who_does_not_sign_in_is_hung_up_on() throws Exception {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.SIGN_IN_SECONDS, 1);
        try (var server = new MailServerFixture(folder, limits, Optional.empty());
                var client = server.connect()) {
            client.greeting();
            client.send("a LOG");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void who_is_silent_too_long_is_hung_up_on() throws Exception {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.SILENT_SECONDS, 1);
        try (var server = new MailServerFixture(folder, limits, Optional.empty());
                var client = server.signedIn()) {
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void who_sends_a_command_too_slowly_is_hung_up_on() throws Exception {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.COMMAND_SECONDS, 1);
        try (var server = new MailServerFixture(folder, limits, Optional.empty());
                var client = server.signedIn()) {
            client.send("a NO");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void wrong_commands_in_a_row_end_the_connection() throws Exception {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.WRONG_COMMANDS, 3);
        try (var server = new MailServerFixture(folder, limits, Optional.empty());
                var client = server.connect()) {
            client.greeting();
            client.fails("GET / HTTP/1.1");
            client.fails("Host: x");
            client.fails("X: y");
            assertThat(client.line()).startsWith("* BYE");
        }
    }

    @Test
    void three_failed_sign_ins_end_the_connection() throws Exception {
        try (var server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty());
                var client = server.connect()) {
            client.greeting();
            for (int i = 0; i < 3; i++) {
                client.fails("LOGIN tony@contoso.com " + i);
            }
            assertThat(client.line()).startsWith("* BYE");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void the_clients_of_a_mailbox_that_is_removed_are_sent_away_at_once() throws Exception {
        try (var server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty());
                var looking = server.signedIn();
                var idling = server.signedIn()) {
            server.put("Subject: x\r\n\r\ny");
            looking.ok("SELECT INBOX");
            idling.ok("SELECT INBOX");
            idling.send("i IDLE\r\n");
            assertThat(idling.line()).startsWith("+");

            server.removeTony();

            assertThat(idling.line()).startsWith("* BYE");
            assertThat(idling.isEnded()).isTrue();
            looking.send("f FETCH 1 BODY[]\r\n");
            assertThat(looking.line()).startsWith("* BYE");
            assertThat(looking.isEnded()).isTrue();
        }
    }

    @Test
    void failures_are_counted_by_account_and_address_and_forgotten() throws Exception {
        var now = new ArrayList<>(List.of(Instant.EPOCH));
        var clock =
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now.getFirst();
                    }
                };
        var tony = ObjectId.random();
        var limits =
                ImapLimits.DEFAULT
                        .with(ImapLimit.FAILURES_PER_ACCOUNT, 3)
                        .with(ImapLimit.FAILURES_PER_ADDRESS, 5);
        var throttle =
                new SignInThrottle(
                        (_, password, _) ->
                                password.equals("right") ? Optional.of(tony) : Optional.empty(),
                        limits,
                        clock);
        var home = InetAddress.getByName("127.0.0.9");
        var evil = InetAddress.getByName("127.0.0.66");
        assertThat(throttle.signIn("tony", "right", home))
                .isInstanceOf(SignInThrottle.Outcome.SignedIn.class);

        for (int i = 0; i < 3; i++) {
            assertThat(throttle.signIn("tony", "guess", evil))
                    .isInstanceOf(SignInThrottle.Outcome.Wrong.class);
        }
        assertThat(throttle.signIn("TONY", "right", evil))
                .as("the account is closed to strangers")
                .isInstanceOf(SignInThrottle.Outcome.TooMany.class);
        assertThat(throttle.signIn("tony", "right", home))
                .as("but not to where its owner signed in before")
                .isInstanceOf(SignInThrottle.Outcome.SignedIn.class);
        throttle.signIn("a", "guess", evil);
        throttle.signIn("b", "guess", evil);
        assertThat(throttle.signIn("c", "right", evil))
                .as("the address is closed")
                .isInstanceOf(SignInThrottle.Outcome.TooMany.class);
        now.set(0, Instant.EPOCH.plusSeconds(601));
        assertThat(throttle.signIn("tony", "right", evil))
                .isInstanceOf(SignInThrottle.Outcome.SignedIn.class);
    }

    @Test
    void strangers_on_the_plain_port_need_tls() throws Exception {
        try (var server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty());
                var session = new Session(server.store())) {
            assertThat(
                            SignInCommands.capabilities(
                                    session, new SignInCommands.Transport(false, false, false)))
                    .contains("LOGINDISABLED")
                    .doesNotContain("AUTH=PLAIN", "STARTTLS");
            assertThat(
                            SignInCommands.capabilities(
                                    session, new SignInCommands.Transport(false, true, false)))
                    .contains("STARTTLS", "LOGINDISABLED");
        }
    }

    @Test
    void tls_is_taken_from_the_start_or_on_the_way() throws Exception {
        var tls = TestTls.in(folder);
        try (var server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.of(tls))) {
            var port =
                    server.server()
                            .listenTls(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                            .getPort();
            try (var socket =
                            (SSLSocket)
                                    tls.getSocketFactory()
                                            .createSocket(InetAddress.getLoopbackAddress(), port);
                    var in = reader(socket.getInputStream())) {
                assertThat(in.readLine()).contains("AUTH=PLAIN").doesNotContain("STARTTLS");
                say(socket, "a LOGIN tony@contoso.com Kite.4421\r\n");
                assertThat(in.readLine()).startsWith("a OK");
                say(socket, "b LOGOUT\r\n");
                assertThat(in.readLine()).startsWith("* BYE");
                assertThat(in.readLine()).startsWith("b OK");
                assertThat(in.readLine()).isNull();
            }
            try (var plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                var in = plain.getInputStream();
                assertThat(line(in)).contains("STARTTLS");
                say(plain, "a STARTTLS\r\n");
                assertThat(line(in)).startsWith("a OK");
                try (var socket =
                                (SSLSocket)
                                        tls.getSocketFactory()
                                                .createSocket(
                                                        plain, "127.0.0.1", server.port(), true);
                        var secure = reader(socket.getInputStream())) {
                    say(socket, "b CAPABILITY\r\n");
                    assertThat(secure.readLine()).doesNotContain("STARTTLS");
                    assertThat(secure.readLine()).startsWith("b OK");
                }
            }
            assertThatThrownBy(() ->
                            server.server()
                                    .listen(
                                            new InetSocketAddress(
                                                    InetAddress.getLoopbackAddress(), port)))
                    .hasMessageContaining("set another address");
        }
    }

    @Test
    void commands_sent_in_clear_after_starttls_are_not_taken() throws Exception {
        var tls = TestTls.in(folder);
        try (var server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.of(tls));
                var plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var in = plain.getInputStream();
            line(in);
            say(plain, "a STARTTLS\r\nevil LOGIN x y\r\n");
            assertThat(line(in)).startsWith("a OK");
            try (var socket =
                            (SSLSocket)
                                    tls.getSocketFactory()
                                            .createSocket(plain, "127.0.0.1", server.port(), true);
                    var secure = reader(socket.getInputStream())) {
                say(socket, "b NOOP\r\n");
                assertThat(secure.readLine()).startsWith("b OK");
            }
        }
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws Exception {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    private static void say(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
