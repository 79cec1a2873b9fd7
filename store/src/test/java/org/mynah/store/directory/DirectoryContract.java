package org.mynah.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.audit.AuditSearch;
import org.mynah.store.audit.AuditTrail;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ImportedSound;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Link;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicies;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.NodeSightings;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.Unlimited;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;
import org.mynah.um.pin.Guess;
import org.mynah.um.pin.GuessLimit;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.pin.PinRecord;
import org.mynah.um.pin.PinSignIn;
import org.mynah.um.pin.SecretHash;

/** What the directory promises, on either database. */
abstract class DirectoryContract {

    static final Directory.Change CHANGE =
            new Directory.Change("admin@contoso.com", "shell", "New-UMDialPlan -Name MyDialPlan");

    @TempDir Path temp;
    StoreFixture store;
    SqlDirectory directory;

    abstract StoreFixture open(Path root);

    /** What a text is cast to before a field of it is read. */
    abstract String jsonType();

    @BeforeEach
    void openStore() {
        store = open(temp);
        directory = store.directory();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    static DirectoryObject dialPlan(String name) {
        var values = new LinkedHashMap<String, Object>();
        values.put("NumberOfDigitsInExtension", 5L);
        values.put("PhoneContext", name + ".contoso.com");
        values.put("AccessTelephoneNumbers", List.of("50000", "50001"));
        values.put("FaxEnabled", true);
        return new DirectoryObject(
                ObjectKind.DIAL_PLAN,
                ObjectId.random(),
                name,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                PropertyValues.ofStored(values),
                Set.of(
                        DirectoryKey.name(ObjectKind.DIAL_PLAN, name),
                        new DirectoryKey(KeyScope.PHONE_CONTEXT, name + ".contoso.com"),
                        new DirectoryKey(KeyScope.DISPLAY_NAME, "a plan")),
                List.of());
    }

    static DirectoryObject policy(String name, ObjectId dialPlan) {
        return new DirectoryObject(
                ObjectKind.MAILBOX_POLICY,
                ObjectId.random(),
                name,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                PropertyValues.EMPTY,
                Set.of(DirectoryKey.name(ObjectKind.MAILBOX_POLICY, name)),
                List.of(new Link("UMDialPlan", dialPlan)));
    }

    DirectoryObject insert(DirectoryObject object) {
        return directory.change(CHANGE, writer -> writer.insert(object));
    }

    static DirectoryObject with(DirectoryObject object, String name, Set<DirectoryKey> keys) {
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                object.values(),
                keys,
                object.links());
    }

    @Test
    void an_object_comes_back_as_it_was_put_in() {
        var inserted = insert(dialPlan("MyDialPlan"));

        assertThat(inserted.version()).isEqualTo(1);
        assertThat(inserted.created()).isAfter(Instant.EPOCH);
        assertThat(directory.<Optional<DirectoryObject>>read(reader -> reader.find(inserted.id())))
                .contains(inserted);
        assertThat(inserted.values().stored().keySet())
                .containsExactly(
                        "NumberOfDigitsInExtension",
                        "PhoneContext",
                        "AccessTelephoneNumbers",
                        "FaxEnabled");
    }

    @Test
    void a_key_in_any_case_leads_to_the_object() {
        var plan = insert(dialPlan("MyDialPlan"));

        var found =
                directory.read(reader ->
                        reader.find(DirectoryKey.name(ObjectKind.DIAL_PLAN, "MYDIALPLAN ")));
        assertThat(found).contains(plan);
        assertThat(
                        directory.<Optional<DirectoryObject>>read(reader ->
                                reader.find(new DirectoryKey(KeyScope.PHONE_CONTEXT, "none"))))
                .isEmpty();
    }

    @Test
    void a_key_that_is_not_unique_leads_to_all_by_name() {
        var b = insert(dialPlan("b"));
        var a = insert(dialPlan("A"));

        var found =
                directory.read(reader ->
                        reader.findAll(new DirectoryKey(KeyScope.DISPLAY_NAME, "A Plan")));
        assertThat(found).containsExactly(a, b);
    }

    @Test
    void of_a_key_that_very_many_have_only_the_first_are_read() {
        var b = insert(dialPlan("b"));
        var a = insert(dialPlan("A"));
        insert(dialPlan("c"));

        var found =
                directory.read(reader ->
                        reader.findAll(new DirectoryKey(KeyScope.DISPLAY_NAME, "A Plan"), 2));
        assertThat(found).containsExactly(a, b);
    }

    @Test
    @DisplayName("Call flows §3.4: telephone numbers of an older format get their keys")
    void telephone_numbers_of_an_older_format_get_their_keys() throws Exception {
        var user =
                directory.change(
                        CHANGE,
                        writer -> {
                            Organization.createIfAbsent(writer, "contoso.com");
                            return UserMailboxes.create(
                                    writer,
                                    Edit.of(
                                            "Jill Frank",
                                            PropertyValues.EMPTY
                                                    .with(
                                                            Mailbox.USER_PRINCIPAL_NAME,
                                                            "jill@contoso.com")
                                                    .with(Mailbox.PHONE_NUMBER, "+1 (425) 555-0142")
                                                    .with(Mailbox.HOME_PHONE, "206.555/0143")
                                                    .with(Mailbox.MOBILE_PHONE, "51234")
                                                    .with(
                                                            Mailbox.OTHER_TELEPHONE,
                                                            "425 555 0144 x51299")),
                                    Optional.empty(),
                                    new Warnings());
                        });
        String sql;
        try (var file = Database.class.getResourceAsStream("migrations/V75__phone_keys.sql")) {
            sql =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                            .replace("${json}", jsonType());
        }
        store.database()
                .write(handle -> {
                    handle.execute("delete from directory_key where scope = 'PHONE'");
                    return handle.execute(sql);
                });

        var now = directory.<DirectoryObject>read(reader -> reader.find(user.id()).orElseThrow());
        assertThat(now.keys()).containsExactlyInAnyOrderElementsOf(user.object().keys());
        assertThat(now.keys())
                .filteredOn(key -> key.scope() == KeyScope.PHONE)
                .extracting(DirectoryKey::value)
                .containsExactlyInAnyOrder("5550142", "5550143", "51234", "5550144", "51299");
    }

    @Test
    void a_unique_key_that_is_taken_is_refused_by_name_and_nothing_is_kept() {
        insert(dialPlan("MyDialPlan"));

        assertThatThrownBy(() -> insert(dialPlan("mydialplan")))
                .isInstanceOfSatisfying(
                        DirectoryException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E021))
                .hasMessageContaining("mydialplan");
        assertThat(
                        directory.<List<DirectoryObject>>read(
                                reader -> reader.list(ObjectKind.DIAL_PLAN, 10)))
                .hasSize(1);
    }

    @Test
    void objects_are_listed_by_name_up_to_a_limit() {
        for (var name : List.of("c", "B", "a")) {
            insert(dialPlan(name));
        }
        assertThat(
                        directory.<List<DirectoryObject>>read(
                                reader -> reader.list(ObjectKind.DIAL_PLAN, 2)))
                .extracting(DirectoryObject::name)
                .containsExactly("a", "B");
    }

    @Test
    void an_update_counts_the_version_and_replaces_keys() {
        var plan = insert(dialPlan("old"));
        var renamed = with(plan, "new", Set.of(DirectoryKey.name(ObjectKind.DIAL_PLAN, "new")));

        var updated = directory.change(CHANGE, writer -> writer.update(renamed));

        assertThat(updated.version()).isEqualTo(2);
        assertThat(updated.created()).isEqualTo(plan.created());
        assertThat(directory.<Optional<DirectoryObject>>read(reader -> reader.find(plan.id())))
                .contains(updated);
        assertThat(
                        directory.<Optional<DirectoryObject>>read(reader ->
                                reader.find(DirectoryKey.name(ObjectKind.DIAL_PLAN, "old"))))
                .isEmpty();
        insert(dialPlan("old"));
    }

    @Test
    void an_update_of_an_older_version_is_a_conflict() {
        var plan = insert(dialPlan("MyDialPlan"));
        directory.change(CHANGE, writer -> writer.update(plan));

        assertThatThrownBy(() -> directory.change(CHANGE, writer -> writer.update(plan)))
                .isInstanceOfSatisfying(
                        DirectoryException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E021));
    }

    @Test
    void a_deleted_object_takes_keys_links_pin_and_password_along() {
        var plan = insert(dialPlan("MyDialPlan"));
        var policy = insert(policy("MyPolicy", plan.id()));
        directory.change(
                CHANGE,
                writer -> {
                    writer.putPin(policy.id(), pin("hash", 0));
                    writer.putPasswordHash(policy.id(), "hash");
                    return policy;
                });
        directory.change(
                CHANGE,
                writer -> {
                    writer.delete(policy.id());
                    return policy;
                });

        assertThat(
                        directory.<Boolean>read(reader ->
                                reader.find(policy.id()).isEmpty()
                                        && reader.pin(policy.id()).isEmpty()
                                        && reader.passwordHash(policy.id()).isEmpty()
                                        && reader.referringTo(plan.id(), ObjectKind.MAILBOX_POLICY)
                                                .isEmpty()))
                .isTrue();
        insert(policy("MyPolicy", plan.id()));
    }

    @Test
    void who_refers_to_an_object_is_found_by_kind() {
        var plan = insert(dialPlan("MyDialPlan"));
        var b = insert(policy("b", plan.id()));
        var a = insert(policy("a", plan.id()));

        assertThat(
                        directory.<List<DirectoryObject>>read(
                                reader -> reader.referringTo(plan.id(), ObjectKind.MAILBOX_POLICY)))
                .containsExactly(a, b);
        assertThat(
                        directory.<List<DirectoryObject>>read(
                                reader -> reader.referringTo(plan.id(), ObjectKind.HUNT_GROUP)))
                .isEmpty();
    }

    @Test
    void a_link_cannot_dangle() {
        var plan = insert(dialPlan("MyDialPlan"));
        insert(policy("a", plan.id()));

        assertThatThrownBy(() ->
                        directory.change(
                                CHANGE,
                                writer -> {
                                    writer.delete(plan.id());
                                    return plan;
                                }))
                .isInstanceOf(DirectoryException.class);
        assertThatThrownBy(() -> insert(policy("b", ObjectId.random())))
                .isInstanceOf(DirectoryException.class);
        assertThat(directory.<Optional<DirectoryObject>>read(reader -> reader.find(plan.id())))
                .isPresent();
    }

    @Test
    void objects_that_refer_to_each_other_are_inserted_in_any_order() {
        var plan = dialPlan("MyDialPlan");
        directory.change(
                CHANGE,
                writer -> {
                    writer.insert(policy("a", plan.id()));
                    return writer.insert(plan);
                });
        assertThat(
                        directory.<List<DirectoryObject>>read(
                                reader -> reader.referringTo(plan.id(), ObjectKind.MAILBOX_POLICY)))
                .hasSize(1);
    }

    @Test
    void a_change_that_throws_keeps_nothing_and_no_audit_entry() {
        var before = directory.<Long>read(reader -> reader.version());
        assertThatThrownBy(() ->
                        directory.change(
                                CHANGE,
                                writer -> {
                                    writer.insert(dialPlan("MyDialPlan"));
                                    throw new DirectoryException(ErrorId.E101, "refused");
                                }))
                .hasMessage("refused");

        assertThat(
                        directory.<List<DirectoryObject>>read(
                                reader -> reader.list(ObjectKind.DIAL_PLAN, 10)))
                .isEmpty();
        assertThat(directory.<Long>read(reader -> reader.version())).isEqualTo(before);
        assertThat(store.audit().entries(0, 10)).isEmpty();
    }

    @Test
    void a_change_reads_what_it_wrote() {
        var plan = dialPlan("MyDialPlan");
        var found =
                directory.change(
                        CHANGE,
                        writer -> {
                            writer.insert(plan);
                            return writer.find(
                                    DirectoryKey.name(ObjectKind.DIAL_PLAN, "MyDialPlan"));
                        });
        assertThat(found).isPresent();
    }

    @Test
    void reads_do_not_wait_for_a_change() throws Exception {
        insert(dialPlan("first"));
        var isChanging = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var change =
                Thread.ofVirtual()
                        .start(() ->
                                directory.change(
                                        CHANGE,
                                        writer -> {
                                            var inserted = writer.insert(dialPlan("second"));
                                            isChanging.countDown();
                                            await(mayEnd);
                                            return inserted;
                                        }));
        assertThat(isChanging.await(30, TimeUnit.SECONDS)).isTrue();
        try {
            assertThat(
                            directory.<List<DirectoryObject>>read(
                                    reader -> reader.list(ObjectKind.DIAL_PLAN, 10)))
                    .hasSize(1);
        } finally {
            mayEnd.countDown();
            change.join();
        }
        assertThat(
                        directory.<List<DirectoryObject>>read(
                                reader -> reader.list(ObjectKind.DIAL_PLAN, 10)))
                .hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let it go on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void parallel_changes_are_all_kept_and_audited_in_one_chain() throws Exception {
        inParallel(20, i -> insert(dialPlan("plan" + i)));

        assertThat(directory.<Long>read(reader -> reader.version())).isEqualTo(20);
        assertThat(store.audit().entries(0, 100)).hasSize(20);
        assertThat(store.audit().verifyChain()).isEmpty();
    }

    @Test
    void of_parallel_updates_of_one_version_exactly_one_wins() throws Exception {
        var plan = insert(dialPlan("MyDialPlan"));
        var won = new AtomicInteger();
        inParallel(
                10,
                i -> {
                    try {
                        directory.change(CHANGE, writer -> writer.update(plan));
                        return won.incrementAndGet();
                    } catch (DirectoryException e) {
                        assertThat(e.id()).isEqualTo(ErrorId.E021);
                        return i;
                    }
                });
        assertThat(won.get()).isEqualTo(1);
    }

    @Test
    void the_directory_wakes_who_subscribed_with_its_version() throws Exception {
        var woken = new CountDownLatch(1);
        try (var _ =
                store.database()
                        .subscribe(
                                SqlDirectory.TOPIC,
                                detail -> {
                                    if (detail.equals("1")) {
                                        woken.countDown();
                                    }
                                })) {
            insert(dialPlan("MyDialPlan"));
            assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    // PINs

    static PinRecord pin(String hash, int failures) {
        return new PinRecord(
                hash,
                Instant.parse("2026-11-25T08:00:00Z"),
                true,
                true,
                false,
                failures,
                List.of("older", "oldest"));
    }

    ObjectId withPin() {
        var object = insert(dialPlan("stands for a UM mailbox"));
        directory.change(
                CHANGE,
                writer -> {
                    writer.putPin(object.id(), pin("hash", 0));
                    return object;
                });
        return object.id();
    }

    PinRecord pinOf(ObjectId id) {
        return directory.read(reader -> reader.pin(id)).orElseThrow();
    }

    @Test
    void a_pin_record_comes_back_as_it_was_put_in_and_stays_out_of_the_audit() {
        var id = withPin();

        assertThat(pinOf(id)).isEqualTo(pin("hash", 0));
        assertThat(store.audit().newest(1).getFirst().objects()).isEmpty();
        assertThat(store.audit().entries(0, 10).toString()).doesNotContain("hash\"");
    }

    @Test
    void attempts_are_counted_until_the_last_one_locks() {
        var id = withPin();
        for (int attempt = 1; attempt <= 15; attempt++) {
            assertThat(directory.take(id, 15)).hasValue(attempt);
        }
        assertThat(pinOf(id).isLockedOut()).isTrue();
        assertThat(pinOf(id).failures()).isEqualTo(15);
        assertThat(directory.take(id, 15)).isEmpty();
    }

    @Test
    void a_right_pin_at_the_last_attempt_opens_again() {
        var id = withPin();
        for (int attempt = 1; attempt <= 15; attempt++) {
            assertThat(directory.take(id, 15)).isPresent();
        }
        directory.succeeded(id);
        assertThat(pinOf(id).isLockedOut()).isFalse();
        assertThat(pinOf(id).failures()).isZero();
    }

    @Test
    void a_lock_by_an_administrator_is_not_opened_by_a_right_pin() {
        var id = withPin();
        directory.change(
                CHANGE,
                writer -> {
                    writer.putPin(
                            id,
                            new PinRecord("hash", Instant.EPOCH, false, false, true, 0, List.of()));
                    return id;
                });
        assertThat(directory.take(id, 15)).isEmpty();
        directory.succeeded(id);
        assertThat(pinOf(id).isLockedOut()).isTrue();
    }

    @Test
    void who_has_no_pin_gets_no_attempt() {
        assertThat(directory.take(ObjectId.random(), 15)).isEmpty();
    }

    @Test
    void an_unlimited_policy_counts_without_locking() {
        var id = withPin();
        assertThat(directory.take(id, Integer.MAX_VALUE)).hasValue(1);
        assertThat(pinOf(id).isLockedOut()).isFalse();
    }

    @Test
    void attempts_survive_a_restart() {
        var id = withPin();
        directory.take(id, 15);
        reopen();
        assertThat(directory.take(id, 15)).hasValue(2);
    }

    abstract void reopen();

    @Test
    void a_hundred_parallel_guessers_get_fifteen_guesses() throws Exception {
        var id = withPin();
        var guesses = new AtomicInteger();
        inParallel(
                100,
                _ -> {
                    if (directory.take(id, 15).isPresent()) {
                        guesses.incrementAndGet();
                    }
                    return id;
                });
        assertThat(guesses.get()).isEqualTo(15);
        assertThat(pinOf(id).isLockedOut()).isTrue();
    }

    private DialPlan aPlan() {
        return directory.change(
                CHANGE,
                writer -> {
                    Organization.createIfAbsent(writer, "contoso.com");
                    return DialPlans.create(
                            writer,
                            Edit.of(
                                    "MyDialPlan",
                                    PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, 5)),
                            false,
                            new Warnings());
                });
    }

    private static DialPlan setOperator(DirectoryWriter writer, DialPlan plan, String operator) {
        return DialPlans.change(
                writer,
                plan,
                Edit.of(PropertyValues.EMPTY.with(DialPlan.OPERATOR_EXTENSION, operator)),
                new Warnings());
    }

    @Test
    @DisplayName("Concurrent edits: what is read and changed in one change is merged")
    void two_administrators_who_change_different_settings_at_once_keep_both() throws Exception {
        var plan = aPlan();
        var set =
                List.of(
                        PropertyValues.EMPTY.with(DialPlan.OPERATOR_EXTENSION, "50001"),
                        PropertyValues.EMPTY.with(DialPlan.OUTSIDE_LINE_ACCESS_CODE, "9"),
                        PropertyValues.EMPTY.with(DialPlan.INTERNATIONAL_ACCESS_CODE, "011"),
                        PropertyValues.EMPTY.with(DialPlan.FAX_ENABLED, false));
        try (var database = another()) {
            var nodes = List.of(directory, new SqlDirectory(database, Clock.systemUTC()));
            inParallel(
                    set.size(),
                    i ->
                            nodes.get(i % 2)
                                    .change(
                                            CHANGE,
                                            writer ->
                                                    DialPlans.change(
                                                            writer,
                                                            new DialPlan(
                                                                    writer.find(plan.id())
                                                                            .orElseThrow()),
                                                            Edit.of(set.get(i)),
                                                            new Warnings())));
        }

        var now = directory.read(reader -> reader.find(plan.id())).orElseThrow().values();
        for (var each : set) {
            each.stored()
                    .forEach((name, value) -> assertThat(now.stored()).containsEntry(name, value));
        }
    }

    @Test
    @DisplayName("Concurrent edits: of those who save what they read before, one wins (UM-E021)")
    void of_two_administrators_who_save_what_both_read_before_one_is_refused() throws Exception {
        var seen = aPlan();
        var refused = new AtomicInteger();
        try (var database = another()) {
            var nodes = List.of(directory, new SqlDirectory(database, Clock.systemUTC()));
            inParallel(
                    2,
                    i -> {
                        try {
                            return nodes.get(i)
                                    .change(
                                            CHANGE,
                                            writer -> setOperator(writer, seen, "5000" + i));
                        } catch (DirectoryException e) {
                            assertThat(e.id()).isEqualTo(ErrorId.E021);
                            return refused.incrementAndGet();
                        }
                    });
        }

        assertThat(refused.get()).isEqualTo(1);
        assertThat(directory.read(reader -> reader.find(seen.id())).orElseThrow().version())
                .isEqualTo(seen.object().version() + 1);
    }

    @Test
    void what_is_read_inside_a_change_is_changed_by_nobody_before_the_commit() throws Exception {
        var plan = aPlan();
        var made = new AtomicInteger();
        inParallel(
                8,
                i -> {
                    try {
                        return directory.change(
                                CHANGE,
                                writer -> {
                                    // As a precondition does, which has no writer.
                                    var now =
                                            directory.<DirectoryObject>read(
                                                    reader -> reader.find(plan.id()).orElseThrow());
                                    if (now.version() != plan.object().version()) {
                                        throw new DirectoryException(ErrorId.E021, "changed");
                                    }
                                    var _ = setOperator(writer, new DialPlan(now), "5000" + i);
                                    return made.incrementAndGet();
                                });
                    } catch (DirectoryException e) {
                        assertThat(e.id()).isEqualTo(ErrorId.E021);
                        return i;
                    }
                });

        assertThat(made.get()).isEqualTo(1);
    }

    /** Another process on the same database, as far as the database can tell. */
    abstract Database another();

    @Test
    @DisplayName("V1, C5: 100 guessers in two processes have their PIN compared 15 times")
    void a_hundred_guessers_in_two_processes_are_compared_fifteen_times() throws Exception {
        var called = aUser();
        var compared = new AtomicInteger();
        var locked = new AtomicInteger();
        try (var database = another()) {
            var nodes =
                    List.of(
                            signIn(directory, compared),
                            signIn(new SqlDirectory(database, Clock.systemUTC()), compared));
            compared.set(0);
            inParallel(
                    100,
                    i -> {
                        var outcome =
                                nodes.get(i % 2)
                                        .attempt(
                                                called.umMailbox(),
                                                called.policy(),
                                                "9182%02d".formatted(i),
                                                Optional.of("42555501%02d".formatted(i)));
                        if (outcome instanceof PinSignIn.Outcome.WrongAndLocked) {
                            locked.incrementAndGet();
                        }
                        return outcome;
                    });
        }
        assertThat(compared.get()).isEqualTo(15);
        assertThat(locked.get()).isEqualTo(1);
        assertThat(pinOf(called.umMailbox().id()).isLockedOut()).isTrue();
    }

    private record Called(UmMailbox umMailbox, MailboxPolicy policy) {}

    private Called aUser() {
        return directory.change(
                CHANGE,
                writer -> {
                    Organization.createIfAbsent(writer, "contoso.com");
                    DialPlans.create(
                            writer,
                            Edit.of(
                                    "MyDialPlan",
                                    PropertyValues.EMPTY
                                            .with(DialPlan.NUMBER_OF_DIGITS, 5)
                                            .with(DialPlan.COUNTRY_OR_REGION_CODE, "1")),
                            true,
                            new Warnings());
                    var policy =
                            new MailboxPolicy(
                                    Identities.find(
                                            writer,
                                            ObjectKind.MAILBOX_POLICY,
                                            "MyDialPlan Default Policy"));
                    // A reset on the way would compare its new PIN with the history.
                    policy =
                            MailboxPolicies.change(
                                    writer,
                                    policy,
                                    Edit.of(
                                            PropertyValues.EMPTY.with(
                                                    MailboxPolicy.LOGON_FAILURES_BEFORE_PIN_RESET,
                                                    Unlimited.UNLIMITED)),
                                    new Warnings());
                    var tony =
                            UserMailboxes.create(
                                    writer,
                                    Edit.of(
                                            "Tony Smith",
                                            PropertyValues.EMPTY
                                                    .with(Mailbox.ALIAS, "tonysmith")
                                                    .with(
                                                            Mailbox.USER_PRINCIPAL_NAME,
                                                            "tonysmith@contoso.com")),
                                    Optional.empty(),
                                    new Warnings());
                    var enabled =
                            Enabling.enable(
                                    new UmMailboxes(pins(store.hashes())),
                                    writer,
                                    new EnableRequest(
                                            tony,
                                            policy,
                                            List.of("51234"),
                                            Optional.empty(),
                                            Optional.of("5643892"),
                                            Optional.empty(),
                                            PropertyValues.EMPTY),
                                    new Warnings());
                    return new Called(enabled.umMailbox(), policy);
                });
    }

    private static PinAdministration pins(SecretHash hash) {
        return new PinAdministration(hash, new SecureRandom(), Clock.systemUTC());
    }

    /** Signing in, where comparisons with the user's PIN are counted. */
    private PinSignIn signIn(SqlDirectory node, AtomicInteger compared) {
        var hashes = store.hashes();
        var nobody = new AtomicReference<>("");
        var counting =
                new SecretHash() {
                    @Override
                    public String hash(String secret) {
                        return nobody.updateAndGet(_ -> hashes.hash(secret));
                    }

                    @Override
                    public boolean matches(String secret, String encoded) {
                        if (!encoded.equals(nobody.get())) {
                            compared.incrementAndGet();
                        }
                        return hashes.matches(secret, encoded);
                    }

                    @Override
                    public String fingerprint(String secret) {
                        return hashes.fingerprint(secret);
                    }
                };
        return new PinSignIn(node, node, pins(hashes), counting, Clock.systemUTC());
    }

    private static Guess guess(String source, String target) {
        return new Guess(
                GuessLimit.EXTENSIONS_PER_CALLER,
                source,
                target,
                Instant.parse("2026-11-25T08:00:00Z"));
    }

    @Test
    void a_source_may_try_as_many_targets_as_the_limit_says() {
        for (int i = 1; i <= 5; i++) {
            assertThat(directory.mayTry(guess("4255550100", "t" + i))).isTrue();
            assertThat(directory.mayTry(guess("4255550100", "t" + i))).as("again").isTrue();
        }
        assertThat(directory.mayTry(guess("4255550100", "t6"))).isFalse();
        assertThat(directory.mayTry(guess("4255550100", "t6"))).as("still").isFalse();
        assertThat(directory.mayTry(guess("4255550100", "t1"))).isTrue();
        assertThat(directory.mayTry(guess("4255550101", "t6"))).isTrue();

        directory.wasRight(guess("4255550100", "t1"));
        directory.wasRight(guess("4255550100", "t1"));
        assertThat(directory.mayTry(guess("4255550100", "t6"))).isTrue();
        assertThat(directory.mayTry(guess("4255550100", "t7"))).isFalse();
    }

    @Test
    void an_earlier_window_is_forgotten() {
        for (int i = 1; i <= 5; i++) {
            directory.mayTry(guess("4255550100", "t" + i));
        }
        var later =
                new Guess(
                        GuessLimit.EXTENSIONS_PER_CALLER,
                        "4255550177",
                        "t1",
                        Instant.parse("2026-11-25T08:10:00Z"));
        assertThat(directory.mayTry(later)).isTrue();
        assertThat(
                        store.database()
                                .<Long, RuntimeException>read(handle ->
                                        handle.createQuery("select count(*) from guess")
                                                .mapTo(Long.class)
                                                .one()))
                .isEqualTo(1);
    }

    @Test
    void parallel_tries_in_two_processes_stay_below_the_limit_together() throws Exception {
        var tried = new AtomicInteger();
        try (var database = another()) {
            var elsewhere = new SqlDirectory(database, Clock.systemUTC());
            inParallel(
                    60,
                    i -> {
                        var node = i % 2 == 0 ? directory : elsewhere;
                        if (node.mayTry(guess("4255550100", "t" + i))) {
                            tried.incrementAndGet();
                        }
                        return i;
                    });
        }
        assertThat(tried.get()).isEqualTo(5);
    }

    @Test
    void a_count_that_a_lower_limit_does_not_allow_any_more_locks() {
        var id = withPin();
        for (int attempt = 1; attempt <= 6; attempt++) {
            directory.take(id, 15);
        }
        assertThat(directory.take(id, 5)).isEmpty();
        assertThat(pinOf(id).isLockedOut()).isTrue();
        assertThat(pinOf(id).failures()).isEqualTo(6);
    }

    @Test
    void a_change_of_the_pin_record_does_not_undo_attempts_taken_meanwhile() throws Exception {
        var id = withPin();
        inParallel(
                30,
                i -> {
                    if (i % 3 == 0) {
                        return directory.change(
                                CHANGE,
                                writer -> {
                                    writer.putPin(id, writer.pin(id).orElseThrow());
                                    return id;
                                });
                    }
                    return directory.take(id, 100);
                });
        assertThat(pinOf(id).failures()).isEqualTo(20);
    }

    // Audit

    @Test
    void an_entry_tells_who_did_what_with_before_and_after() {
        var plan = insert(dialPlan("MyDialPlan"));
        directory.change(
                new Directory.Change("tony", "phone", "delete"),
                writer -> {
                    writer.delete(plan.id());
                    return plan;
                });

        var entries = store.audit().entries(0, 10);
        assertThat(entries).hasSize(2);
        var created = entries.getFirst();
        assertThat(created.who()).isEqualTo("admin@contoso.com");
        assertThat(created.from()).isEqualTo("shell");
        assertThat(created.command()).isEqualTo("New-UMDialPlan -Name MyDialPlan");
        assertThat(created.objects().getFirst().before()).isEmpty();
        assertThat(created.objects().getFirst().after().orElseThrow())
                .contains("\"NumberOfDigitsInExtension\":5");
        var deleted = entries.getLast();
        assertThat(deleted.who()).isEqualTo("tony");
        assertThat(deleted.directoryVersion()).isEqualTo(2);
        assertThat(deleted.objects().getFirst().before())
                .isEqualTo(created.objects().getFirst().after());
        assertThat(deleted.objects().getFirst().after()).isEmpty();
        assertThat(store.audit().verifyChain()).isEmpty();
    }

    @Test
    void a_refused_command_is_in_the_trail_with_its_reason_and_changes_nothing() {
        insert(dialPlan("MyDialPlan"));
        var before = directory.<Long>read(reader -> reader.version());

        directory.refused(
                new Directory.Change("tony", "127.0.0.1", "Remove-UMDialPlan MyDialPlan"),
                "UM-E020: No role of the caller grants this command.");

        var entry = store.audit().newest(1).getFirst();
        assertThat(entry.who()).isEqualTo("tony");
        assertThat(entry.isSucceeded()).isFalse();
        assertThat(entry.error()).startsWith("UM-E020");
        assertThat(entry.objects()).isEmpty();
        assertThat(directory.<Long>read(reader -> reader.version())).isEqualTo(before);
        assertThat(store.audit().verifyChain()).isEmpty();
        assertThat(afterTampering("update audit set error = '' where entry = 2"))
                .containsExactly("audit entry 2 was changed");
        assertThat(afterTampering("update audit set error = 'no' where entry = 1"))
                .containsExactly("audit entry 1 was changed");
    }

    @Test
    void newest_entries_that_were_cut_off_together_with_the_head_are_noticed() {
        insert(dialPlan("plan0"));
        insert(dialPlan("plan1"));
        var later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1));
        new SqlDirectory(store.database(), later)
                .change(CHANGE, writer -> writer.insert(dialPlan("plan2")));
        store.database()
                .write(handle -> {
                    handle.execute("delete from audit where entry = 3");
                    return handle.execute(
                            "update directory_state set audit_entries = 2,"
                                    + " audit_hash = (select hash from audit where entry = 2)");
                });
        assertThat(store.audit().verifyChain())
                .hasSize(2)
                .contains(
                        "the audit trail ends with version 2 of the directory, which has version 3")
                .anyMatch(line -> line.contains("was changed after the last audit entry"));
    }

    @Test
    void entries_are_named_that_were_removed_changed_or_moved() {
        for (int i = 0; i < 6; i++) {
            insert(dialPlan("plan" + i));
        }
        assertThat(afterTampering("delete from audit where entry in (2, 3)"))
                .contains("audit entries 2 to 3 are missing");
        assertThat(
                        afterTampering(
                                "update audit set entry = case entry when 2 then -1 else entry end",
                                "update audit set entry = 2 where entry = 3",
                                "update audit set entry = 3 where entry = -1"))
                .contains("audit entry 2 was changed", "audit entry 3 was changed");
        assertThat(afterTampering("delete from audit where entry > 4"))
                .contains("the audit trail ends with entry 4, not 6");
    }

    @Test
    void a_search_finds_by_who_what_when_and_result() {
        insert(dialPlan("MyDialPlan"));
        directory.refused(
                new Directory.Change("tony", "127.0.0.1", "Set-UMDialPlan 'My -Fax' -FaxEnabled 7"),
                "UM-E006");
        var all = AuditSearch.ALL;

        assertThat(store.audit().search(all, 0, 10)).hasSize(2);
        assertThat(store.audit().search(all, 1, 10).getFirst().entry()).isEqualTo(1);
        assertThat(
                        commands(
                                new AuditSearch(
                                        all.from(),
                                        all.until(),
                                        List.of("TONY"),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        Optional.empty())))
                .containsExactly("Set-UMDialPlan 'My -Fax' -FaxEnabled 7");
        assertThat(
                        commands(
                                new AuditSearch(
                                        all.from(),
                                        all.until(),
                                        List.of(),
                                        List.of("set-umdialplan"),
                                        List.of("faxenabled"),
                                        List.of(),
                                        Optional.of(false))))
                .hasSize(1);
        assertThat(
                        commands(
                                new AuditSearch(
                                        all.from(),
                                        all.until(),
                                        List.of(),
                                        List.of(),
                                        List.of("Fax"),
                                        List.of(),
                                        Optional.empty())))
                .isEmpty();
        assertThat(
                        commands(
                                new AuditSearch(
                                        all.from(),
                                        all.until(),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of("mydialplan"),
                                        Optional.of(true))))
                .containsExactly("New-UMDialPlan -Name MyDialPlan");
        assertThat(
                        commands(
                                new AuditSearch(
                                        Optional.of(Instant.now().plusSeconds(60)),
                                        all.until(),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        Optional.empty())))
                .isEmpty();
    }

    private List<String> commands(AuditSearch search) {
        return store.audit().search(search, 0, 10).stream().map(each -> each.command()).toList();
    }

    @Test
    void any_tampering_with_the_trail_is_noticed() {
        for (int i = 0; i < 5; i++) {
            insert(dialPlan("plan" + i));
        }
        for (var tampering :
                List.of(
                        "update audit set who = 'nobody' where entry = 3",
                        "update audit set command = 'Get-UMDialPlan' where entry = 5",
                        "update audit set objects = '[]' where entry = 1",
                        "update audit set at = at + 1 where entry = 2",
                        "delete from audit where entry = 3",
                        "delete from audit where entry = 1",
                        "delete from audit where entry = 5",
                        "delete from audit")) {
            assertThat(afterTampering(tampering)).as(tampering).isNotEmpty();
        }
        assertThat(store.audit().verifyChain()).isEmpty();
    }

    /** What the check says after statements that are rolled back again. */
    private List<String> afterTampering(String... statements) {
        store.database()
                .write(handle -> {
                    handle.execute("create table saved as select * from audit");
                    for (var sql : statements) {
                        handle.execute(sql);
                    }
                    return statements;
                });
        try {
            return new AuditTrail(store.database()).verifyChain();
        } finally {
            store.database()
                    .write(handle -> {
                        handle.execute("delete from audit");
                        handle.execute("insert into audit select * from saved");
                        return handle.execute("drop table saved");
                    });
        }
    }

    /** An imported sound whose bytes are all different. */
    private static ImportedSound sound(int seed, boolean isConverted) {
        var file = new byte[256];
        var line = new byte[512];
        for (int i = 0; i < line.length; i++) {
            file[i / 2] = (byte) (i / 2 + seed);
            line[i] = (byte) (i * 3 + seed);
        }
        return new ImportedSound(file, line, "WAV, PCM 16 bit", isConverted);
    }

    private Optional<ImportedSound> soundOf(DirectoryObject prompt) {
        return directory.read(reader -> reader.promptSound(prompt.id()));
    }

    @Test
    @DisplayName("§7.14: the bytes of a prompt come back, are replaced, and go with their object")
    void the_sound_of_a_prompt_lives_as_long_as_its_object() {
        var prompt = insert(dialPlan("StandsForAPrompt"));
        assertThat(soundOf(prompt)).isEmpty();

        for (var sound : List.of(sound(1, true), sound(2, false))) {
            directory.change(
                    CHANGE,
                    writer -> {
                        writer.putPromptSound(prompt.id(), sound);
                        return true;
                    });
            var back = soundOf(prompt).orElseThrow();
            assertThat(back.file()).isEqualTo(sound.file());
            assertThat(back.lineBytes()).isEqualTo(sound.lineBytes());
            assertThat(back.format()).isEqualTo("WAV, PCM 16 bit");
            assertThat(back.isConverted()).isEqualTo(sound.isConverted());
        }

        directory.change(
                CHANGE,
                writer -> {
                    writer.delete(prompt.id());
                    return true;
                });
        assertThat(soundOf(prompt)).isEmpty();
        assertThat(
                        store.database()
                                .<Integer, RuntimeException>read(handle ->
                                        handle.createQuery("select count(*) from prompt_sound")
                                                .mapTo(Integer.class)
                                                .one()))
                .as("rows left behind")
                .isZero();
    }

    @Test
    void the_sound_of_a_refused_import_is_not_kept() {
        var prompt = insert(dialPlan("StandsForAPrompt"));

        assertThatThrownBy(() ->
                        directory.change(
                                CHANGE,
                                writer -> {
                                    writer.putPromptSound(prompt.id(), sound(1, false));
                                    throw new DirectoryException(ErrorId.E601, "refused");
                                }))
                .isInstanceOf(DirectoryException.class);

        assertThat(soundOf(prompt)).isEmpty();
    }

    @Test
    @DisplayName("§4.4: a node is known by its last sign of life until it goes")
    void a_node_is_seen_until_it_goes() {
        var sightings = store.sightings();
        var noon = Instant.parse("2026-11-25T12:00:00.123Z");
        var gateway = ObjectId.random();
        var busy = new NodeSightings.Sighting("node2", 9, noon.plusSeconds(10), 3, Set.of(gateway));
        sightings.seen(new NodeSightings.Sighting("node2", 7, noon));
        sightings.seen(new NodeSightings.Sighting("node1", 8, noon));
        sightings.seen(busy);

        assertThat(sightings.all())
                .containsExactly(new NodeSightings.Sighting("node1", 8, noon), busy);

        sightings.gone("node1");
        sightings.gone("node1");
        assertThat(sightings.all())
                .extracting(NodeSightings.Sighting::node)
                .containsExactly("node2");
    }

    @FunctionalInterface
    interface Numbered {
        Object run(int i) throws Exception;
    }

    static void inParallel(int count, Numbered work) throws Exception {
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<java.util.concurrent.Future<Object>>();
            for (int i = 0; i < count; i++) {
                var number = i;
                Callable<Object> task =
                        () -> {
                            start.await();
                            return work.run(number);
                        };
                tasks.add(executor.submit(task));
            }
            start.countDown();
            for (var task : tasks) {
                task.get();
            }
        }
    }
}
