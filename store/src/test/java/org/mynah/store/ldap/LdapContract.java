package org.mynah.store.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.SealedSettings;
import org.mynah.um.directory.SourcedUsers;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.Warnings;
import org.mynah.um.pin.PinAdministration;

/** Users of a real LDAP server become ours, and stay what they are there. */
abstract class LdapContract {

    private static final String PASSWORD = "Swallow.77";
    private static final Duration FULL = Duration.ofMinutes(15);
    private static final Duration GRACE = Duration.ofDays(30);

    @TempDir static Path certificates;
    private static TestCertificate good;

    @TempDir Path temp;
    private StoreFixture store;
    private TestLdap ldap;
    private TestCertificate certificate;
    private LDAPConnection admin;
    private UmMailboxes umMailboxes;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final InstantSource clock = now::get;
    private final List<ObjectId> removed = new ArrayList<>();

    /** The store that takes the users over. */
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root);
    }

    abstract TestLdap start(Path folder, TestCertificate certificate) throws Exception;

    @BeforeAll
    static void makeCertificate() throws Exception {
        good = TestCertificate.make(certificates.resolve("good"), "ip:127.0.0.1");
    }

    @BeforeEach
    void startServers() throws Exception {
        certificate = good;
        ldap = start(temp.resolve("ldap"), certificate);
        admin = new LDAPConnection("127.0.0.1", ldap.port(), TestLdap.ADMIN, TestLdap.SECRET);
        admin.add(
                "dn: dc=contoso,dc=com", "objectClass: top", "objectClass: domain", "dc: contoso");
        for (var unit : List.of("People", "Former")) {
            admin.add(
                    "dn: ou=%s,dc=contoso,dc=com".formatted(unit),
                    "objectClass: top",
                    "objectClass: organizationalUnit",
                    "ou: " + unit);
        }
        store = open(temp.resolve("data"));
        umMailboxes =
                new UmMailboxes(
                        new PinAdministration(
                                store.hashes(), new SecureRandom(), Clock.systemUTC()));
        store.directory()
                .change(
                        new Directory.Change("system", "test", "start"),
                        writer -> Organization.createIfAbsent(writer, "contoso.com"));
    }

    @AfterEach
    void stopServers() throws Exception {
        // Nothing was started where the server is not installed.
        if (store != null) {
            admin.close();
            ldap.close();
            store.close();
        }
    }

    private LdapSettings settings(String url, boolean hasStartTls) {
        return new LdapSettings(
                LdapSettings.servers(url),
                hasStartTls,
                Optional.of(certificate.certificate()),
                TestLdap.ADMIN,
                TestLdap.SECRET,
                TestLdap.BASE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(new LdapSettings.Disabled("employeeType", "disabled")),
                "contoso.com",
                new LdapSettings.Rhythm(FULL, GRACE, 20));
    }

    private LdapSettings settings() {
        return settings("ldap://127.0.0.1:" + ldap.port(), true);
    }

    private LdapSync sync(LdapSettings settings, String node) {
        return new LdapSync(
                settings,
                store.database(),
                store.directory(),
                new SourcedUsers(umMailboxes, true),
                removed::add,
                node,
                clock);
    }

    private LdapReport sync() throws LdapException {
        return sync(settings(), "node1").run().orElseThrow();
    }

    private LdapReport fullSync() throws LdapException {
        now.set(now.get().plus(FULL));
        return sync();
    }

    private void person(String uid, String cn, String... more) throws Exception {
        var lines =
                new ArrayList<>(
                        List.of(
                                "dn: uid=%s,ou=People,dc=contoso,dc=com".formatted(uid),
                                "objectClass: top",
                                "objectClass: person",
                                "objectClass: organizationalPerson",
                                "objectClass: inetOrgPerson",
                                "uid: " + uid,
                                "cn: " + cn,
                                "sn: " + cn.substring(cn.indexOf(' ') + 1),
                                "mail: %s@contoso.com".formatted(uid),
                                "userPassword: " + PASSWORD));
        lines.addAll(List.of(more));
        admin.add(lines.toArray(String[]::new));
    }

    private void modify(String uid, String attribute, String... values) throws Exception {
        admin.modify(
                "uid=%s,ou=People,dc=contoso,dc=com".formatted(uid),
                new Modification(ModificationType.REPLACE, attribute, values));
    }

    private Optional<Mailbox> user(String address) {
        return store.directory()
                .read(reader ->
                        reader.find(new DirectoryKey(KeyScope.USER_PRINCIPAL_NAME, address))
                                .map(Mailbox::new));
    }

    private Mailbox tony() {
        return user("tony@contoso.com").orElseThrow();
    }

    private Optional<UmMailbox> um(Mailbox user) {
        return store.directory().read(reader -> UmMailbox.ofMailbox(reader, user.id()));
    }

    private void enableForUm(Mailbox user) {
        store.directory()
                .change(
                        new Directory.Change("admin", "test", "Enable-UMMailbox"),
                        writer -> {
                            DialPlans.create(
                                    writer,
                                    Edit.of(
                                            "MyDialPlan",
                                            PropertyValues.EMPTY
                                                    .with(DialPlan.NUMBER_OF_DIGITS, 5)
                                                    .with(DialPlan.COUNTRY_OR_REGION_CODE, "1")),
                                    true,
                                    new Warnings());
                            return Enabling.enable(
                                    umMailboxes,
                                    writer,
                                    new EnableRequest(
                                            user,
                                            new MailboxPolicy(
                                                    writer.list(ObjectKind.MAILBOX_POLICY, 1)
                                                            .getFirst()),
                                            List.of("51234"),
                                            Optional.empty(),
                                            Optional.of("5643892"),
                                            Optional.empty(),
                                            PropertyValues.EMPTY),
                                    new Warnings());
                        });
    }

    @Test
    void a_user_is_taken_over_with_his_attributes() throws Exception {
        person(
                "tony",
                "Tony Smith",
                "givenName: Tony",
                "displayName: Tony Smith (Sales)",
                "title: Director",
                "telephoneNumber: +1 425 555 0123",
                "physicalDeliveryOfficeName: Building 7");
        var report = sync();
        assertThat(report.isFull()).isTrue();
        assertThat(report.remarks()).isEmpty();
        assertThat(report.written()).isEqualTo(1);
        var tony = tony();
        assertThat(tony.isMailbox()).isTrue();
        assertThat(tony.name()).isEqualTo("Tony Smith");
        assertThat(tony.alias()).isEqualTo("tony");
        assertThat(tony.displayName()).isEqualTo("Tony Smith (Sales)");
        assertThat(tony.find(Mailbox.TITLE)).contains("Director");
        assertThat(tony.find(Mailbox.PHONE_NUMBER)).contains("+1 425 555 0123");
        assertThat(tony.find(Mailbox.OFFICE)).contains("Building 7");
        assertThat(tony.unit()).isEqualTo("People");
        assertThat(store.audit().verifyChain()).isEmpty();
    }

    @Test
    void who_did_not_change_is_not_written_and_leaves_no_audit_entry() throws Exception {
        person("tony", "Tony Smith");
        sync();
        var entries = store.audit().newest(100).size();
        assertThat(sync().written()).isZero();
        assertThat(fullSync().written()).isZero();
        assertThat(store.audit().newest(100)).hasSize(entries);
    }

    @Test
    void a_change_and_a_blanked_attribute_come_with_the_next_reading_of_changes() throws Exception {
        person("tony", "Tony Smith", "title: Director", "mobile: 555 0100");
        sync();
        modify("tony", "title", "President");
        modify("tony", "mobile");
        var report = sync();
        assertThat(report.isFull()).isFalse();
        assertThat(report.written()).isEqualTo(1);
        assertThat(tony().find(Mailbox.TITLE)).contains("President");
        assertThat(tony().find(Mailbox.MOBILE_PHONE)).isEmpty();
    }

    @Test
    void a_user_who_is_renamed_and_moved_stays_the_same_user() throws Exception {
        person("tony", "Tony Smith");
        sync();
        var id = tony().id();
        admin.modifyDN(
                "uid=tony,ou=People,dc=contoso,dc=com",
                "uid=anton",
                true,
                "ou=Former,dc=contoso,dc=com");
        admin.modify(
                "uid=anton,ou=Former,dc=contoso,dc=com",
                new Modification(ModificationType.REPLACE, "cn", "Anton Smith"),
                new Modification(ModificationType.REPLACE, "mail", "anton@contoso.com"));
        sync();
        assertThat(user("tony@contoso.com")).isEmpty();
        var anton = user("anton@contoso.com").orElseThrow();
        assertThat(anton.id()).isEqualTo(id);
        assertThat(anton.name()).isEqualTo("Anton Smith");
        assertThat(anton.alias()).isEqualTo("anton");
        assertThat(anton.unit()).isEqualTo("Former");
    }

    @Test
    void unified_messaging_of_a_disabled_account_ends_in_the_same_commit() throws Exception {
        person("tony", "Tony Smith");
        sync();
        enableForUm(tony());
        modify("tony", "employeeType", "disabled");
        var version = store.directory().read(reader -> reader.version());
        sync();
        assertThat(store.directory().<Long>read(reader -> reader.version())).isEqualTo(version + 1);
        assertThat(tony().get(Mailbox.ACCOUNT_DISABLED)).isTrue();
        assertThat(um(tony())).isEmpty();
        var sealed = store.directory().read(reader -> SealedSettings.of(reader, tony().id()));
        assertThat(sealed.orElseThrow().formerNumbers()).containsExactly("51234");

        modify("tony", "employeeType", "active");
        sync();
        assertThat(tony().get(Mailbox.ACCOUNT_DISABLED)).isFalse();
    }

    @Test
    void an_account_that_was_disabled_here_is_not_enabled_by_the_source() throws Exception {
        person("tony", "Tony Smith");
        sync();
        var id = tony().id();
        store.directory()
                .change(
                        new Directory.Change("admin", "test", "disable"),
                        writer ->
                                org.mynah.um.directory.UserMailboxes.disableAccount(
                                        writer,
                                        umMailboxes,
                                        new Mailbox(writer.find(id).orElseThrow()),
                                        new Warnings()));
        fullSync();
        assertThat(tony().get(Mailbox.ACCOUNT_DISABLED)).isTrue();
    }

    @Test
    void a_deleted_user_can_do_nothing_at_once_and_is_removed_after_the_grace_time()
            throws Exception {
        person("tony", "Tony Smith");
        sync();
        enableForUm(tony());
        var id = tony().id();
        admin.delete("uid=tony,ou=People,dc=contoso,dc=com");
        assertThat(sync().missing()).isZero();
        assertThat(fullSync().missing()).isEqualTo(1);
        assertThat(tony().get(Mailbox.ACCOUNT_DISABLED)).isTrue();
        assertThat(um(tony())).isEmpty();
        assertThat(fullSync().missing()).isZero();
        assertThat(removed).isEmpty();

        now.set(now.get().plus(GRACE));
        assertThat(fullSync().removed()).isEqualTo(1);
        assertThat(removed).containsExactly(id);
        assertThat(user("tony@contoso.com")).isEmpty();
        var disconnected =
                store.directory().read(reader -> reader.list(ObjectKind.DISCONNECTED_MAILBOX, 10));
        assertThat(disconnected).hasSize(1);
    }

    @Test
    void a_user_who_is_there_again_within_the_grace_time_is_the_same_user() throws Exception {
        person("tony", "Tony Smith");
        sync();
        var id = tony().id();
        var filtered =
                new LdapSettings(
                        settings().servers(),
                        true,
                        settings().trust(),
                        TestLdap.ADMIN,
                        TestLdap.SECRET,
                        TestLdap.BASE,
                        Optional.of("(&(objectClass=inetOrgPerson)(!(uid=tony)))"),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        "contoso.com",
                        settings().rhythm());
        assertThat(sync(filtered, "node1").run().orElseThrow().missing()).isEqualTo(1);
        assertThat(tony().get(Mailbox.ACCOUNT_DISABLED)).isTrue();
        sync();
        assertThat(tony().id()).isEqualTo(id);
        assertThat(tony().get(Mailbox.ACCOUNT_DISABLED)).isFalse();
        assertThat(tony().find(Mailbox.MISSING_SINCE)).isEmpty();
    }

    @Test
    void more_users_than_a_page_are_all_read_and_never_all_ended_by_an_empty_answer()
            throws Exception {
        var many = LdapLimits.PAGE + 30;
        for (var i : IntStream.range(0, many).toArray()) {
            person("user" + i, "User Number" + i);
        }
        assertThat(sync().written()).isEqualTo(many);

        for (var i : IntStream.range(0, many).toArray()) {
            admin.delete("uid=user%d,ou=People,dc=contoso,dc=com".formatted(i));
        }
        var report = fullSync();
        assertThat(report.missing()).isZero();
        assertThat(report.remarks())
                .singleElement()
                .asString()
                .contains("%d of %d users are missing".formatted(many, many));
        assertThat(user("user0@contoso.com").orElseThrow().get(Mailbox.ACCOUNT_DISABLED)).isFalse();
    }

    @Test
    void a_user_who_clashes_is_named_and_the_others_are_taken_over() throws Exception {
        store.mailbox("tony");
        person("tony", "Tony Smith");
        person("ann", "Ann Beebe");
        var report = sync();
        assertThat(report.written()).isEqualTo(1);
        assertThat(report.remarks())
                .singleElement()
                .asString()
                .contains("'Tony Smith'", "tony@contoso.com");
        assertThat(user("ann@contoso.com")).isPresent();
    }

    @Test
    void two_users_who_pass_a_name_on_are_both_renamed() throws Exception {
        person("ann", "Ann Beebe");
        person("tony", "Tony Smith");
        sync();
        modify("ann", "mail", "tony@contoso.com");
        modify("tony", "mail", "smith@contoso.com");
        assertThat(sync().remarks()).isEmpty();
        assertThat(user("tony@contoso.com").orElseThrow().name()).isEqualTo("Ann Beebe");
        assertThat(user("smith@contoso.com").orElseThrow().name()).isEqualTo("Tony Smith");
    }

    @Test
    void a_value_that_is_not_allowed_is_named_and_left_out() throws Exception {
        person("tony", "Tony Smith", "telephoneNumber: ext. five");
        var report = sync();
        assertThat(report.remarks()).singleElement().asString().contains("uid=tony", "Phone");
        assertThat(tony().find(Mailbox.PHONE_NUMBER)).isEmpty();
    }

    @Test
    void a_mapping_takes_other_attributes_and_leaves_some_alone() throws Exception {
        person("tony", "Tony Smith", "title: Director", "employeeNumber: 555 0199");
        var plain = settings();
        var mapped =
                new LdapSettings(
                        plain.servers(),
                        true,
                        plain.trust(),
                        plain.user(),
                        plain.password(),
                        plain.base(),
                        Optional.empty(),
                        Optional.empty(),
                        LdapSettings.mapping("Phone=employeeNumber, Title="),
                        Optional.empty(),
                        "contoso.com",
                        plain.rhythm());
        sync(mapped, "node1").run();
        assertThat(tony().find(Mailbox.PHONE_NUMBER)).contains("555 0199");
        assertThat(tony().find(Mailbox.TITLE)).isEmpty();
    }

    @Test
    void one_node_at_a_time_takes_users_over() throws Exception {
        sync();
        assertThat(sync(settings(), "node2").run()).isEmpty();
        now.set(now.get().plus(LdapLimits.LEASE).plusSeconds(1));
        assertThat(sync(settings(), "node2").run()).isPresent();
    }

    @Test
    void a_password_is_checked_by_a_bind_and_an_empty_one_never_is_right() throws Exception {
        person("tony", "Tony Smith");
        sync();
        var id = tony().get(Mailbox.SOURCE_ID);
        var signIn = new LdapSignIn(settings());
        assertThat(signIn.isRight(id, PASSWORD)).isTrue();
        assertThat(signIn.isRight(id, "wrong")).isFalse();
        assertThat(signIn.isRight(id, "")).isFalse();
        assertThat(signIn.isRight("*)(uid=*", PASSWORD)).isFalse();

        modify("tony", "userPassword", "Another.1");
        assertThat(signIn.isRight(id, PASSWORD)).isFalse();
        assertThat(signIn.isRight(id, "Another.1")).isTrue();
        modify("tony", "employeeType", "disabled");
        assertThat(signIn.isRight(id, "Another.1")).isFalse();
    }

    @Test
    void ldaps_and_starttls_need_a_certificate_that_is_trusted_and_names_the_host()
            throws Exception {
        var urls =
                Map.of(
                        "ldaps://127.0.0.1:" + ldap.tlsPort(), false,
                        "ldap://127.0.0.1:" + ldap.port(), true);
        var stranger = TestCertificate.make(temp.resolve("stranger"), "ip:127.0.0.1");
        for (var url : urls.entrySet()) {
            var good = settings(url.getKey(), url.getValue());
            assertThat(sync(good, "node1").run()).isPresent();
            var trusting = certificate;
            certificate = stranger;
            var distrusted = settings(url.getKey(), url.getValue());
            certificate = trusting;
            assertThatThrownBy(() -> sync(distrusted, "node1").run())
                    .as("not trusted, %s", url)
                    .isInstanceOf(LdapException.class);
            var otherName =
                    settings(url.getKey().replace("127.0.0.1", "localhost"), url.getValue());
            assertThatThrownBy(() -> sync(otherName, "node1").run())
                    .as("another name, %s", url)
                    .isInstanceOf(LdapException.class)
                    .hasMessageNotContaining(TestLdap.SECRET);
        }
    }

    @Test
    void the_next_server_is_asked_when_one_does_not_answer() throws Exception {
        person("tony", "Tony Smith");
        var two = settings("ldap://127.0.0.1:1 ldap://127.0.0.1:" + ldap.port(), true);
        assertThat(sync(two, "node1").run().orElseThrow().written()).isEqualTo(1);
    }

    @Test
    void a_directory_that_fails_leaves_everybody_as_he_is() throws Exception {
        person("tony", "Tony Smith");
        sync();
        ldap.close();
        now.set(now.get().plus(FULL));
        assertThatThrownBy(this::sync).isInstanceOf(LdapException.class);
        assertThat(tony().get(Mailbox.ACCOUNT_DISABLED)).isFalse();
        assertThat(new LdapSignIn(settings()).isRight(tony().get(Mailbox.SOURCE_ID), PASSWORD))
                .isFalse();
    }
}
