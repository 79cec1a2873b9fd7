package org.mynah.store.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.SourcedUsers;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.pin.PinAdministration;

/** Entries as Active Directory has them, in a server that takes any attribute. */
class ActiveDirectoryTest {

    private static final String DN = "CN=Tony Smith,OU=Sales,dc=contoso,dc=com";

    @TempDir Path temp;
    private StoreFixture store;
    private TestLdap ldap;
    private LDAPConnection admin;
    private LdapSettings settings;

    @BeforeEach
    void start() throws Exception {
        ldap = TestLdap.inMemory(TestCertificate.make(temp.resolve("tls"), "ip:127.0.0.1"), false);
        admin = new LDAPConnection("127.0.0.1", ldap.port(), TestLdap.ADMIN, TestLdap.SECRET);
        admin.add("dn: dc=contoso,dc=com", "objectClass: domain", "dc: contoso");
        admin.add("dn: OU=Sales,dc=contoso,dc=com", "objectClass: organizationalUnit", "ou: Sales");
        store = StoreFixture.sqlite(temp.resolve("data"));
        store.directory()
                .change(
                        new Directory.Change("system", "test", "start"),
                        writer -> Organization.createIfAbsent(writer, "contoso.com"));
        settings =
                new LdapSettings(
                        LdapSettings.servers("ldap://127.0.0.1:" + ldap.port()),
                        false,
                        Optional.empty(),
                        TestLdap.ADMIN,
                        TestLdap.SECRET,
                        TestLdap.BASE,
                        Optional.empty(),
                        Optional.of(LdapSchema.ACTIVE_DIRECTORY),
                        Map.of(),
                        Optional.empty(),
                        "contoso.com",
                        new LdapSettings.Rhythm(Duration.ofHours(1), Duration.ofDays(30), 20));
        var entry =
                new Entry(
                        DN,
                        new Attribute("objectClass", "person", "user"),
                        new Attribute("objectCategory", "person"),
                        new Attribute("cn", "Tony Smith"),
                        new Attribute("sAMAccountName", "tonysmith"),
                        new Attribute("userPrincipalName", "tony@contoso.com"),
                        new Attribute("mail", "tony.smith@contoso.com"),
                        new Attribute("msExchHideFromAddressLists", "TRUE"),
                        new Attribute("userAccountControl", "512"),
                        new Attribute("uSNChanged", "1000"),
                        new Attribute(
                                "objectGUID",
                                HexFormat.of().parseHex("33221100554477668899aabbccddeeff")));
        entry.addAttribute("userPassword", "Swallow.77");
        admin.add(entry);
    }

    @AfterEach
    void stop() throws Exception {
        admin.close();
        ldap.close();
        store.close();
    }

    private LdapReport sync(boolean givesMailboxes) throws LdapException {
        var rules =
                new SourcedUsers(
                        new UmMailboxes(
                                new PinAdministration(
                                        store.hashes(), new SecureRandom(), Clock.systemUTC())),
                        givesMailboxes);
        return new LdapSync(
                        settings,
                        store.database(),
                        store.directory(),
                        rules,
                        _ -> {},
                        "node1",
                        Clock.systemUTC())
                .run()
                .orElseThrow();
    }

    private Mailbox tony() {
        return store.directory()
                .read(reader ->
                        reader.find(
                                        new DirectoryKey(
                                                KeyScope.USER_PRINCIPAL_NAME, "tony@contoso.com"))
                                .map(Mailbox::new)
                                .orElseThrow());
    }

    @Test
    void a_user_is_known_by_his_objectguid_as_microsoft_writes_it() throws Exception {
        assertThat(sync(true).remarks()).isEmpty();
        assertThat(tony().get(Mailbox.SOURCE_ID)).isEqualTo("00112233-4455-6677-8899-aabbccddeeff");
        assertThat(tony().alias()).isEqualTo("tonysmith");
        assertThat(tony().primarySmtpAddress()).isEqualTo("tony.smith@contoso.com");
        assertThat(tony().get(Mailbox.HIDDEN_FROM_ADDRESS_LISTS)).isTrue();
        assertThat(tony().unit()).isEqualTo("Sales");
    }

    @Test
    void without_mailboxes_a_user_has_none() throws Exception {
        sync(false);
        assertThat(tony().object().kind()).isEqualTo(ObjectKind.USER);
        assertThat(sync(false).written()).isZero();
    }

    @Test
    void changes_are_read_by_usnchanged_and_an_account_is_disabled_by_its_flag() throws Exception {
        sync(true);
        assertThat(sync(true).read()).isZero();
        admin.modify(
                DN,
                new Modification(ModificationType.REPLACE, "userAccountControl", "514"),
                new Modification(ModificationType.REPLACE, "uSNChanged", "1001"));
        var report = sync(true);
        assertThat(report.isFull()).isFalse();
        assertThat(report.read()).isEqualTo(1);
        assertThat(tony().get(Mailbox.ACCOUNT_DISABLED)).isTrue();
    }

    @Test
    void a_password_is_checked_by_a_bind_as_the_entry_of_the_objectguid() throws Exception {
        sync(true);
        var signIn = new LdapSignIn(settings);
        assertThat(signIn.isRight(tony().get(Mailbox.SOURCE_ID), "Swallow.77")).isTrue();
        assertThat(signIn.isRight(tony().get(Mailbox.SOURCE_ID), "wrong")).isFalse();
    }
}
