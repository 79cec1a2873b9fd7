package org.mynah.store.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.Blobs;
import org.mynah.store.mailbox.MailRefused.Reason;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.um.Mailboxes.UnknownMailbox;
import org.mynah.um.directory.ByteSize;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.DisconnectedMailbox;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailId;
import org.mynah.um.message.MailKind;
import org.mynah.um.message.MailSummary;
import org.mynah.um.pin.PinAdministration;

/** What the mail store promises, on either database. */
abstract class MailStoreContract {

    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    static final MailLimits LIMITS = new MailLimits(100_000, 12, 60, Quota.UNLIMITED);

    @TempDir Path temp;
    StoreFixture store;
    MailStore mail;
    ObjectId tony;

    abstract StoreFixture open(Path root);

    @BeforeEach
    void openStore() {
        store = open(temp);
        mail = store.mailStore();
        tony = store.mailbox("tonysmith");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    static NewMessage email(String text) {
        return NewMessage.email(NOON, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    FolderId inbox() throws MailRefused {
        return mail.folder(tony, SpecialUse.INBOX).id();
    }

    /** Sets Tony's limits as Set-Mailbox does. */
    void limit(Quota quota) {
        var values =
                PropertyValues.EMPTY
                        .with(Mailbox.ISSUE_WARNING_QUOTA, size(quota.warning()))
                        .with(Mailbox.PROHIBIT_SEND_QUOTA, size(quota.send()))
                        .with(Mailbox.PROHIBIT_SEND_RECEIVE_QUOTA, size(quota.receive()));
        store.directory()
                .change(
                        new Directory.Change("admin", "test", "Set-Mailbox"),
                        writer ->
                                UserMailboxes.change(
                                        writer,
                                        new Mailbox(writer.find(tony).orElseThrow()),
                                        Edit.of(values),
                                        new Warnings()));
    }

    private static ByteSize size(OptionalLong bytes) {
        return bytes.isPresent() ? new ByteSize(bytes.getAsLong()) : ByteSize.UNLIMITED;
    }

    UmMailboxes umMailboxes() {
        return new UmMailboxes(
                new PinAdministration(store.hashes(), new SecureRandom(), Clock.systemUTC()));
    }

    <T> T change(java.util.function.Function<DirectoryWriter, T> work) {
        return store.directory().change(new Directory.Change("admin", "test", "test"), work);
    }

    Mailbox user() {
        return store.directory().read(reader -> new Mailbox(reader.find(tony).orElseThrow()));
    }

    // Life of a mailbox

    @Test
    void a_disabled_mailbox_keeps_its_mail_and_refuses_everyone() throws Exception {
        var inbox = inbox();
        append(inbox, "kept");
        var told = new LinkedBlockingQueue<Watcher.Changed>();
        DisconnectedMailbox disconnected;
        try (var _ = mail.watch(tony, told::add)) {
            disconnected = change(writer -> UserMailboxes.disable(writer, umMailboxes(), user()));
            assertThat(told.poll(30, TimeUnit.SECONDS)).as("who looks is told").isNotNull();
        }

        assertThat(mail.count(disconnected.id())).isEqualTo(1);
        assertThat(mail.count(tony)).isZero();
        assertThatThrownBy(() -> store.mailboxes().deliver(tony, voice("a", NOON, false)))
                .isInstanceOf(UnknownMailbox.class);
        assertThat(reasonOf(() -> mail.requireOpen(tony, Optional.of(inbox))))
                .isEqualTo(Reason.NO_MAILBOX);
        assertThat(reasonOf(() -> mail.folders(tony))).isEqualTo(Reason.NO_MAILBOX);
        assertThat(mail.removeOrphans()).as("the sweep leaves it alone").isZero();
    }

    @Test
    void a_connected_mailbox_has_its_mail_and_its_addresses_back() throws Exception {
        append(inbox(), "kept");
        store.mailboxes().deliver(tony, voice("a", NOON, false));
        var disconnected = change(writer -> UserMailboxes.disable(writer, umMailboxes(), user()));

        var back =
                change(writer ->
                        UserMailboxes.connect(
                                writer,
                                disconnected,
                                Optional.empty(),
                                Edit.of(PropertyValues.EMPTY)));

        assertThat(back.id()).isEqualTo(tony);
        assertThat(back.primarySmtpAddress()).isEqualTo("tonysmith@contoso.com");
        assertThat(mail.uids(inbox())).containsExactly(1L, 2L);
        store.mailboxes().deliver(tony, voice("a", NOON, false));
        assertThat(mail.uids(inbox())).as("a repeated delivery changes nothing").hasSize(2);
    }

    @Test
    void a_session_does_not_see_the_mailbox_that_was_taken_from_its_user() throws Exception {
        var inbox = inbox();
        append(inbox, "old");
        change(writer -> UserMailboxes.disable(writer, umMailboxes(), user()));
        var address = PropertyValues.EMPTY.with(Mailbox.PRIMARY_SMTP_ADDRESS, "tony@contoso.com");
        change(writer -> UserMailboxes.enable(writer, user(), Edit.of(address)));

        mail.requireOpen(tony, Optional.empty());
        assertThat(mail.uids(inbox())).as("the new mailbox is empty").isEmpty();
        assertThat(reasonOf(() -> mail.requireOpen(tony, Optional.of(inbox))))
                .isEqualTo(Reason.NO_MAILBOX);
    }

    @Test
    void a_mailbox_that_is_removed_for_good_leaves_nothing_behind() throws Exception {
        append(inbox(), "gone");

        change(writer -> {
            UserMailboxes.remove(writer, umMailboxes(), user(), true);
            return true;
        });

        assertThat(reasonOf(() -> mail.requireOpen(tony, Optional.empty())))
                .isEqualTo(Reason.NO_MAILBOX);
        assertThat(mail.removeOrphans()).isEqualTo(1);
        assertThat(mail.count(tony)).isZero();
        assertThat(mail.removeOrphans()).isZero();
        assertThat(mail.sweep(Instant.now().plus(Duration.ofHours(2)))).isEqualTo(1);
        assertThat(blobs()).isEmpty();
    }

    @Test
    void a_removed_user_leaves_a_mailbox_that_another_may_get_within_thirty_days()
            throws Exception {
        append(inbox(), "kept");
        change(writer -> {
            UserMailboxes.remove(writer, umMailboxes(), user(), false);
            return true;
        });
        var disconnected =
                store.directory()
                        .read(reader ->
                                new DisconnectedMailbox(
                                        Identities.find(
                                                reader,
                                                ObjectKind.DISCONNECTED_MAILBOX,
                                                "tonysmith")));
        var now = Instant.now();

        assertThat(
                        store.directory()
                                .<Boolean>read(reader ->
                                        UserMailboxes.hasOld(
                                                reader, now.plus(Duration.ofDays(29)))))
                .isFalse();
        List<String> destroyed =
                change(writer -> UserMailboxes.destroyOld(writer, now.plus(Duration.ofDays(31))));
        assertThat(destroyed).containsExactly("tonysmith");
        assertThat(mail.removeOrphans()).isEqualTo(1);
        assertThat(mail.count(disconnected.id())).isZero();
    }

    FolderId trash() throws MailRefused {
        return mail.folder(tony, SpecialUse.TRASH).id();
    }

    StoredMessage append(FolderId folder, String text) throws IOException, MailRefused {
        return mail.append(folder, email(text), QuotaRule.REFUSE_WHEN_EXCEEDED);
    }

    static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Reason reasonOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        var thrown = org.assertj.core.api.Assertions.catchThrowableOfType(MailRefused.class, work);
        assertThat(thrown).isNotNull();
        return thrown.reason();
    }

    // Folders

    @Test
    void a_new_mailbox_has_the_folders_that_every_client_expects() throws Exception {
        assertThat(mail.folders(tony))
                .extracting(Folder::name, folder -> folder.specialUse().orElseThrow().attribute())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("INBOX", ""),
                        org.assertj.core.groups.Tuple.tuple("Deleted Items", "\\Trash"),
                        org.assertj.core.groups.Tuple.tuple("Drafts", "\\Drafts"),
                        org.assertj.core.groups.Tuple.tuple("Junk", "\\Junk"),
                        org.assertj.core.groups.Tuple.tuple("Sent", "\\Sent"));
    }

    @Test
    void a_mailbox_that_the_directory_does_not_know_is_refused() {
        assertThat(reasonOf(() -> mail.folders(ObjectId.random()))).isEqualTo(Reason.NO_MAILBOX);
    }

    @Test
    void a_folder_is_created_with_those_above_it() throws Exception {
        var created = mail.createFolder(tony, "Projects/2026/Übung");

        assertThat(created.name()).isEqualTo("Projects/2026/Übung");
        assertThat(mail.folders(tony))
                .extracting(Folder::name)
                .contains("Projects", "Projects/2026", "Projects/2026/Übung");
        assertThat(mail.folder(tony, "Projects/2026")).isPresent();
    }

    @Test
    void the_inbox_is_found_in_any_case_and_so_are_folders_below_it() throws Exception {
        var below = mail.createFolder(tony, "inBox/Family");
        assertThat(below.name()).isEqualTo("INBOX/Family");
        assertThat(mail.folder(tony, "inbox").orElseThrow().id()).isEqualTo(inbox());
        assertThat(reasonOf(() -> mail.createFolder(tony, "Inbox")))
                .isEqualTo(Reason.FOLDER_EXISTS);
    }

    @Test
    void bad_names_are_refused() {
        for (var name :
                List.of("", " ", "/a", "a/", "a//b", "a\r\nb", "a*", "a%", "x".repeat(61))) {
            assertThat(reasonOf(() -> mail.createFolder(tony, name)))
                    .as(name)
                    .isEqualTo(Reason.BAD_NAME);
        }
    }

    @Test
    void a_mailbox_has_a_bounded_number_of_folders() throws Exception {
        for (int i = 5; i < LIMITS.mostFolders(); i++) {
            mail.createFolder(tony, "f" + i);
        }
        assertThat(reasonOf(() -> mail.createFolder(tony, "one more")))
                .isEqualTo(Reason.TOO_MANY_FOLDERS);
        assertThat(mail.folders(tony)).hasSize(LIMITS.mostFolders());
    }

    @Test
    void renaming_a_folder_takes_those_below_along_and_keeps_messages() throws Exception {
        var folder = mail.createFolder(tony, "a");
        var below = mail.createFolder(tony, "a/b");
        append(below.id(), "kept");

        mail.renameFolder(folder.id(), "c");

        assertThat(mail.folder(tony, "c/b").orElseThrow().id()).isEqualTo(below.id());
        assertThat(mail.uids(below.id())).hasSize(1);
        assertThat(mail.folder(tony, "a")).isEmpty();
        assertThat(reasonOf(() -> mail.renameFolder(folder.id(), "c/d")))
                .isEqualTo(Reason.BAD_NAME);
        assertThat(reasonOf(() -> mail.renameFolder(folder.id(), "Sent")))
                .isEqualTo(Reason.FOLDER_EXISTS);
        mail.renameFolder(folder.id(), "new/deep/c");
        assertThat(mail.folder(tony, "new")).isPresent();
        assertThat(mail.folder(tony, "new/deep")).isPresent();
    }

    @Test
    void renaming_the_inbox_moves_its_messages_away() throws Exception {
        append(inbox(), "old");
        var archive = mail.renameFolder(inbox(), "Archive");

        assertThat(mail.uids(inbox())).isEmpty();
        assertThat(mail.uids(archive.id())).hasSize(1);
    }

    @Test
    void a_removed_folder_gives_its_bytes_back_and_its_name_gets_another_validity()
            throws Exception {
        var first = mail.createFolder(tony, "a");
        append(first.id(), "12345");
        assertThat(mail.usage(tony).usedBytes()).isEqualTo(5);
        mail.deleteFolder(first.id());

        assertThat(mail.usage(tony).usedBytes()).isZero();
        assertThat(mail.createFolder(tony, "a").uidValidity()).isGreaterThan(first.uidValidity());
        assertThat(reasonOf(() -> mail.deleteFolder(inbox()))).isEqualTo(Reason.FOLDER_NEEDED);
        assertThat(reasonOf(() -> mail.deleteFolder(first.id()))).isEqualTo(Reason.NO_FOLDER);
    }

    @Test
    void subscriptions_are_kept() throws Exception {
        var folder = mail.createFolder(tony, "a");
        assertThat(folder.isSubscribed()).isFalse();
        mail.subscribe(folder.id(), true);
        assertThat(mail.folder(folder.id()).orElseThrow().isSubscribed()).isTrue();
    }

    // Messages

    @Test
    void a_message_comes_back_byte_by_byte_and_in_ranges() throws Exception {
        var stored = append(inbox(), "Subject: Hi\r\n\r\nBody\r\n");

        assertThat(stored.uid()).isEqualTo(1);
        assertThat(stored.size()).isEqualTo(21);
        assertThat(stored.internalDate()).isEqualTo(NOON);
        assertThat(mail.messages(inbox(), UidSet.ALL)).containsExactly(stored);
        assertThat(text(mail.open(stored))).isEqualTo("Subject: Hi\r\n\r\nBody\r\n");
        assertThat(text(mail.openRange(stored, 15, 4))).isEqualTo("Body");
        assertThat(text(mail.openRange(stored, 19, 400))).isEqualTo("\r\n");
        assertThat(text(mail.openRange(stored, 400, 4))).isEmpty();
    }

    @Test
    void flags_and_keywords_come_with_the_message() throws Exception {
        var flags = Flags.of(List.of(Flag.SEEN, Flag.DRAFT), List.of("$Forwarded", "blue"));
        mail.append(
                inbox(),
                new NewMessage(
                        NOON,
                        flags,
                        Optional.empty(),
                        StoredMessage.Facts.EMAIL,
                        Blobs.Content.of(InputStream.nullInputStream())),
                QuotaRule.IGNORE);

        var stored = mail.messages(inbox(), UidSet.ALL).getFirst();
        assertThat(stored.flags()).isEqualTo(flags);
        assertThat(stored.flags().words())
                .containsExactly("\\Seen", "\\Draft", "$Forwarded", "blue");
        assertThat(stored.size()).isZero();
    }

    @Test
    void a_content_that_fails_leaves_nothing() throws Exception {
        var failing =
                NewMessage.email(
                        NOON,
                        out -> {
                            out.write(1);
                            throw new IOException("the client went away");
                        });
        assertThatThrownBy(() -> mail.append(inbox(), failing, QuotaRule.IGNORE))
                .hasMessage("the client went away");

        assertThat(mail.uids(inbox())).isEmpty();
        assertThat(mail.status(inbox()).uidNext()).isEqualTo(1);
        assertThat(blobs()).isEmpty();
    }

    @Test
    void a_message_that_is_too_large_is_refused_while_it_is_written() throws Exception {
        var endless =
                NewMessage.email(
                        NOON,
                        out -> {
                            for (int i = 0; i < 1_000_000; i++) {
                                out.write(new byte[1000]);
                            }
                        });
        assertThat(reasonOf(() -> mail.append(inbox(), endless, QuotaRule.IGNORE)))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(blobs()).isEmpty();
    }

    List<BlobId> blobs() throws IOException {
        var all = new ArrayList<BlobId>();
        store.blobs().list(all::add);
        return all;
    }

    @Test
    void status_counts_what_clients_ask() throws Exception {
        append(inbox(), "1");
        append(inbox(), "22");
        append(inbox(), "333");
        change(UidSet.of(1), new FlagChange.Add(Flags.of(Flag.SEEN)));
        change(UidSet.of(3), new FlagChange.Add(Flags.of(Flag.DELETED)));

        var status = mail.status(inbox());
        assertThat(status.messages()).isEqualTo(3);
        assertThat(status.unseen()).isEqualTo(2);
        assertThat(status.firstUnseen()).isEqualTo(2);
        assertThat(status.deleted()).isEqualTo(1);
        assertThat(status.recent()).isEqualTo(3);
        assertThat(status.size()).isEqualTo(6);
        assertThat(status.uidNext()).isEqualTo(4);
        assertThat(mail.status(trash()))
                .isEqualTo(
                        new FolderStatus(
                                0, 0, 0, 0, 0, 0, 1, mail.status(trash()).uidValidity(), 1));
    }

    @Test
    void a_message_is_recent_for_one_session() throws Exception {
        append(inbox(), "1");
        assertThat(mail.takeRecent(inbox())).isEqualTo(1);
        append(inbox(), "2");
        assertThat(mail.status(inbox()).recent()).isEqualTo(1);
        assertThat(mail.takeRecent(inbox())).isEqualTo(2);
        assertThat(mail.status(inbox()).recent()).isZero();
    }

    FlagsOutcome change(UidSet uids, FlagChange change) throws MailRefused {
        return mail.setFlags(inbox(), uids, change, OptionalLong.empty());
    }

    @Test
    void flags_are_added_removed_and_replaced() throws Exception {
        append(inbox(), "1");
        var all = UidSet.ALL;
        change(all, new FlagChange.Add(Flags.of(List.of(Flag.SEEN), List.of("blue"))));
        change(all, new FlagChange.Add(Flags.of(Flag.FLAGGED)));
        assertThat(flags()).isEqualTo(Flags.of(List.of(Flag.SEEN, Flag.FLAGGED), List.of("blue")));
        change(all, new FlagChange.Remove(Flags.of(List.of(Flag.SEEN), List.of("BLUE"))));
        assertThat(flags()).isEqualTo(Flags.of(Flag.FLAGGED));
        change(all, new FlagChange.Replace(Flags.of(Flag.DRAFT)));
        assertThat(flags()).isEqualTo(Flags.of(Flag.DRAFT));
    }

    Flags flags() throws MailRefused {
        return mail.messages(inbox(), UidSet.ALL).getFirst().flags();
    }

    @Test
    void a_change_counts_up_only_for_messages_that_change() throws Exception {
        append(inbox(), "1");
        append(inbox(), "2");
        change(UidSet.of(1), new FlagChange.Add(Flags.of(Flag.SEEN)));
        var before = mail.status(inbox()).highestModSeq();

        var outcome = change(UidSet.ALL, new FlagChange.Add(Flags.of(Flag.SEEN)));
        assertThat(outcome.changed()).extracting(StoredMessage::uid).containsExactly(2L);
        assertThat(outcome.changed().getFirst().modSeq()).isGreaterThan(before);
        assertThat(mail.status(inbox()).highestModSeq())
                .isEqualTo(outcome.changed().getFirst().modSeq());

        var nothing = change(UidSet.ALL, new FlagChange.Add(Flags.of(Flag.SEEN)));
        assertThat(nothing.changed()).isEmpty();
        assertThat(mail.status(inbox()).highestModSeq())
                .isEqualTo(outcome.changed().getFirst().modSeq());
    }

    @Test
    void messages_changed_since_are_left_alone() throws Exception {
        var first = append(inbox(), "1");
        append(inbox(), "2");
        change(UidSet.of(1), new FlagChange.Add(Flags.of(Flag.FLAGGED)));

        var outcome =
                mail.setFlags(
                        inbox(),
                        UidSet.ALL,
                        new FlagChange.Add(Flags.of(Flag.SEEN)),
                        OptionalLong.of(first.modSeq() + 1));
        assertThat(outcome.refused()).isEqualTo(UidSet.of(1));
        assertThat(outcome.changed()).extracting(StoredMessage::uid).containsExactly(2L);
    }

    @Test
    void copies_keep_flags_date_and_bytes_and_count_for_the_quota() throws Exception {
        append(inbox(), "one");
        append(inbox(), "three");
        change(UidSet.ALL, new FlagChange.Add(Flags.of(List.of(Flag.SEEN), List.of("blue"))));

        var copied = mail.copy(inbox(), UidSet.ALL, trash());

        assertThat(copied.from()).containsExactly(1L, 2L);
        assertThat(copied.to()).containsExactly(1L, 2L);
        assertThat(copied.uidValidity()).isEqualTo(mail.status(trash()).uidValidity());
        var copy = mail.messages(trash(), UidSet.of(2)).getFirst();
        assertThat(text(mail.open(copy))).isEqualTo("three");
        assertThat(copy.flags().words()).containsExactly("\\Seen", "blue");
        assertThat(copy.internalDate()).isEqualTo(NOON);
        assertThat(mail.usage(tony).usedBytes()).isEqualTo(16);
        assertThat(mail.uids(inbox())).containsExactly(1L, 2L);
    }

    @Test
    void a_moved_message_keeps_its_id_and_leaves_a_trace() throws Exception {
        var stored = append(inbox(), "one");
        var before = mail.status(inbox()).highestModSeq();

        var moved = mail.move(inbox(), UidSet.ALL, trash());

        assertThat(moved.from()).containsExactly(1L);
        assertThat(mail.messages(trash(), UidSet.ALL).getFirst().id()).isEqualTo(stored.id());
        assertThat(mail.changesSince(inbox(), before).vanished()).isEqualTo(UidSet.of(1));
        assertThat(mail.message(tony, stored.id()).orElseThrow().folder()).isEqualTo(trash());
        assertThat(mail.usage(tony).usedBytes()).isEqualTo(3);
        assertThat(mail.move(inbox(), UidSet.ALL, trash()).from()).isEmpty();
    }

    @Test
    void moving_within_a_folder_gives_new_uids() throws Exception {
        append(inbox(), "one");
        assertThat(mail.move(inbox(), UidSet.ALL, inbox()).to()).containsExactly(2L);
        assertThat(mail.uids(inbox())).containsExactly(2L);
    }

    @Test
    void expunge_removes_what_is_marked_and_only_of_the_set() throws Exception {
        for (int i = 0; i < 4; i++) {
            append(inbox(), "x");
        }
        change(UidSet.between(1, 3), new FlagChange.Add(Flags.of(Flag.DELETED)));
        var before = mail.status(inbox()).highestModSeq();

        assertThat(mail.expunge(inbox(), UidSet.between(2, 4))).isEqualTo(UidSet.between(2, 3));
        assertThat(mail.uids(inbox())).containsExactly(1L, 4L);
        assertThat(mail.changesSince(inbox(), before).vanished()).isEqualTo(UidSet.between(2, 3));
        assertThat(mail.usage(tony).usedBytes()).isEqualTo(2);
        assertThat(append(inbox(), "x").uid()).isEqualTo(5);
    }

    @Test
    void changes_since_a_counter_tell_of_new_flagged_and_gone_messages() throws Exception {
        append(inbox(), "1");
        append(inbox(), "2");
        append(inbox(), "3");
        var seen = mail.changesSince(inbox(), 0);
        assertThat(seen.changed()).hasSize(3);

        append(inbox(), "4");
        change(UidSet.of(2), new FlagChange.Add(Flags.of(Flag.SEEN)));
        change(UidSet.of(1), new FlagChange.Add(Flags.of(Flag.DELETED)));
        mail.expunge(inbox(), UidSet.ALL);

        var changes = mail.changesSince(inbox(), seen.highestModSeq());
        assertThat(changes.changed()).extracting(StoredMessage::uid).containsExactly(2L, 4L);
        assertThat(changes.vanished()).isEqualTo(UidSet.of(1));
        assertThat(mail.changesSince(inbox(), changes.highestModSeq()).changed()).isEmpty();
    }

    @Test
    void many_scattered_uids_are_found() throws Exception {
        var uids = LongStream.range(0, 1000).mapToObj(i -> i * 2 + 1).toList();
        append(inbox(), "1");
        append(inbox(), "2");
        append(inbox(), "3");
        assertThat(mail.messages(inbox(), UidSet.of(uids)))
                .extracting(StoredMessage::uid)
                .containsExactly(1L, 3L);
    }

    @Test
    void what_is_cached_of_a_message_is_found_again_and_goes_with_it() throws Exception {
        var stored = append(inbox(), "1");
        append(inbox(), "2");
        var cache = new MessageCache("(envelope)", "(structure)");
        mail.cache(Map.of(stored.id(), cache, new MailId("999999"), cache));

        assertThat(mail.caches(inbox(), UidSet.ALL)).containsExactly(Map.entry(stored.id(), cache));
        mail.move(inbox(), UidSet.ALL, trash());
        assertThat(mail.caches(trash(), UidSet.ALL)).hasSize(1);
        mail.removeMailbox(tony);
        assertThat(mail.caches(trash(), UidSet.ALL)).isEmpty();
    }

    @Test
    void bytes_go_when_the_last_message_that_has_them_is_gone_and_the_time_is_over()
            throws Exception {
        append(inbox(), "1");
        mail.copy(inbox(), UidSet.ALL, trash());
        change(UidSet.ALL, new FlagChange.Add(Flags.of(Flag.DELETED)));
        mail.expunge(inbox(), UidSet.ALL);
        var later = Instant.now().plus(Duration.ofHours(1));
        assertThat(mail.sweep(later)).isZero();

        var left = mail.messages(trash(), UidSet.ALL).getFirst();
        assertThat(text(mail.open(left))).isEqualTo("1");
        mail.move(trash(), UidSet.ALL, inbox());
        change(UidSet.ALL, new FlagChange.Add(Flags.of(Flag.DELETED)));
        mail.expunge(inbox(), UidSet.ALL);
        assertThat(mail.sweep(Instant.EPOCH)).isZero();
        assertThat(mail.sweep(later)).as("it may be taken back").isZero();
        assertThat(mail.sweep(later.plus(MailStore.UNDELETE_WINDOW))).isEqualTo(1);
        assertThat(blobs()).isEmpty();
    }

    // Expunged messages

    private void expunge(FolderId folder, long uid) throws MailRefused {
        mail.setFlags(
                folder,
                UidSet.of(uid),
                new FlagChange.Add(Flags.of(Flag.DELETED)),
                OptionalLong.empty());
        mail.expunge(folder, UidSet.of(uid));
    }

    private List<RecoverableMessage> recoverable() {
        return mail.recoverable(tony, 100);
    }

    @Test
    void an_expunged_message_is_taken_back_with_all_but_its_uid() throws Exception {
        store.mailboxes().deliver(tony, voice("a", NOON, true));
        mail.setFlags(
                inbox(),
                UidSet.of(1),
                new FlagChange.Add(Flags.of(Set.of(Flag.SEEN), List.of("$Work"))),
                OptionalLong.empty());
        var before = mail.messages(inbox(), UidSet.ALL).getFirst();
        var used = mail.usage(tony).usedBytes();
        expunge(inbox(), 1);
        assertThat(mail.usage(tony).usedBytes()).as("it counts for no quota").isZero();

        var kept = recoverable();
        assertThat(kept)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.folder()).isEqualTo("INBOX");
                    assertThat(each.message().facts()).isEqualTo(before.facts());
                });
        assertThat(mail.recover(tony, Set.of(kept.getFirst().id(), 999_999L))).isEqualTo(1);

        var back = mail.messages(inbox(), UidSet.ALL).getFirst();
        assertThat(back.uid()).isEqualTo(2);
        assertThat(back.modSeq()).isGreaterThan(before.modSeq());
        assertThat(back.flags()).isEqualTo(before.flags());
        assertThat(back.facts()).isEqualTo(before.facts());
        assertThat(back.messageId()).isEqualTo(before.messageId());
        assertThat(back.internalDate()).isEqualTo(before.internalDate());
        assertThat(text(mail.open(back))).isEqualTo("Voice a");
        assertThat(mail.usage(tony).usedBytes()).isEqualTo(used);
        assertThat(recoverable()).isEmpty();
        assertThat(mail.sweep(Instant.now().plus(Duration.ofDays(30)))).isZero();
        assertThat(text(mail.open(back))).isEqualTo("Voice a");
    }

    @Test
    void a_message_goes_back_to_its_folder_or_the_inbox_when_that_is_gone() throws Exception {
        var folder = mail.createFolder(tony, "Work").id();
        append(folder, "1");
        append(folder, "2");
        expunge(folder, 1);
        mail.recover(tony, Set.of(recoverable().getFirst().id()));
        assertThat(mail.uids(folder)).containsExactly(2L, 3L);

        mail.deleteFolder(folder);
        assertThat(recoverable()).extracting(RecoverableMessage::folder).containsOnly("Work");
        assertThat(recoverable()).hasSize(2);
        mail.recover(
                tony,
                recoverable().stream().map(RecoverableMessage::id).collect(Collectors.toSet()));
        assertThat(mail.uids(inbox())).hasSize(2);
    }

    @Test
    void what_another_folder_still_has_is_not_kept_twice() throws Exception {
        append(inbox(), "1");
        mail.copy(inbox(), UidSet.ALL, trash());
        expunge(inbox(), 1);
        assertThat(recoverable()).isEmpty();
        expunge(trash(), 1);
        assertThat(recoverable()).hasSize(1);
    }

    @Test
    void expunged_messages_follow_their_mailbox_and_go_with_it() throws Exception {
        append(inbox(), "1");
        expunge(inbox(), 1);
        var disconnected = change(writer -> UserMailboxes.disable(writer, umMailboxes(), user()));
        assertThat(recoverable()).isEmpty();
        assertThat(mail.recoverable(disconnected.id(), 10)).hasSize(1);
        mail.removeMailbox(disconnected.id());
        assertThat(mail.recoverable(disconnected.id(), 10)).isEmpty();
        assertThat(mail.sweep(Instant.now().plus(Duration.ofHours(2)))).isEqualTo(1);
        assertThat(blobs()).isEmpty();
    }

    @Test
    @DisplayName("N11: erasure leaves no byte of a message in the data directory")
    void a_message_that_is_erased_leaves_no_byte_in_the_data_directory() throws Exception {
        store.mailboxes()
                .deliver(
                        tony,
                        new Mail(
                                "<erased@contoso.com>",
                                MailKind.VOICE,
                                NOON,
                                Optional.of("Caller marker-7d1c"),
                                Optional.of("+14255557431"),
                                Duration.ofSeconds(7),
                                false,
                                out -> out.write("Voice marker-7d1c".getBytes(UTF_8))));
        var waiting = mail.texts().waiting(1).getFirst();
        mail.texts()
                .put(
                        Map.of(
                                waiting.id(),
                                Optional.of(
                                        new MessageText(
                                                "Subject: Header marker-7d1c",
                                                "Transcript marker-7d1c"))));
        expunge(inbox(), 1);
        assertThat(text(mail.open(recoverable().getFirst().message())))
                .as("it may be taken back")
                .isEqualTo("Voice marker-7d1c");
        assertThat(mail.forget(tony, Set.of(recoverable().getFirst().id()))).isEqualTo(1);
        assertThat(recoverable()).isEmpty();
        assertThat(mail.sweep(Instant.now().plus(Duration.ofHours(2)))).isEqualTo(1);
        assertThat(blobs()).isEmpty();
        for (var marker :
                List.of(
                        "Voice marker-7d1c",
                        "Caller marker-7d1c",
                        "Transcript marker-7d1c",
                        "transcript marker-7d1c",
                        "Header marker-7d1c",
                        "header marker-7d1c",
                        "+14255557431")) {
            assertThat(filesWith(marker)).as(marker).isEmpty();
        }
    }

    private List<Path> filesWith(String marker) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.walk(temp)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(marker)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void a_blob_without_a_message_goes_at_the_second_sweep() throws Exception {
        var orphan = store.blobs().put(out -> out.write(1));
        append(inbox(), "kept");
        var later = Instant.now().plus(Duration.ofHours(1));

        assertThat(mail.sweep(later)).isZero();
        assertThat(store.blobs().exists(orphan.id())).isTrue();
        assertThat(mail.sweep(later)).isEqualTo(1);
        assertThat(store.blobs().exists(orphan.id())).isFalse();
        assertThat(blobs()).hasSize(1);
    }

    // Quota

    @Test
    void a_mailbox_has_no_limit_until_it_gets_one() throws Exception {
        assertThat(mail.usage(tony).quota()).isEqualTo(Quota.UNLIMITED);
        assertThat(mail.usage(tony).isFull()).isFalse();
        var quota = new Quota(OptionalLong.of(5), OptionalLong.of(8), OptionalLong.of(10));
        limit(quota);
        assertThat(mail.usage(tony).quota()).isEqualTo(quota);
    }

    @Test
    void a_client_may_not_go_over_the_receive_limit_but_a_delivery_may_once() throws Exception {
        limit(new Quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(10)));
        append(inbox(), "12345678");

        assertThat(reasonOf(() -> append(inbox(), "12345678"))).isEqualTo(Reason.OVER_QUOTA);
        assertThat(reasonOf(() -> mail.copy(inbox(), UidSet.ALL, trash())))
                .isEqualTo(Reason.OVER_QUOTA);
        assertThat(store.mailboxes().isFull(tony)).isFalse();
        mail.append(inbox(), email("12345678"), QuotaRule.REFUSE_WHEN_FULL);
        assertThat(store.mailboxes().isFull(tony)).isTrue();
        assertThat(reasonOf(() -> mail.append(inbox(), email("1"), QuotaRule.REFUSE_WHEN_FULL)))
                .isEqualTo(Reason.OVER_QUOTA);
        assertThat(blobs()).hasSize(2);
    }

    // Watching and concurrency

    @Test
    void who_watches_is_told_of_the_folder_after_the_commit() throws Exception {
        var told = new LinkedBlockingQueue<Watcher.Changed>();
        try (var _ = mail.watch(tony, told::add)) {
            append(inbox(), "1");
            var changed = told.poll(30, TimeUnit.SECONDS);
            assertThat(changed).isNotNull();
            assertThat(changed.concerns(inbox())).isTrue();
            assertThat(changed.concerns(trash())).isFalse();
            assertThat(mail.uids(inbox())).hasSize(1);
        }
        append(inbox(), "2");
        assertThat(told).isEmpty();
    }

    @Test
    void uids_are_unique_gapless_and_ordered_under_concurrent_delivery() throws Exception {
        var stored =
                inParallel(40, i -> append(inbox(), "message " + i)).stream()
                        .map(StoredMessage.class::cast)
                        .toList();

        assertThat(mail.uids(inbox())).isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(mail.messages(inbox(), UidSet.ALL))
                .extracting(StoredMessage::modSeq)
                .isSorted()
                .doesNotHaveDuplicates();
        for (var message : stored) {
            assertThat(text(mail.open(message))).startsWith("message ");
        }
    }

    @Test
    void concurrent_moves_flags_and_deliveries_keep_every_message_once() throws Exception {
        var archive = mail.createFolder(tony, "Archive").id();
        inParallel(
                60,
                i ->
                        switch (i % 4) {
                            case 0 -> mail.move(inbox(), UidSet.ALL, archive);
                            case 1 -> change(UidSet.ALL, new FlagChange.Add(Flags.of(Flag.SEEN)));
                            default -> append(inbox(), "x");
                        });
        assertThat(mail.uids(inbox()).size() + mail.uids(archive).size()).isEqualTo(30);
        assertThat(mail.usage(tony).usedBytes()).isEqualTo(30);
    }

    static List<Object> inParallel(int count, Numbered work) throws Exception {
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Future<Object>>();
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
            var results = new ArrayList<Object>();
            for (var task : tasks) {
                results.add(task.get());
            }
            return results;
        }
    }

    @FunctionalInterface
    interface Numbered {
        Object run(int i) throws Exception;
    }

    // As calls and delivery see it

    static Mail voice(String id, Instant received, boolean isImportant) {
        return new Mail(
                "<" + id + "@contoso.com>",
                MailKind.VOICE,
                received,
                Optional.of("Kim Akers"),
                Optional.of("+14255550100"),
                Duration.ofSeconds(10),
                isImportant,
                out -> out.write(("Voice " + id).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_delivery_that_is_repeated_is_one_mail_even_after_it_was_deleted() throws Exception {
        var mailboxes = store.mailboxes();
        mailboxes.deliver(tony, voice("a", NOON, false));
        mailboxes.deliver(tony, voice("a", NOON, false));
        assertThat(mail.uids(inbox())).hasSize(1);
        assertThat(blobs()).hasSize(1);

        mailboxes.delete(tony, mailboxes.voiceMessages(tony).getFirst().id());
        mailboxes.deliver(tony, voice("a", NOON, false));
        assertThat(mail.uids(inbox())).isEmpty();
    }

    @Test
    void parallel_deliveries_of_one_message_are_one_mail() throws Exception {
        var mailboxes = store.mailboxes();
        inParallel(
                10,
                _ -> {
                    mailboxes.deliver(tony, voice("a", NOON, false));
                    return tony;
                });
        assertThat(mail.uids(inbox())).containsExactly(1L);
        assertThat(blobs()).hasSize(1);
    }

    @Test
    void a_mailbox_that_does_not_exist_is_named() {
        assertThatThrownBy(
                        () -> store.mailboxes().deliver(ObjectId.random(), voice("a", NOON, false)))
                .isInstanceOf(UnknownMailbox.class);
    }

    @Test
    void a_message_of_a_caller_arrives_in_a_full_mailbox_too() throws Exception {
        limit(new Quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(1)));
        store.mailboxes().deliver(tony, voice("a", NOON, false));
        store.mailboxes().deliver(tony, voice("b", NOON, false));
        assertThat(mail.uids(inbox())).hasSize(2);
    }

    @Test
    void voice_messages_come_in_the_order_of_the_telephone() throws Exception {
        var mailboxes = store.mailboxes();
        mailboxes.deliver(tony, voice("new-2", NOON.plusSeconds(2), false));
        mailboxes.deliver(tony, voice("new-1", NOON.plusSeconds(1), false));
        mailboxes.deliver(tony, voice("important", NOON.plusSeconds(9), true));
        mailboxes.deliver(tony, voice("read-1", NOON.plusSeconds(3), true));
        mailboxes.deliver(tony, voice("read-2", NOON.plusSeconds(4), false));
        for (var message : mail.voiceMessages(tony)) {
            if (message.messageId().orElseThrow().startsWith("<read")) {
                mailboxes.markRead(tony, message.id(), true);
            }
        }
        append(inbox(), "no voice message");

        assertThat(mailboxes.voiceMessages(tony))
                .extracting(summary -> text(mailboxes.open(tony, summary.id())))
                .containsExactly(
                        "Voice important",
                        "Voice new-1",
                        "Voice new-2",
                        "Voice read-2",
                        "Voice read-1");
        assertThat(mailboxes.voiceMessages(tony).getFirst())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(
                        new MailSummary(
                                new MailId("any"),
                                MailKind.VOICE,
                                NOON.plusSeconds(9),
                                Optional.of("Kim Akers"),
                                Optional.of("+14255550100"),
                                Duration.ofSeconds(10),
                                false,
                                true));
    }

    @Test
    void what_the_telephone_reads_and_deletes_imap_shows_and_the_other_way_round()
            throws Exception {
        var mailboxes = store.mailboxes();
        mailboxes.deliver(tony, voice("a", NOON, false));
        var id = mailboxes.voiceMessages(tony).getFirst().id();

        mailboxes.markRead(tony, id, true);
        assertThat(flags()).isEqualTo(Flags.of(Flag.SEEN));
        change(UidSet.ALL, new FlagChange.Remove(Flags.of(Flag.SEEN)));
        assertThat(mailboxes.voiceMessages(tony).getFirst().isRead()).isFalse();

        var folder = mail.createFolder(tony, "Family").id();
        mail.move(inbox(), UidSet.ALL, folder);
        assertThat(mailboxes.voiceMessages(tony)).hasSize(1);
        mail.setFlags(
                folder,
                UidSet.ALL,
                new FlagChange.Add(Flags.of(Flag.DELETED)),
                OptionalLong.empty());
        assertThat(mailboxes.voiceMessages(tony)).isEmpty();
        mail.setFlags(folder, UidSet.ALL, new FlagChange.Replace(Flags.NONE), OptionalLong.empty());

        mailboxes.delete(tony, id);
        assertThat(mail.uids(trash())).hasSize(1);
        assertThat(mailboxes.voiceMessages(tony)).isEmpty();
        mailboxes.delete(tony, id);
        assertThat(mail.uids(trash())).hasSize(1);
        mailboxes.markRead(tony, new MailId("4711"), true);
        mailboxes.delete(tony, new MailId("not a number"));
    }

    @Test
    void a_mail_of_another_mailbox_cannot_be_opened_or_changed() throws Exception {
        var mailboxes = store.mailboxes();
        mailboxes.deliver(tony, voice("a", NOON, false));
        var id = mailboxes.voiceMessages(tony).getFirst().id();
        var kim = store.mailbox("kimakers");

        assertThatThrownBy(() -> mailboxes.open(kim, id)).isInstanceOf(IOException.class);
        mailboxes.markRead(kim, id, true);
        mailboxes.delete(kim, id);
        assertThat(mailboxes.voiceMessages(tony).getFirst().isRead()).isFalse();
    }
}
