package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.catalogue.CmdletServer;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Outcome;
import org.mynah.admin.shell.local.LocalCommands;
import org.mynah.admin.shell.run.Commands;
import org.mynah.admin.shell.run.Files;
import org.mynah.admin.shell.run.Limits;
import org.mynah.admin.shell.run.Session;

class CompletionTest {

    @TempDir Path folder;
    private ShellFixture shell;
    private Completion completion;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        completion = new Completion(shell.session);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    /** What the last word of a line becomes. */
    private List<String> typed(String line) {
        var words = List.of(line.split(" ", -1));
        return completion.candidates(words, words.size() - 1, words.getLast());
    }

    @Test
    void commands_are_completed_wherever_one_begins() {
        assertThat(typed("get-umd")).containsExactly("Get-UMDialPlan");
        assertThat(typed("Get-Mailbox | sort")).containsExactly("Sort-Object");
        assertThat(typed("1; get-umd")).containsExactly("Get-UMDialPlan");
        assertThat(typed("$x = (get-umd")).containsExactly("(Get-UMDialPlan");
        assertThat(typed("Get-Mailbox | % { set-umd")).containsExactly("Set-UMDialPlan");
    }

    @Test
    void parameters_and_values_of_closed_sets_are_completed() {
        assertThat(typed("Set-UMDialPlan -Aud")).containsExactly("-AudioCodec");
        assertThat(typed("Set-UMDialPlan -AudioCodec g")).containsExactly("G711", "Gsm");
        assertThat(typed("Set-UMDialPlan -FaxEnabled $t")).isEmpty();
        assertThat(typed("Set-UMDialPlan -FaxEnabled ")).containsExactly("$true", "$false");
        assertThat(typed("1,2 | sort -Desc")).containsExactly("-Descending");
    }

    @Test
    void identities_of_the_wanted_kind_are_asked_from_the_server() {
        assertThat(typed("Set-UMDialPlan -Identity MyS")).containsExactly("MySIPDialPlan");
        assertThat(typed("Get-UMDialPlan mys")).containsExactly("MySIPDialPlan");
        assertThat(typed("New-UMMailboxPolicy -UMDialPlan MyU")).containsExactly("MyUMDialPlan");
        assertThat(typed("Get-UMMailboxPolicy -UMDialPlan nope")).isEmpty();
    }

    @Test
    void files_and_variables_are_completed() {
        shell.good("'x' | Set-Content users.csv; 'x' | Set-Content 'my users.csv'; $usual = 1");

        assertThat(typed("Import-Csv us")).containsExactly("users.csv");
        assertThat(typed("Import-Csv -Path my")).containsExactly("'my users.csv'");
        assertThat(typed("Write-Output $usu")).containsExactly("$usual");
        assertThat(typed("Import-Csv ../")).isEmpty();
    }

    @Test
    void a_server_that_does_not_answer_in_time_is_not_waited_for() {
        var never = new CountDownLatch(1);
        var real = shell.session.server();
        var slow =
                new CmdletServer() {
                    @Override
                    public List<Definition> definitions() {
                        return real.definitions();
                    }

                    @Override
                    public Outcome run(String name, Map<String, Object> parameters) {
                        try {
                            never.await();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                        return new Outcome(
                                List.of(), List.of(), List.of(), Optional.empty(), "slow");
                    }
                };
        completion =
                new Completion(
                        new Session(
                                slow,
                                new Commands(LocalCommands.all(), slow.definitions()),
                                shell.console,
                                new Files(folder, List.of()),
                                Clock.systemUTC(),
                                Limits.DEFAULT));
        var before = System.nanoTime();

        assertThat(typed("Set-UMDialPlan -Identity MyS")).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Identities.LONGEST_WAIT);
        assertThat(Identities.LONGEST_WAIT).isLessThanOrEqualTo(Duration.ofMillis(100));
        never.countDown();
    }
}
