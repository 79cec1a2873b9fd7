package org.mynah.store.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.mailbox.MessageText;
import org.mynah.store.mailbox.NewMessage;
import org.mynah.store.mailbox.SpecialUse;
import org.mynah.store.mailbox.UidSet;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.Warnings;
import org.mynah.um.pin.PinAdministration;

/** Each defect is planted, found, and mended where nothing is lost, on either database. */
abstract class VerificationContract {

    private static final long SEED = 4711;

    /** Bits that are flipped in each kind of file. */
    private static final int FLIPS = 500;

    /** Mixtures of defects that are planted; 1,000 by {@code -Dmynah.verify.rounds=1000}. */
    private static final int ROUNDS = Integer.getInteger("mynah.verify.rounds", 40);

    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @TempDir Path temp;
    StoreFixture store;
    ObjectId tony;
    ObjectId umMailbox;

    abstract StoreFixture open(Path root);

    /** Where a program finds the database that does not obey its references. */
    abstract String url();

    /** What switches the references off for a connection. */
    abstract String lawless();

    @BeforeEach
    void openStore() throws Exception {
        store = open(temp);
        tony = store.mailbox("tonysmith");
        store.password(tony, "a long password");
        // Another millisecond, by which the last change is told from those before.
        var before = System.currentTimeMillis();
        while (System.currentTimeMillis() == before) {
            Thread.onSpinWait();
        }
        umMailbox =
                store.directory()
                        .change(
                                new Directory.Change("admin", "test", "Enable-UMMailbox"),
                                writer -> {
                                    Organization.createIfAbsent(writer, "contoso.com");
                                    DialPlans.create(
                                            writer,
                                            Edit.of(
                                                    "MyDialPlan",
                                                    PropertyValues.EMPTY
                                                            .with(DialPlan.NUMBER_OF_DIGITS, 5)
                                                            .with(
                                                                    DialPlan.COUNTRY_OR_REGION_CODE,
                                                                    "1")),
                                            true,
                                            new Warnings());
                                    var policy =
                                            new MailboxPolicy(
                                                    writer.list(ObjectKind.MAILBOX_POLICY, 1)
                                                            .getFirst());
                                    return Enabling.enable(
                                                    new UmMailboxes(
                                                            new PinAdministration(
                                                                    store.hashes(),
                                                                    new SecureRandom(),
                                                                    Clock.systemUTC())),
                                                    writer,
                                                    new EnableRequest(
                                                            new Mailbox(
                                                                    Identities.find(
                                                                            writer,
                                                                            ObjectKind.MAILBOX,
                                                                            "tonysmith")),
                                                            policy,
                                                            List.of("51234"),
                                                            Optional.empty(),
                                                            Optional.of("5643892"),
                                                            Optional.empty(),
                                                            PropertyValues.EMPTY),
                                                    new Warnings())
                                            .umMailbox()
                                            .id();
                                });
        var inbox = store.mailStore().folder(tony, SpecialUse.INBOX).id();
        for (var text : List.of("one", "another")) {
            store.mailStore()
                    .append(
                            inbox,
                            NewMessage.email(
                                    Instant.parse("2026-11-25T12:00:00Z"),
                                    out -> out.write(text.getBytes(UTF_8))),
                            QuotaRule.IGNORE);
        }
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private Verification verification(boolean isAtRest) {
        return new Verification(
                Subject.of(
                        store.database(),
                        store.data(),
                        new RealDisk(),
                        isAtRest,
                        // At rest, what was written is old enough on either database.
                        isAtRest
                                ? Clock.offset(
                                        Clock.systemUTC(),
                                        OrphanBlobs.LONGEST_WRITING.multipliedBy(2))
                                : Clock.systemUTC()));
    }

    final List<String> found() throws Exception {
        return verification(true).examine().stream().map(Defect::text).toList();
    }

    final List<String> repaired() throws Exception {
        var done = new ArrayList<String>();
        verification(true).repair(done::add);
        return done;
    }

    void plant(String... statements) throws Exception {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(lawless());
            for (var each : statements) {
                assertThat(statement.executeUpdate(each)).as(each).isPositive();
            }
        }
    }

    void isFoundAndMended(String text) throws Exception {
        assertThat(found()).anyMatch(line -> line.contains(text));
        assertThat(repaired()).anyMatch(line -> line.contains(text));
        assertThat(found()).isEmpty();
        assertThat(store.audit().verifyChain()).isEmpty();
    }

    private void isFoundAndLeft(String text) throws Exception {
        assertThat(found()).anyMatch(line -> line.contains(text));
        repaired();
        assertThat(found()).anyMatch(line -> line.contains(text));
    }

    private Path firstBlob() throws Exception {
        try (var files = Files.walk(store.data().blobs())) {
            return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void a_whole_store_is_clean() throws Exception {
        assertThat(found()).isEmpty();
    }

    @Test
    void a_removed_audit_entry_is_named() throws Exception {
        plant("delete from audit where entry = 2");
        isFoundAndLeft("audit entry 2 is missing");
    }

    @Test
    void a_changed_audit_entry_is_named() throws Exception {
        plant("update audit set who = 'nobody' where entry = 2");
        isFoundAndLeft("audit entry 2 was changed");
    }

    @Test
    void audit_entries_that_changed_places_are_named() throws Exception {
        plant(
                "update audit set entry = -1 where entry = 1",
                "update audit set entry = 1 where entry = 2",
                "update audit set entry = 2 where entry = -1");
        isFoundAndLeft("audit entry 2 does not follow on entry 1");
    }

    @Test
    void a_cut_off_audit_trail_is_noticed() throws Exception {
        plant("delete from audit where entry = (select max(entry) from audit)");
        isFoundAndLeft("the audit trail ends with entry 2, not 3");
    }

    @Test
    void a_trail_that_was_cut_off_with_its_head_is_noticed_by_the_objects() throws Exception {
        plant(
                "delete from audit where entry = (select max(entry) from audit)",
                "update directory_state set audit_entries = 2, version = 2,"
                        + " audit_hash = (select hash from audit where entry = 2)");
        isFoundAndLeft("was changed after the last audit entry");
    }

    @Test
    void a_key_without_its_object_is_removed() throws Exception {
        plant("insert into directory_key values ('ALIAS', 'ghost', '" + NOBODY + "', 1)");
        isFoundAndMended("directory key " + NOBODY);
    }

    @Test
    void a_link_that_leads_nowhere_is_found() throws Exception {
        plant(
                "insert into directory_link (source, property, target) values ('"
                        + tony
                        + "', 'X', '"
                        + NOBODY
                        + "')");
        isFoundAndMended("its links are not those of its values");
    }

    @Test
    void a_key_that_is_missing_is_written_anew() throws Exception {
        plant("delete from directory_key where object_id = '" + tony + "' and scope = 'ALIAS'");
        isFoundAndMended(
                "mailbox 'tonysmith' (" + tony + "): its keys are not those of its values");
    }

    @Test
    void a_link_that_is_missing_is_written_anew() throws Exception {
        plant("delete from directory_link where source = '" + umMailbox + "'");
        isFoundAndMended("(" + umMailbox + "): its links are not those of its values");
    }

    @Test
    void a_key_that_another_object_has_is_not_taken_from_it() throws Exception {
        var other = store.mailbox("other");
        plant(
                "delete from directory_key where object_id = '" + tony + "' and scope = 'ALIAS'",
                "update directory_key set value = 'tonysmith' where object_id = '"
                        + other
                        + "' and scope = 'ALIAS'");
        repaired();
        assertThat(found()).isEmpty();
    }

    @Test
    void an_object_that_cannot_be_read_is_found_and_left() throws Exception {
        plant("update directory_object set body = '{' where id = '" + tony + "'");
        isFoundAndLeft("object " + tony + " cannot be read");
    }

    @Test
    void a_name_that_the_keypad_does_not_find_is_indexed_anew() throws Exception {
        plant(
                "insert into keypad_name values ('', 'LAST_FIRST', '4711', '" + tony + "')",
                "insert into keypad_name values ('" + NOBODY + "', 'ALIAS', '1', '" + tony + "')");
        isFoundAndMended("the index of names by keypad is not the one of its names");
    }

    @Test
    void a_prompt_without_its_sound_is_found_and_left() throws Exception {
        plant(
                "insert into directory_object (id, kind, name, name_key, version, created, changed,"
                        + " body) values ('"
                        + NOBODY
                        + "', 'PROMPT', 'closed.wav', 'closed.wav', 1, 0, 0, '{}')");
        isFoundAndLeft("UM prompt 'closed.wav': its sound is missing");
    }

    @Test
    void secrets_without_their_owner_are_removed() throws Exception {
        plant(
                "update pin set um_mailbox = '" + NOBODY + "'",
                "update password set mailbox = '" + NOBODY + "'",
                "insert into second_factor values ('" + NOBODY + "', 'sealed', 0)");
        assertThat(found())
                .contains(
                        "PIN " + NOBODY + ": there is no such object",
                        "password " + NOBODY + ": there is no such object",
                        "second factor " + NOBODY + ": there is no such object");
        isFoundAndMended("PIN " + NOBODY);
    }

    @Test
    void a_um_mailbox_without_its_mailbox_is_found_and_left() throws Exception {
        plant("delete from directory_object where id = '" + tony + "'");
        isFoundAndLeft("(" + umMailbox + "): there is no mailbox " + tony);
    }

    @Test
    void a_um_mailbox_without_its_policy_is_found_and_left() throws Exception {
        plant("delete from directory_object where kind = 'MAILBOX_POLICY'");
        isFoundAndLeft("(" + umMailbox + "): there is no UM mailbox policy");
    }

    @Test
    void a_missing_blob_is_found_and_left() throws Exception {
        var blob = firstBlob();
        Files.delete(blob);
        isFoundAndLeft("its blob " + blob.getFileName() + " is missing");
    }

    @Test
    void a_changed_blob_is_found_and_left() throws Exception {
        var blob = firstBlob();
        var bytes = Files.readAllBytes(blob);
        bytes[0] ^= 1;
        Files.write(blob, bytes);
        isFoundAndLeft("the bytes of its blob " + blob.getFileName() + " were changed");
    }

    @Test
    void a_wrong_size_is_set_right() throws Exception {
        plant("update message set size = 99 where size = 3");
        isFoundAndMended("it says 99 bytes, its blob has 3");
    }

    @Test
    void an_orphan_blob_is_put_aside_with_all_its_bytes() throws Exception {
        var id = store.blobs().put(out -> out.write("lost".getBytes(UTF_8))).id();
        isFoundAndMended("blob " + id + ": no message refers to it");
        assertThat(store.data().lost().resolve(id.value())).hasContent("lost");
    }

    @Test
    void a_blob_that_a_running_server_is_just_writing_is_no_orphan() throws Exception {
        store.blobs().put(out -> out.write(1));
        assertThat(verification(false).examine()).isEmpty();
        assertThatThrownBy(() -> verification(false).repair(_ -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wrong_counts_are_set_right() throws Exception {
        plant(
                "update mailbox set used_bytes = 7, modseq = 0",
                "update folder set uid_next = 1, highest_modseq = 0 where special_use = 'INBOX'");
        assertThat(found())
                .contains("mailbox " + tony + " says 7 bytes, its messages have 10")
                .anyMatch(line -> line.contains("has the next UID 1, its messages need 3"))
                .anyMatch(line -> line.contains("has the change counter 0"));
        repaired();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_message_whose_text_was_lost_waits_to_be_read_again() throws Exception {
        var message = store.mailStore().texts().waiting(1).getFirst();
        store.mailStore()
                .texts()
                .put(Map.of(message.id(), Optional.of(new MessageText("Subject: one", "one"))));
        plant("delete from message_text");
        isFoundAndMended("its text is not in the full-text index");
        assertThat(store.mailStore().texts().waiting(1)).containsExactly(message);
    }

    @Test
    void messages_without_their_folder_are_found_and_left() throws Exception {
        plant("update message set folder = 999999 where size = 3");
        isFoundAndLeft("message 999999: there is no such folder");
    }

    @Test
    void recordings_of_nobody_are_put_aside() throws Exception {
        var folder = store.data().prompts().resolve(NOBODY);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("personal.pcm"), "hello");
        isFoundAndMended("recordings of " + NOBODY);
        assertThat(store.data().lost().resolve(NOBODY).resolve("personal.pcm")).hasContent("hello");
    }

    @Test
    void a_spool_file_that_was_changed_is_named() throws Exception {
        Files.writeString(store.data().spool().resolve("call-1.msg"), "{}\nno checksum\n");
        isFoundAndLeft("spool file call-1.msg: its checksum does not match");
    }

    @Test
    void a_spool_item_that_was_put_aside_is_named() throws Exception {
        Files.writeString(
                store.data().spool().resolve("quarantine").resolve("call-2.reason"), "broken\n");
        isFoundAndLeft("spool item call-2 was put aside");
    }

    @Test
    @DisplayName("N8: whatever bit of a message's bytes flips, verify names the blob")
    void each_flipped_bit_of_a_blob_is_named() throws Exception {
        var random = new Random(SEED);
        var blob = firstBlob();
        var whole = Files.readAllBytes(blob);
        for (int i = 0; i < FLIPS; i++) {
            var bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(blob, bytes);
            var named = new ArrayList<String>();
            new MessageBlobs()
                    .examine(
                            Subject.of(
                                    store.database(),
                                    store.data(),
                                    new RealDisk(),
                                    true,
                                    Clock.systemUTC()),
                            defect -> named.add(defect.text()));
            assertThat(named)
                    .as("flip %d", i)
                    .singleElement()
                    .asString()
                    .contains("the bytes of its blob " + blob.getFileName() + " were changed");
        }
        Files.write(blob, whole);
        assertThat(found()).isEmpty();
    }

    /** Defects that can be mended, each by one statement. */
    private List<String> mendable() {
        return List.of(
                "insert into directory_key values ('ALIAS', 'ghost', '" + NOBODY + "', 1)",
                "delete from directory_key where object_id = '" + tony + "' and scope = 'ALIAS'",
                "delete from directory_key where object_id = '" + umMailbox + "'",
                "delete from directory_link where source = '" + umMailbox + "'",
                "insert into directory_link (source, property, target) values ('"
                        + tony
                        + "', 'X', '"
                        + NOBODY
                        + "')",
                "insert into second_factor values ('" + NOBODY + "', 'sealed', 0)",
                "insert into keypad_name values ('x', 'ALIAS', '1', '" + tony + "')",
                "insert into expunged values (999999, 1, 1)",
                "update message set size = 99 where size = 3",
                "update message set text_state = 1 where uid = 1",
                "update mailbox set used_bytes = used_bytes + 7",
                "update mailbox set modseq = 0",
                "update folder set uid_next = 1 where special_use = 'INBOX'",
                "update folder set highest_modseq = 0 where special_use = 'INBOX'");
    }

    @Test
    void any_mixture_of_planted_defects_is_found_and_mended_without_a_loss() throws Exception {
        var random = new Random(SEED);
        var inbox = store.mailStore().folder(tony, SpecialUse.INBOX).id();
        var before = store.mailStore().messages(inbox, UidSet.ALL);
        for (int round = 0; round < ROUNDS; round++) {
            var planted = new ArrayList<>(mendable());
            Collections.shuffle(planted, random);
            var some = planted.subList(0, 1 + random.nextInt(planted.size()));
            plant(some.toArray(String[]::new));
            var orphan = "bytes of round " + round;
            var blob = store.blobs().put(out -> out.write(orphan.getBytes(UTF_8))).id();
            var label = "seed " + SEED + ", round " + round + ": " + some;
            assertThat(found()).as(label).hasSizeGreaterThan(1);
            repaired();
            assertThat(found()).as(label).isEmpty();
            assertThat(store.data().lost().resolve(blob.value())).as(label).hasContent(orphan);
            assertThat(store.mailStore().messages(inbox, UidSet.ALL)).as(label).isEqualTo(before);
        }
    }
}
