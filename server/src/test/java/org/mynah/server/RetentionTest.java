package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.mailbox.FolderId;
import org.mynah.store.mailbox.SpecialUse;
import org.mynah.store.records.CallRecordStore;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.RetentionTag;
import org.mynah.um.directory.RetentionTags;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailKind;
import org.mynah.um.record.Calls;

/** What the sweep does by the retention tag for voice mail. */
class RetentionTest {

    @TempDir Path temp;
    private StoreFixture store;
    private ObjectId tony;
    private FolderId inbox;

    @BeforeEach
    void mailOfManyAges() throws Exception {
        store = StoreFixture.sqlite(temp);
        tony = store.mailbox("tonysmith");
        deliver("old voice", MailKind.VOICE, 21);
        deliver("young voice", MailKind.VOICE, 19);
        deliver("old mail", MailKind.EMAIL, 21);
        inbox = store.mailStore().folder(tony, SpecialUse.INBOX).id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void deliver(String id, MailKind kind, int daysAgo) throws Exception {
        store.mailboxes()
                .deliver(
                        tony,
                        new Mail(
                                "<" + id.replace(' ', '.') + "@contoso.com>",
                                kind,
                                Instant.now().minus(Duration.ofDays(daysAgo)),
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ZERO,
                                false,
                                out -> out.write(id.getBytes(StandardCharsets.UTF_8))));
    }

    private void tag(RetentionTag.Action action, boolean isEnabled) {
        store.directory()
                .change(
                        new Directory.Change("test", "test", "New-RetentionPolicyTag"),
                        writer ->
                                RetentionTags.create(
                                        writer,
                                        Edit.of(
                                                "Voice mail",
                                                PropertyValues.EMPTY
                                                        .with(RetentionTag.AGE_LIMIT, 20)
                                                        .with(RetentionTag.ENABLED, isEnabled)
                                                        .with(RetentionTag.ACTION, action))));
    }

    private void sweep() {
        try (var sweeper =
                new Sweeper(
                        store.directory(),
                        store.mailStore(),
                        new CallRecordStore(store.database()),
                        Clock.systemUTC())) {
            sweeper.sweep();
        }
    }

    @Test
    @DisplayName("§7.1 CallDataArchiveDays: calls are kept 730 days, or as the organization says")
    void calls_are_kept_as_long_as_the_organization_says() {
        store.directory()
                .change(
                        new Directory.Change("test", "test", "start"),
                        writer -> Organization.createIfAbsent(writer, "contoso.com"));
        var records = new CallRecordStore(store.database());
        var now = Instant.now();
        for (int days : new int[] {100, 729, 731}) {
            records.add(Calls.message(now.minus(Duration.ofDays(days))));
        }
        sweep();
        assertThat(records.ofUser(Calls.TONY.id(), Instant.EPOCH, 10)).hasSize(2);

        store.directory()
                .change(
                        new Directory.Change("test", "test", "Set-OrganizationConfig"),
                        writer ->
                                Organization.change(
                                        writer,
                                        Organization.in(writer),
                                        Edit.of(
                                                PropertyValues.EMPTY.with(
                                                        Organization.CALL_DATA_ARCHIVE_DAYS,
                                                        101))));
        sweep();
        assertThat(records.ofUser(Calls.TONY.id(), Instant.EPOCH, 10)).hasSize(1);
    }

    @Test
    @DisplayName("messages §10, N11: voice mail older than the limit goes, and may be taken back")
    void voice_mail_beyond_its_age_is_deleted_and_recoverable() {
        tag(RetentionTag.Action.DeleteAndAllowRecovery, true);
        sweep();
        assertThat(store.mailStore().uids(inbox)).containsExactly(2L, 3L);
        assertThat(store.mailStore().recoverable(tony, 10)).hasSize(1);
        sweep();
        assertThat(store.mailStore().uids(inbox)).containsExactly(2L, 3L);
    }

    @Test
    void voice_mail_that_is_deleted_for_good_cannot_be_taken_back() throws Exception {
        tag(RetentionTag.Action.PermanentlyDelete, true);
        sweep();
        assertThat(store.mailStore().uids(inbox)).containsExactly(2L, 3L);
        assertThat(store.mailStore().recoverable(tony, 10)).isEmpty();
        assertThat(store.mailStore().sweep(Instant.now().plus(Duration.ofHours(2)))).isEqualTo(1);
    }

    @Test
    void without_a_tag_in_force_nothing_goes() {
        sweep();
        tag(RetentionTag.Action.PermanentlyDelete, false);
        sweep();
        assertThat(store.mailStore().uids(inbox)).containsExactly(1L, 2L, 3L);
    }
}
