package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.run.Limits;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;

/**
 * While a PIN, password or code is hashed, the directory is free: another administrator's change is
 * made meanwhile. So many enablings at once are limited by processors, not by one lock.
 */
class HashingLinesTest {

    private static final Directory.Change OTHER =
            new Directory.Change("other", "test", "Set-UMDialPlan");

    @TempDir Path folder;
    private final ExecutorService others = Executors.newSingleThreadExecutor();
    private ShellFixture shell;
    private int made;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder, Limits.DEFAULT, Caller.local("shell"), true);
        shell.setUp();
        shell.whileHashing = this::anotherChange;
    }

    @AfterEach
    void close() {
        others.shutdownNow();
        shell.close();
    }

    /** Changes something from another thread, as long as the hash takes. */
    private void anotherChange() {
        var change =
                others.submit(() ->
                        shell.store
                                .directory()
                                .change(
                                        OTHER,
                                        writer ->
                                                writer.update(
                                                        Identities.find(
                                                                writer,
                                                                ObjectKind.DIAL_PLAN,
                                                                "MyUMDialPlan"))));
        try {
            change.get(5, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("another change waits for the hash", e);
        }
        made++;
    }

    private void hashes(int atLeast, String line) {
        made = 0;
        shell.good(line);
        assertThat(made).as(line).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void enabling_a_mailbox_hashes_before_it_changes() {
        hashes(
                1,
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234");
        hashes(
                1,
                "Enable-UMMailbox tony -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51235 -PIN 728196");
        shell.good("Disable-UMMailbox tony -Confirm:$false");
        hashes(
                2,
                "Enable-UMMailbox tony -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51235 -PIN 739164");
    }

    @Test
    void resetting_a_pin_hashes_before_it_changes() {
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 728196");

        hashes(2, "Set-UMMailboxPIN tonysmith -PIN 739164");
        hashes(3, "Set-UMMailboxPIN tonysmith");
        assertThat(shell.errorIds("Set-UMMailboxPIN tonysmith -PIN 739164"))
                .containsExactly("UM-E306");
    }

    @Test
    void passwords_and_codes_are_hashed_before_the_change() {
        var password = "(ConvertTo-SecureString -String 'Kite.4422' -AsPlainText -Force)";
        hashes(
                1,
                "New-Mailbox -Name Jill -Alias jill -UserPrincipalName jill@contoso.com -Password "
                        + password);
        hashes(1, "Set-Mailbox jill -Password " + password);
        var jill =
                shell.store
                        .directory()
                        .read(reader -> Identities.find(reader, ObjectKind.MAILBOX, "jill").id());
        shell.newSession(
                new Caller(
                        "jill",
                        "web",
                        Set.copyOf(ManagementRole.ofEveryUser()),
                        Optional.of(jill)));
        shell.good("Set-TextMessagingAccount jill -NotificationPhoneNumber +14255550199");
        hashes(1, "Send-TextMessagingVerificationCode jill");
        var code = shell.texts.getFirst().replaceAll(".* ", "");
        hashes(1, "Compare-TextMessagingVerificationCode jill -VerificationCode " + code);
    }
}
