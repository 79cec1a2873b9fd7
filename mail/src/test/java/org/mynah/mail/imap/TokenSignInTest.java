package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.mail.oauth.AccessTokens;
import org.mynah.store.sql.Database;

/** Sign-in by access tokens (RFC 7628) of a provider that answers over HTTP. */
class TokenSignInTest {

    private static final String TONY = "tony@contoso.com";

    @TempDir Path folder;
    private OpenIdProvider provider;
    private MailServerFixture server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        provider = new OpenIdProvider();
        start(folder, ImapLimits.DEFAULT);
    }

    private void start(Path data, ImapLimits limits) throws Exception {
        server =
                new MailServerFixture(
                        Database.openSqlite(data.resolve("mynah.db")),
                        data,
                        limits,
                        Optional.of(TestTls.in(folder)),
                        Optional.of(new AccessTokens(provider.settings(), Clock.systemUTC())));
        port =
                server.server()
                        .listenTls(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .getPort();
    }

    @AfterEach
    void stop() {
        server.close();
        provider.close();
    }

    private ImapClient connect() throws Exception {
        Socket socket =
                TestTls.in(folder)
                        .getSocketFactory()
                        .createSocket(InetAddress.getLoopbackAddress(), port);
        var client = new ImapClient(socket);
        assertThat(client.greeting()).contains("AUTH=PLAIN AUTH=OAUTHBEARER AUTH=XOAUTH2");
        return client;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String bearer(String name, String token) {
        return base64(
                "n,a="
                        + name
                        + ",\u0001host=localhost\u0001port=993\u0001auth=Bearer "
                        + token
                        + "\u0001\u0001");
    }

    private static String xoauth2(String name, String token) {
        return base64("user=" + name + "\u0001auth=Bearer " + token + "\u0001\u0001");
    }

    private String token(String user) {
        return provider.token(provider.claims(user));
    }

    /**
     * What the client reads when its token is worth nothing; it answers as RFC 7628 §3.2.3 says.
     */
    private static String refused(ImapClient client, String mechanism, String answer)
            throws Exception {
        client.send("r AUTHENTICATE " + mechanism + " " + answer + "\r\n");
        var challenge = client.line();
        assertThat(challenge).startsWith("+ ");
        client.send((mechanism.equals("XOAUTH2") ? "" : "AQ==") + "\r\n");
        assertThat(client.line()).startsWith("r NO [AUTHENTICATIONFAILED]");
        return new String(
                Base64.getDecoder().decode(challenge.substring(2)), StandardCharsets.UTF_8);
    }

    @Test
    void a_token_opens_the_mailbox_of_its_user_by_both_mechanisms() throws Exception {
        for (var answer :
                List.of(
                        "OAUTHBEARER " + bearer(TONY, token(TONY)),
                        "XOAUTH2 " + xoauth2(TONY, token(TONY)),
                        "OAUTHBEARER "
                                + base64("n,,\u0001auth=bearer " + token(TONY) + "\u0001\u0001"))) {
            try (var client = connect()) {
                client.ok("AUTHENTICATE " + answer);
                client.ok("SELECT INBOX");
            }
        }
        assertThat(provider.asked()).as("its keys are kept").isEqualTo(2);
    }

    @Test
    void a_token_may_come_after_the_servers_question() throws Exception {
        try (var client = connect()) {
            client.send("q AUTHENTICATE OAUTHBEARER\r\n");
            assertThat(client.line()).startsWith("+");
            client.send(bearer(TONY, token(TONY)) + "\r\n");
            assertThat(client.line()).startsWith("q OK");
        }
    }

    @Test
    void a_token_for_others_out_of_time_or_signed_by_others_opens_nothing() throws Exception {
        var right = provider.claims(TONY);
        var wrong =
                List.of(
                        "rubbish",
                        provider.token(provider.claims(TONY).audience("another service")),
                        provider.token(provider.claims(TONY).issuer("https://evil.example.com")),
                        provider.token(
                                provider.claims(TONY)
                                        .expirationTime(
                                                Date.from(Instant.now().minusSeconds(120)))),
                        provider.token(provider.claims(TONY).expirationTime(null)),
                        provider.token(
                                provider.claims(TONY)
                                        .notBeforeTime(Date.from(Instant.now().plusSeconds(600)))),
                        provider.token(provider.claims(TONY).claim("email_verified", false)),
                        provider.token(provider.claims("nobody@contoso.com")),
                        provider.token(
                                new JWTClaimsSet.Builder(right.build()).claim("email", null)),
                        OpenIdProvider.token(right, OpenIdProvider.key("first")),
                        OpenIdProvider.token(right, OpenIdProvider.key("unknown")),
                        new PlainJWT(right.build()).serialize());
        for (var token : wrong) {
            try (var client = connect()) {
                assertThat(refused(client, "OAUTHBEARER", bearer(TONY, token)))
                        .isEqualTo(
                                "{\"status\":\"invalid_token\",\"openid-configuration\":\""
                                        + provider.issuer()
                                        + "/.well-known/openid-configuration\"}");
            }
        }
    }

    @Test
    void a_token_of_one_user_does_not_open_the_mailbox_of_another() throws Exception {
        server.addUser("julia");
        try (var client = connect()) {
            assertThat(refused(client, "XOAUTH2", xoauth2("julia@contoso.com", token(TONY))))
                    .isEqualTo("{\"status\":\"401\",\"schemes\":\"bearer\"}");
        }
    }

    @Test
    void without_tls_no_token_is_taken_not_even_on_this_machine() throws Exception {
        try (var client = server.connect()) {
            assertThat(client.greeting()).doesNotContain("OAUTHBEARER", "XOAUTH2");
            assertThat(client.fails("AUTHENTICATE XOAUTH2 " + xoauth2(TONY, token(TONY))))
                    .startsWith("NO [PRIVACYREQUIRED]");
        }
    }

    @Test
    void an_answer_that_is_not_as_it_has_to_be_is_bad() throws Exception {
        try (var client = connect()) {
            for (var text : List.of("n,a=tony,\u0001auth=Basic x\u0001\u0001", "x", "")) {
                assertThat(client.fails("AUTHENTICATE OAUTHBEARER " + base64(text + "\u0002")))
                        .startsWith("BAD");
            }
        }
    }

    @Test
    void wrong_tokens_and_wrong_passwords_count_together() throws Exception {
        server.close();
        start(
                Files.createDirectory(folder.resolve("strict")),
                ImapLimits.DEFAULT.with(ImapLimit.FAILURES_PER_ACCOUNT, 2));
        try (var client = connect()) {
            var _ = refused(client, "OAUTHBEARER", bearer(TONY, "rubbish"));
            client.fails("LOGIN " + TONY + " guess");
        }
        try (var client = connect()) {
            assertThat(client.fails("AUTHENTICATE OAUTHBEARER " + bearer(TONY, token(TONY))))
                    .startsWith("NO [LIMIT]");
        }
    }

    @Test
    void a_provider_that_does_not_answer_makes_no_failed_sign_in() throws Exception {
        var token = token(TONY);
        provider.close();
        try (var client = connect()) {
            for (int i = 0; i < 4; i++) {
                assertThat(client.fails("AUTHENTICATE OAUTHBEARER " + bearer(TONY, token)))
                        .startsWith("NO [UNAVAILABLE]");
            }
            client.ok("LOGIN " + TONY + " " + MailServerFixture.PASSWORD);
        }
    }

    @Test
    void without_a_provider_the_mechanisms_are_not_there() throws Exception {
        try (var plain =
                new MailServerFixture(
                        Files.createDirectory(folder.resolve("plain")),
                        ImapLimits.DEFAULT,
                        Optional.of(TestTls.in(folder)))) {
            try (var client = plain.connect()) {
                assertThat(client.greeting()).doesNotContain("OAUTHBEARER", "XOAUTH2");
                assertThat(client.fails("AUTHENTICATE OAUTHBEARER")).startsWith("NO");
            }
        }
    }
}
