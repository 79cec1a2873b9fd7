package org.mynah.store.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.mailbox.StoredMessage.Facts;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.MailKind;

/** "Voice Mail" and "Fax" show messages where they lie, on either database. */
abstract class SearchFoldersContract {

    @TempDir Path temp;
    StoreFixture store;
    MailStore mail;
    ObjectId tony;
    FolderId inbox;

    abstract StoreFixture open(Path root);

    @BeforeEach
    void openStore() throws Exception {
        store = open(temp);
        mail = store.mailStore();
        tony = store.mailbox("tonysmith");
        inbox = mail.folder(tony, SpecialUse.INBOX).id();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private StoredMessage put(FolderId folder, MailKind kind, String text) throws Exception {
        return mail.append(
                folder,
                new NewMessage(
                        Instant.parse("2026-11-25T12:00:00Z"),
                        Flags.NONE,
                        Optional.empty(),
                        new Facts(kind, Optional.empty(), Optional.empty(), Duration.ZERO, false),
                        out -> out.write(text.getBytes(UTF_8))),
                QuotaRule.IGNORE);
    }

    private List<String> names() throws Exception {
        return mail.folders(tony).stream().map(Folder::name).toList();
    }

    private Folder voiceMail() throws Exception {
        return mail.folder(tony, "Voice Mail").orElseThrow();
    }

    private List<StoredMessage> shown() throws Exception {
        return mail.messages(voiceMail().id(), UidSet.of(mail.uids(voiceMail().id())));
    }

    private void flag(FolderId folder, long uid, Flag flag) throws Exception {
        mail.setFlags(
                folder, UidSet.of(uid), new FlagChange.Add(Flags.of(flag)), OptionalLong.empty());
    }

    @Test
    void a_folder_is_there_once_there_is_something_to_show() throws Exception {
        put(inbox, MailKind.EMAIL, "mail");
        put(inbox, MailKind.MISSED_CALL, "missed");
        assertThat(names()).doesNotContain("Voice Mail", "Fax");
        put(inbox, MailKind.VOICE, "voice");
        assertThat(names()).contains("Voice Mail").doesNotContain("Fax");
        put(inbox, MailKind.FAX, "fax");
        assertThat(names()).contains("Voice Mail", "Fax");
        assertThat(voiceMail().isSubscribed()).isTrue();
        assertThat(voiceMail().searches()).contains(MailKind.VOICE);
    }

    @Test
    void a_folder_of_the_user_under_that_name_stays_his() throws Exception {
        mail.createFolder(tony, "Voice Mail");
        put(inbox, MailKind.VOICE, "voice");
        assertThat(names()).contains("Voice Mail", "Voice Mail 2");
        assertThat(voiceMail().searches()).isEmpty();
    }

    @Test
    void messages_of_all_folders_but_deleted_items_and_junk_are_shown() throws Exception {
        var archive = mail.createFolder(tony, "Archive").id();
        var first = put(inbox, MailKind.VOICE, "first");
        put(inbox, MailKind.EMAIL, "mail");
        var second = put(archive, MailKind.VOICE, "second");
        put(mail.folder(tony, SpecialUse.TRASH).id(), MailKind.VOICE, "thrown away");
        put(mail.folder(tony, SpecialUse.JUNK).id(), MailKind.VOICE, "junk");
        assertThat(shown()).extracting(StoredMessage::id).containsExactly(first.id(), second.id());
        assertThat(shown()).extracting(StoredMessage::uid).containsExactly(1L, 2L);
        assertThat(shown()).extracting(StoredMessage::folder).containsOnly(voiceMail().id());
        var status = mail.status(voiceMail().id());
        assertThat(status.messages()).isEqualTo(2);
        assertThat(status.unseen()).isEqualTo(2);
        assertThat(status.uidNext()).isEqualTo(3);
        assertThat(mail.uids(inbox)).hasSize(2);
    }

    @Test
    void who_was_told_of_a_state_is_told_what_came_and_went_since() throws Exception {
        var message = put(inbox, MailKind.VOICE, "first");
        var folder = voiceMail().id();
        var before = mail.status(folder).highestModSeq();
        assertThat(mail.changesSince(folder, before).changed()).isEmpty();
        put(inbox, MailKind.VOICE, "second");
        flag(inbox, message.uid(), Flag.SEEN);
        var then = mail.changesSince(folder, before);
        assertThat(then.changed()).extracting(StoredMessage::uid).containsExactly(1L, 2L);
        assertThat(then.highestModSeq()).isGreaterThan(before);
        var trash = mail.folder(tony, SpecialUse.TRASH).id();
        mail.move(inbox, UidSet.of(message.uid()), trash);
        var after = mail.changesSince(folder, then.highestModSeq());
        assertThat(after.vanished()).isEqualTo(UidSet.of(1));
        assertThat(after.changed()).isEmpty();
        mail.move(trash, UidSet.of(1), inbox);
        assertThat(shown()).extracting(StoredMessage::uid).containsExactly(2L, 3L);
    }

    @Test
    void a_message_that_moves_between_shown_folders_keeps_its_uid() throws Exception {
        var message = put(inbox, MailKind.VOICE, "first");
        assertThat(shown()).hasSize(1);
        mail.move(inbox, UidSet.of(message.uid()), mail.createFolder(tony, "Archive").id());
        assertThat(shown()).extracting(StoredMessage::uid).containsExactly(1L);
    }

    @Test
    void flags_that_are_changed_there_are_those_of_the_message() throws Exception {
        put(inbox, MailKind.EMAIL, "mail");
        put(inbox, MailKind.VOICE, "voice");
        var archive = mail.createFolder(tony, "Archive").id();
        put(archive, MailKind.VOICE, "other");
        var folder = voiceMail().id();
        mail.uids(folder);
        var outcome =
                mail.setFlags(
                        folder,
                        UidSet.ALL,
                        new FlagChange.Add(Flags.of(List.of(Flag.SEEN), List.of("blue"))),
                        OptionalLong.empty());
        assertThat(outcome.changed()).extracting(StoredMessage::uid).containsExactly(1L, 2L);
        assertThat(outcome.changed()).allMatch(message -> message.flags().has("blue"));
        assertThat(mail.messages(inbox, UidSet.of(2)).getFirst().flags().has(Flag.SEEN)).isTrue();
        assertThat(mail.messages(archive, UidSet.ALL).getFirst().flags().has(Flag.SEEN)).isTrue();
        assertThat(mail.messages(inbox, UidSet.of(1)).getFirst().flags().has(Flag.SEEN)).isFalse();
        var modSeq = mail.status(folder).highestModSeq();
        flag(inbox, 2, Flag.FLAGGED);
        var refused =
                mail.setFlags(
                        folder,
                        UidSet.ALL,
                        new FlagChange.Add(Flags.of(Flag.ANSWERED)),
                        OptionalLong.of(modSeq));
        assertThat(refused.refused()).isEqualTo(UidSet.of(1));
        assertThat(refused.changed()).extracting(StoredMessage::uid).containsExactly(2L);
    }

    @Test
    void a_message_that_is_removed_there_is_removed_where_it_lies() throws Exception {
        put(inbox, MailKind.EMAIL, "mail");
        put(inbox, MailKind.VOICE, "voice");
        var folder = voiceMail().id();
        mail.uids(folder);
        flag(inbox, 1, Flag.DELETED);
        flag(folder, 1, Flag.DELETED);
        assertThat(mail.expunge(folder, UidSet.ALL)).isEqualTo(UidSet.of(1));
        assertThat(mail.uids(folder)).isEmpty();
        assertThat(mail.uids(inbox)).containsExactly(1L);
        assertThat(mail.changesSince(inbox, 1).vanished()).isEqualTo(UidSet.of(2));
        assertThat(mail.recoverable(tony, 10)).hasSize(1);
    }

    @Test
    void messages_are_copied_and_moved_out_of_it() throws Exception {
        put(inbox, MailKind.EMAIL, "mail");
        put(inbox, MailKind.VOICE, "voice");
        var folder = voiceMail().id();
        mail.uids(folder);
        var archive = mail.createFolder(tony, "Archive").id();
        assertThat(mail.copy(folder, UidSet.of(1), archive).to()).containsExactly(1L);
        assertThat(mail.uids(folder)).containsExactly(1L, 2L);
        var trash = mail.folder(tony, SpecialUse.TRASH).id();
        assertThat(mail.move(folder, UidSet.of(1), trash).from()).containsExactly(1L);
        assertThat(mail.uids(inbox)).containsExactly(1L);
        assertThat(mail.changesSince(inbox, 1).vanished()).isEqualTo(UidSet.of(2));
        assertThat(mail.uids(trash)).containsExactly(1L);
        assertThat(mail.uids(folder)).containsExactly(2L);
    }

    @Test
    void nothing_is_put_into_it_and_it_is_not_deleted() throws Exception {
        put(inbox, MailKind.VOICE, "voice");
        var folder = voiceMail().id();
        assertThatThrownBy(() -> put(folder, MailKind.EMAIL, "mail"))
                .isInstanceOf(MailRefused.class)
                .hasMessageContaining("shows messages that lie in other folders");
        assertThatThrownBy(() -> mail.copy(inbox, UidSet.ALL, folder))
                .isInstanceOf(MailRefused.class);
        assertThatThrownBy(() -> mail.move(inbox, UidSet.ALL, folder))
                .isInstanceOf(MailRefused.class);
        assertThatThrownBy(() -> mail.deleteFolder(folder)).isInstanceOf(MailRefused.class);
        assertThat(mail.uids(inbox)).hasSize(1);
    }

    @Test
    void texts_are_found_in_it() throws Exception {
        put(inbox, MailKind.EMAIL, "mail");
        var voice = put(inbox, MailKind.VOICE, "voice");
        mail.texts().put(Map.of(voice.id(), Optional.of(new MessageText("", "call me back"))));
        var query = new TextQuery(TextQuery.Place.BODY, "call me");
        mail.uids(voiceMail().id());
        var found = mail.texts().find(voiceMail().id(), List.of(query));
        assertThat(found.matches().get(query)).isEqualTo(UidSet.of(1));
        assertThat(found.unread()).isEqualTo(UidSet.NONE);
    }
}
