package org.mynah.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.Cable;
import org.mynah.store.TestPostgresql;
import org.mynah.store.sql.Database;
import org.mynah.um.CallParties;
import org.mynah.um.QuickHash;
import org.mynah.um.directory.Contact;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.Directory.Change;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryUnreachable;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Lease;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Spelling;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.routing.Destination;
import org.mynah.um.routing.IncomingCall;
import org.mynah.um.routing.PeerNames;
import org.mynah.um.routing.Routing;

@DisplayName("A node and its lease (directory §5 rule 10, reliability C2)")
class LeasedDirectoryTest {

    private static final Change ADMIN = new Change("admin", "test", "set-up");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir Path folder;
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final PinAdministration pins =
            new PinAdministration(new QuickHash(), new java.util.Random(42), clock);
    private final UmMailboxes umMailboxes = new UmMailboxes(pins);
    private Cable cable;
    private Database direct;
    private SqlDirectory elsewhere;
    private Database database;
    private LeasedDirectory leased;

    @BeforeEach
    void connect() {
        var url = TestPostgresql.freshDatabase();
        direct = Database.open(url);
        elsewhere = new SqlDirectory(direct, Clock.systemUTC());
        elsewhere.change(
                ADMIN,
                writer -> {
                    Organization.createIfAbsent(writer, "contoso.com");
                    var plan =
                            DialPlans.create(
                                    writer,
                                    Edit.of(
                                            "MyDialPlan",
                                            PropertyValues.EMPTY
                                                    .with(DialPlan.NUMBER_OF_DIGITS, 5)
                                                    .with(DialPlan.COUNTRY_OR_REGION_CODE, "1")),
                                    true,
                                    new Warnings());
                    return IpGateways.create(
                            writer,
                            Edit.of(
                                    "MyGateway",
                                    PropertyValues.EMPTY.with(IpGateway.ADDRESS, "127.0.0.1")),
                            Optional.of(plan),
                            new Warnings());
                });
        addUser("tonysmith", "51234");
        cable = Cable.to(url);
        database = Database.open(cable.through(url));
        leased =
                new LeasedDirectory(
                        new SqlDirectory(database, Clock.systemUTC()),
                        database,
                        folder.resolve("last-known.db"),
                        clock,
                        PATIENCE);
        leased.look();
    }

    @AfterEach
    void disconnect() {
        leased.close();
        database.close();
        direct.close();
        cable.close();
    }

    private void addUser(String alias, String extension) {
        elsewhere.change(
                ADMIN,
                writer ->
                        Enabling.enable(
                                umMailboxes,
                                writer,
                                new EnableRequest(
                                        UserMailboxes.create(
                                                writer,
                                                Edit.of(
                                                        alias,
                                                        PropertyValues.EMPTY
                                                                .with(Mailbox.ALIAS, alias)
                                                                .with(
                                                                        Mailbox.USER_PRINCIPAL_NAME,
                                                                        alias + "@contoso.com")),
                                                Optional.empty(),
                                                new Warnings()),
                                        new MailboxPolicy(
                                                Identities.find(
                                                        writer,
                                                        ObjectKind.MAILBOX_POLICY,
                                                        "MyDialPlan Default Policy")),
                                        List.of(extension),
                                        Optional.empty(),
                                        Optional.of("728196"),
                                        Optional.of(false),
                                        PropertyValues.EMPTY),
                                new Warnings()));
    }

    private <T> T elsewhere(Function<DirectoryWriter, T> work) {
        return elsewhere.change(ADMIN, work);
    }

    private Destination call(String number) {
        return new Routing(leased, PeerNames.NONE)
                .route(
                        new IncomingCall(
                                "127.0.0.1",
                                "call-1",
                                number,
                                number + "@mynah.contoso.com",
                                List.of(),
                                Optional.of("4255550100"),
                                Optional.empty(),
                                now));
    }

    private ObjectId tony() {
        return elsewhere.read(reader -> Identities.findUmMailbox(reader, "tonysmith").id());
    }

    @Test
    void numbers_last_known_lead_to_their_users_while_it_is_cut() {
        cable.cut();

        assertThat(call("51234"))
                .isInstanceOfSatisfying(
                        Destination.CallAnswering.class,
                        answering -> {
                            assertThat(answering.called().mailbox().displayName())
                                    .isEqualTo("tonysmith");
                            assertThat(answering.parties().reason())
                                    .isEqualTo(CallParties.Reason.DIRECT);
                        });
        assertThat(leased.contact()).isEqualTo(Contact.LAST_KNOWN);
    }

    @Test
    void what_is_copied_is_the_same_object() {
        var key = DirectoryKey.name(ObjectKind.IP_GATEWAY, "MyGateway");
        var before = leased.read(reader -> reader.find(key).orElseThrow());
        cable.cut();

        assertThat(leased.<Object>read(reader -> reader.find(key).orElseThrow())).isEqualTo(before);
    }

    @Test
    void changes_are_followed_until_it_is_cut() {
        addUser("annebaker", "51235");
        elsewhere(writer -> {
            umMailboxes.disable(writer, Identities.findUmMailbox(writer, "tonysmith"), true);
            return "";
        });
        leased.look();
        cable.cut();

        assertThat(call("51234")).isInstanceOf(Destination.Refused.class);
        assertThat(call("51235")).isInstanceOf(Destination.CallAnswering.class);
    }

    @Test
    void who_is_silent_is_not_waited_for() {
        cable.silence();
        var began = System.nanoTime();

        assertThat(call("51234")).isInstanceOf(Destination.CallAnswering.class);
        assertThat(call("51234")).isInstanceOf(Destination.CallAnswering.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("the first read waits, the others know")
                .isLessThan(PATIENCE.plusSeconds(10));
        assertThat(leased.contact()).isEqualTo(Contact.LAST_KNOWN);
    }

    @Test
    void it_is_cut_off_when_the_lease_is_over_and_in_touch_when_it_is_reached_again() {
        assertThat(leased.contact()).isEqualTo(Contact.IN_TOUCH);
        cable.cut();
        leased.look();
        assertThat(leased.contact()).isEqualTo(Contact.LAST_KNOWN);
        now = now.plus(Lease.LENGTH);
        assertThat(leased.contact()).isEqualTo(Contact.CUT_OFF);
        assertThat(call("51234"))
                .as("callers are answered all the same")
                .isInstanceOf(Destination.CallAnswering.class);

        addUser("annebaker", "51235");
        cable.mend();
        awaitContact();

        assertThat(call("51235")).isInstanceOf(Destination.CallAnswering.class);
    }

    /** The first attempts may meet connections that were broken. */
    private void awaitContact() {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        do {
            leased.look();
        } while (leased.contact() != Contact.IN_TOUCH && System.nanoTime() < end);
        assertThat(leased.contact()).isEqualTo(Contact.IN_TOUCH);
    }

    @Test
    @DisplayName("Sign-in, search and every change are refused")
    void what_needs_the_directory_itself_is_refused() {
        var tony = tony();
        cable.cut();

        assertThatThrownBy(() -> leased.take(tony, 15)).isInstanceOf(DirectoryUnreachable.class);
        assertThatThrownBy(() -> leased.read(reader -> reader.pin(tony)))
                .isInstanceOf(DirectoryUnreachable.class);
        assertThatThrownBy(() ->
                        leased.read(reader ->
                                reader.spelled(
                                        Optional.empty(),
                                        Spelling.LAST_FIRST,
                                        "76",
                                        Optional.empty(),
                                        10)))
                .isInstanceOf(DirectoryUnreachable.class);
        assertThatThrownBy(() -> leased.change(ADMIN, _ -> ""))
                .isInstanceOf(DirectoryUnreachable.class);
    }

    @Test
    void a_read_inside_a_change_sees_the_change() {
        assertThat(
                        leased.<Boolean>change(
                                ADMIN,
                                writer -> {
                                    IpGateways.create(
                                            writer,
                                            Edit.of(
                                                    "Other",
                                                    PropertyValues.EMPTY.with(
                                                            IpGateway.ADDRESS, "10.0.0.7")),
                                            Optional.empty(),
                                            new Warnings());
                                    return leased.read(reader ->
                                            reader.find(
                                                            DirectoryKey.name(
                                                                    ObjectKind.IP_GATEWAY, "Other"))
                                                    .isPresent());
                                }))
                .isTrue();
    }

    @Test
    void a_refusal_of_the_rules_is_no_loss_of_contact() {
        assertThatThrownBy(() ->
                        leased.change(
                                ADMIN,
                                _ -> {
                                    throw new DirectoryException(ErrorId.E021, "refused");
                                }))
                .isInstanceOf(DirectoryException.class);
        assertThat(leased.contact()).isEqualTo(Contact.IN_TOUCH);
    }

    @Test
    void the_copy_holds_no_secret() {
        try (var file = Database.openUnchanged("jdbc:sqlite:" + folder.resolve("last-known.db"))) {
            for (var table : List.of("pin", "password", "second_factor", "audit")) {
                assertThat(
                                file.<Integer, RuntimeException>read(handle ->
                                        handle.createQuery("select count(*) from " + table)
                                                .mapTo(Integer.class)
                                                .one()))
                        .as(table)
                        .isZero();
            }
            assertThat(
                            file.<Integer, RuntimeException>read(handle ->
                                    handle.createQuery(
                                                    "select count(*) from directory_key"
                                                            + " where scope = :scope")
                                            .bind("scope", KeyScope.EUM_ADDRESS.name())
                                            .mapTo(Integer.class)
                                            .one()))
                    .isOne();
        }
    }
}
