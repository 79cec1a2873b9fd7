package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many users from a file: rehearsed, run, and run again. */
class BulkTest {

    private static final String ROWS =
            "Import-Csv users.csv | ForEach-Object { Enable-UMMailbox -Identity $_.Email -UMMailboxPolicy MyUMMailboxPolicy -Extensions $_.Extension -PIN $_.Pin -ResultFile result.csv %s } | Out-Null";

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() throws IOException {
        shell = new ShellFixture(folder);
        shell.setUp();
        Files.writeString(
                folder.resolve("users.csv"),
                """
                Email,Extension,Pin
                tonysmith@contoso.com,51234,5643892
                nobody@contoso.com,51235,5643892
                tony@contoso.com,51236,5643892
                """);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private long version() {
        return shell.store.directory().<Long>read(reader -> reader.version());
    }

    @Test
    void a_rehearsal_reports_problems_only_and_changes_nothing() throws IOException {
        var before = version();

        assertThat(shell.errorIds(ROWS.formatted("-ValidateOnly"))).containsExactly("UM-E010");

        assertThat(shell.console.printed).isEmpty();
        assertThat(version()).isEqualTo(before);
        assertThat(shell.mails).isEmpty();
        assertThat(Files.readString(folder.resolve("result.csv")))
                .contains("\"Enable-UMMailbox\",\"tonysmith@contoso.com\",\"Valid\",\"\",\"\"")
                .contains("\"nobody@contoso.com\",\"Failed\",\"UM-E010\"");
    }

    @Test
    void a_failing_row_stops_nobody_and_the_result_file_has_no_pin() throws IOException {
        assertThat(shell.errorIds(ROWS.formatted(""))).containsExactly("UM-E010");

        assertThat(Files.readAllLines(folder.resolve("result.csv")))
                .hasSize(4)
                .startsWith("Command,Identity,Result,ErrorId,Message")
                .noneMatch(row -> row.contains("5643892"));
        assertThat(
                        shell.good(
                                "Import-Csv result.csv | % { \"$($_.Identity) $($_.Result) $($_.ErrorId)\" }"))
                .containsExactly(
                        "tonysmith@contoso.com Done ",
                        "nobody@contoso.com Failed UM-E010",
                        "tony@contoso.com Done ");
    }

    @Test
    void running_again_enables_nobody_twice() {
        shell.run(ROWS.formatted(""));
        var before = version();

        assertThat(shell.errorIds(ROWS.formatted("")))
                .containsExactly("UM-E113", "UM-E010", "UM-E113");

        assertThat(version()).isEqualTo(before);
        assertThat(shell.good("(Get-UMMailbox).Count")).containsExactly("2");
        assertThat(shell.good("Import-Csv result.csv | % Result"))
                .as("a second run begins the file afresh")
                .containsExactly("Failed", "Failed", "Failed");
    }

    @Test
    void what_is_new_since_the_last_run_is_chosen_by_the_result() {
        shell.run(ROWS.formatted(""));

        assertThat(
                        shell.good(
                                "Import-Csv result.csv | Where-Object Result -eq Failed | % Identity"))
                .containsExactly("nobody@contoso.com");
    }
}
