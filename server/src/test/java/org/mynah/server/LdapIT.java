package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.ldap.TestCertificate;
import org.mynah.store.ldap.TestLdap;
import org.mynah.testkit.imap.ImapConversation;

/** A whole server whose users come from an LDAP directory over StartTLS. */
class LdapIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String PASSWORD = "Swallow.77";
    private static final String TONY = "uid=tony," + TestLdap.BASE;

    @TempDir private Path folder;

    @Test
    void who_is_in_ldap_signs_in_with_his_password_there_until_he_is_disabled_there()
            throws Exception {
        var certificate = TestCertificate.make(folder.resolve("tls"), "ip:127.0.0.1");
        var ldap = TestLdap.inMemory(certificate, true);
        var secret = Files.writeString(folder.resolve("ldap.secret"), TestLdap.SECRET);
        var settings =
                Settings.read(
                        Optional.of(folder.resolve("data")),
                        Optional.empty(),
                        List.of(
                                "domain=contoso.com",
                                "sip.udp=127.0.0.1:0",
                                "sip.tcp=off",
                                "http=off",
                                "https=off",
                                "imap=127.0.0.1:0",
                                "speech.tts=off",
                                "ldap.url=ldap://127.0.0.1:" + ldap.port(),
                                "ldap.trust=" + certificate.certificate(),
                                "ldap.user=" + TestLdap.ADMIN,
                                "ldap.secret=" + secret,
                                "ldap.base=" + TestLdap.BASE,
                                "ldap.disabled=employeeType=former",
                                "ldap.mailboxes=on",
                                "ldap.interval=10"),
                        Map.of());
        try (var admin =
                        new LDAPConnection(
                                "127.0.0.1", ldap.port(), TestLdap.ADMIN, TestLdap.SECRET);
                var server = start(admin, settings)) {
            awaitMailbox("\"UserPrincipalName\":\"tony@contoso.com\"");
            assertThat(signIn(server, "wrong")).isFalse();
            assertThat(signIn(server, PASSWORD)).isTrue();
            assertThat(Files.readString(secret)).startsWith("sealed:");

            admin.modify(
                    TONY, new Modification(ModificationType.REPLACE, "employeeType", "former"));
            assertThat(signIn(server, PASSWORD)).as("before the next reading").isFalse();
            awaitMailbox("\"AccountDisabled\":true");
            admin.modify(TONY, new Modification(ModificationType.REPLACE, "employeeType"));
            assertThat(signIn(server, PASSWORD)).as("still disabled here").isFalse();
        } finally {
            ldap.close();
        }
    }

    private static Server start(LDAPConnection admin, Settings settings) throws Exception {
        admin.add("dn: " + TestLdap.BASE, "objectClass: domain", "objectClass: top", "dc: contoso");
        admin.add(
                "dn: " + TONY,
                "objectClass: inetOrgPerson",
                "objectClass: organizationalPerson",
                "objectClass: person",
                "objectClass: top",
                "uid: tony",
                "cn: Tony Smith",
                "sn: Smith",
                "mail: tony@contoso.com",
                "userPassword: " + PASSWORD);
        return Server.start(settings);
    }

    private static boolean signIn(Server server, String password) {
        var imap =
                Server.address(server.readyLine(), "imap").flatMap(Endpoint::parse).orElseThrow();
        try (var client = ImapConversation.connect(imap.address(), LIMIT)) {
            return client.login("tony@contoso.com", password).isOk();
        }
    }

    /** Waits until the mailbox in the database of the server has a value. */
    private void awaitMailbox(String value) throws Exception {
        var end = System.nanoTime() + LIMIT.toNanos();
        try (var database =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("data").resolve("mynah.db"));
                var query =
                        database.prepareStatement(
                                "select 1 from directory_object where kind = 'MAILBOX' and"
                                        + " instr(body, ?) > 0")) {
            query.setString(1, value);
            while (true) {
                try (var found = query.executeQuery()) {
                    if (found.next()) {
                        return;
                    }
                }
                assertThat(System.nanoTime()).as("waiting for %s", value).isLessThan(end);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
