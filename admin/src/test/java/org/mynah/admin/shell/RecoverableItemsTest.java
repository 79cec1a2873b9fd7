package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.mailbox.Flag;
import org.mynah.store.mailbox.FlagChange;
import org.mynah.store.mailbox.Flags;
import org.mynah.store.mailbox.FolderId;
import org.mynah.store.mailbox.SpecialUse;
import org.mynah.store.mailbox.UidSet;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailKind;

/** Expunged messages are listed, taken back and erased by administrators. */
class RecoverableItemsTest {

    @TempDir Path folder;

    private ShellFixture shell;
    private ObjectId tony;
    private FolderId inbox;

    @BeforeEach
    void twoMessagesThatWereExpunged() throws Exception {
        shell = new ShellFixture(folder);
        shell.setUp();
        tony =
                shell.store
                        .directory()
                        .read(reader -> Identities.find(reader, ObjectKind.MAILBOX, "tonysmith"))
                        .id();
        for (var id : new String[] {"a", "b"}) {
            shell.store
                    .mailboxes()
                    .deliver(
                            tony,
                            new Mail(
                                    "<" + id + "@contoso.com>",
                                    MailKind.VOICE,
                                    Instant.parse("2026-11-25T12:00:00Z"),
                                    Optional.of("Kim Akers"),
                                    Optional.of("+14255550100"),
                                    Duration.ofSeconds(10),
                                    false,
                                    out -> out.write(id.getBytes(StandardCharsets.UTF_8))));
        }
        var mail = shell.store.mailStore();
        inbox = mail.folder(tony, SpecialUse.INBOX).id();
        mail.setFlags(
                inbox,
                UidSet.ALL,
                new FlagChange.Add(Flags.of(Flag.DELETED)),
                OptionalLong.empty());
        mail.expunge(inbox, UidSet.ALL);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private String value(String expression) {
        return shell.good(expression).getLast().strip();
    }

    @Test
    void they_are_listed_with_what_is_known_of_them() {
        assertThat(
                        shell.good(
                                "Get-RecoverableItems tonysmith | % { $_.ItemClass + ' ' + $_.CallerId + ' ' + $_.LastParentPath }"))
                .hasSize(2)
                .allMatch("IPM.Note.Microsoft.Voicemail.UM.CA +14255550100 INBOX"::equals);
        assertThat(shell.good("Get-RecoverableItems tonysmith -ResultSize 1 | % { $_.EntryID }"))
                .hasSize(1);
        assertThat(shell.good("Get-RecoverableItems tony")).isEmpty();
    }

    @Test
    void one_or_all_are_taken_back_and_the_trail_tells_who_did_it() throws Exception {
        assertThat(
                        value(
                                "(Restore-RecoverableItems tonysmith -EntryID (Get-RecoverableItems tonysmith)[0].EntryID).RestoredItemCount"))
                .isEqualTo("1");
        assertThat(shell.store.mailStore().uids(inbox)).containsExactly(3L);
        assertThat(value("(Restore-RecoverableItems tonysmith).RestoredItemCount")).isEqualTo("1");
        assertThat(shell.store.mailStore().uids(inbox)).containsExactly(3L, 4L);
        assertThat(shell.good("Get-RecoverableItems tonysmith")).isEmpty();
        assertThat(shell.store.audit().newest(1).getFirst().command())
                .startsWith("Restore-RecoverableItems");
    }

    @Test
    void a_rehearsal_changes_nothing() throws Exception {
        shell.good("Restore-RecoverableItems tonysmith -WhatIf");
        shell.good("Remove-RecoverableItems tonysmith -WhatIf");
        assertThat(shell.store.mailStore().recoverable(tony, 10)).hasSize(2);
    }

    @Test
    void they_are_erased_only_when_that_is_confirmed() {
        shell.console.isInteractive = true;
        shell.console.answers.add("N");
        shell.run("Remove-RecoverableItems tonysmith");
        assertThat(shell.store.mailStore().recoverable(tony, 10)).hasSize(2);
        shell.console.answers.add("Y");
        assertThat(value("(Remove-RecoverableItems tonysmith).RemovedItemCount")).isEqualTo("2");
        assertThat(shell.store.mailStore().recoverable(tony, 10)).isEmpty();
    }

    @Test
    void an_id_that_is_not_there_is_refused_and_nothing_is_done() {
        assertThat(shell.errorIds("Restore-RecoverableItems tonysmith -EntryID 999999"))
                .containsExactly("UM-E010");
        assertThat(shell.errorIds("Restore-RecoverableItems tonysmith -EntryID 'x'"))
                .containsExactly("UM-E010");
        assertThat(shell.errorIds("Restore-RecoverableItems nobody")).containsExactly("UM-E010");
        assertThat(shell.store.mailStore().recoverable(tony, 10)).hasSize(2);
    }
}
