package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.run.Limits;

class LanguageTest {

    @TempDir static Path folder;
    private static ShellFixture shell;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
    }

    @BeforeEach
    void begin() {
        shell.newSession();
        shell.console.printed.clear();
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "1 + 2 * 3 ~ 7",
                "(1 + 2) * 3 ~ 9",
                "7 / 2 ~ 3.5",
                "6 / 2 ~ 3",
                "7 % 4 ~ 3",
                "-5 + 2 ~ -3",
                "0x10 + 1 ~ 17",
                "2MB / 1kb ~ 2048",
                "'a' * 3 ~ aaa",
                "'a' + 1 ~ a1",
                "1 + '2' ~ 3",
                "\"x$(1+1)y\" ~ x2y",
                "$n='Tony'; \"Hi $n!\" ~ Hi Tony!",
                "'it''s $x' ~ it's $x",
                "\"say \"\"x\"\"\" ~ say \"x\"",
                "\"tab`tend\" ~ tab\tend",
                "“curly” ~ curly",
                "5 -eq 5 ~ True",
                "'ABC' -eq 'abc' ~ True",
                "'ABC' -ceq 'abc' ~ False",
                "5 != 6 ~ True",
                "1 -lt 2 -and 3 -gt 2 ~ True",
                "-not $true ~ False",
                "!$false ~ True",
                "'Sales Default Policy' -like '*Sales*' ~ True",
                "'abc' -notlike 'b*' ~ True",
                "'a1' -match '[0-9]' ~ True",
                "1,2,3 -contains 2 ~ True",
                "2 -in 1,2 ~ True",
                "'a,b' -split ',' | Measure-Object | Select -Expand Count ~ 2",
                "1,2,3 -join '-' ~ 1-2-3",
                "'x-y' -replace '-','+' ~ x+y",
                "'{0:N2} of {1,5}|' -f 3, 'a' ~ 3.00 of     a|",
                "(1..4).Count ~ 4",
                "(10,20,30)[1] ~ 20",
                "(10,20,30)[-1] ~ 30",
                "((1..9)[2..4]) -join ',' ~ 3,4,5",
                "@{A=1; B='x'}.B ~ x",
                "$h=@{}; $h.n=4; $h['m']=5; $h.n + $h.m ~ 9",
                "[int]'42' + 1 ~ 43",
                "[string]5 + 5 ~ 55",
                "[math]::Max(3,7) ~ 7",
                "[String]::Join(';', 'a','b') ~ a;b",
                "'Abc'.ToUpper() ~ ABC",
                "'abcdef'.Substring(1,3) ~ bcd",
                "$a=1,2; $a += 3; $a.Count ~ 3",
                "$a='x','y','z'; $a -= 'y'; $a -join '' ~ xz",
                "$i=5; $i++; $i ~ 6",
                "if (1 -gt 2) { 'a' } elseif (2 -gt 1) { 'b' } else { 'c' } ~ b",
                "$s=0; foreach ($i in 1..4) { if ($i -eq 3) { continue }; $s += $i }; $s ~ 7",
                "$s=0; for ($i=0; $i -lt 5; $i++) { $s += $i }; $s ~ 10",
                "$i=0; while ($true) { $i++; if ($i -ge 3) { break } }; $i ~ 3",
                "$i=0; do { $i++ } while ($i -lt 4); $i ~ 4",
                "$i=0; do { $i++ } until ($i -ge 2); $i ~ 2",
                "switch (2) { 1 { 'one' } 2 { 'two' } default { 'many' } } ~ two",
                "switch ('x') { 1 { 'one' } default { 'other' } } ~ other",
                "function Add($a, $b = 10) { $a + $b }; Add 5 ~ 15",
                "function Add { param($a, $b) return $a * $b; 99 }; Add -b 3 -a 4 ~ 12",
                "$f = { param($x) $x * 2 }; & $f 21 ~ 42",
                "try { throw 'bad' } catch { \"got $($_.Exception.Message)\" } ~ got bad",
                "1..5 | Where-Object { $_ -gt 3 } | Measure-Object | ForEach-Object { $_.Count } ~ 2",
                "1..3 | % { $_ * 2 } | ? { $_ -ne 4 } | Measure -Sum | select -ExpandProperty Sum ~ 8",
                "$n=0; 1..3 | ForEach-Object { $n += $_ }; $n ~ 6",
                "3,1,2 | Sort-Object -Descending | Select-Object -First 1 ~ 3",
                "$x = 'sip:h:5060' # remark ~ ^^",
                "<# block #> 'seen' ~ seen",
                "$null -eq $nothing ~ True",
                "'x' | Write-Output ~ x",
                "(Get-Date '02/01/12').Year ~ 2012",
                "'{\"a\":[1,2]}' | ConvertFrom-Json | % { $_.a.Count } ~ 2",
                "[byte[]]$c = 1,2,255; $c.Length ~ 3",
                "$a,$b = 1,2; $b ~ 2",
                "@(5).Count ~ 1",
                "@().Count ~ 0",
                "'a','b' | ForEach-Object ToUpper | Out-Null; 'ok' ~ ok"
            })
    void an_expression_has_the_value_that_administrators_know(String line, String value) {
        shell.run(line);

        assertThat(shell.console.errors).as(line).isEmpty();
        assertThat(String.join("\n", shell.console.printed))
                .as(line)
                .isEqualTo(value == null ? "" : value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 +",
                "'open",
                "\"open",
                "(1",
                "{ 1",
                "@{a=1",
                "Get-Mailbox |",
                "if ($x)",
                "foreach ($i in 1..3)",
                "$x =",
                "1 -badop 2",
                "$a $b",
                "'a' 'b'",
                "]",
                ")",
                "}",
                "| x",
                "1 ++ 2",
                "$x = @{1}",
                "break 1",
                "& "
            })
    void what_is_no_script_ends_with_code_2_and_the_place(String line) {
        assertThat(shell.run(line)).as(line).isEqualTo(2);
        assertThat(shell.console.errors).hasSize(1);
        assertThat(shell.console.errors.getFirst()).startsWith("At line ");
    }

    @Test
    void the_exit_code_says_how_it_went() {
        assertThat(shell.run("1")).isZero();
        assertThat(shell.run("exit 7")).isEqualTo(7);
        assertThat(shell.run("Get-Nothing")).isEqualTo(1);
        assertThat(shell.run("throw 'x'; 'not reached'")).isEqualTo(1);
        assertThat(shell.console.printed).isEmpty();
        assertThat(shell.run("Get-UMDialPlan nope; 'last'")).isZero();
        assertThat(shell.run("Get-UMDialPlan nope")).isEqualTo(1);
    }

    @Test
    void errors_of_the_language_end_their_statement_only() {
        assertThat(shell.run("1/0; 'next'")).isEqualTo(1);
        assertThat(shell.console.printed).containsExactly("next");
        assertThat(shell.run("$ErrorActionPreference = 'Stop'; 1/0; 'next'")).isEqualTo(1);
        assertThat(shell.console.printed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[System.Diagnostics.Process]::Start('x')",
                "[System.IO.File]::Delete('x')",
                "'a'.GetHashCode()",
                "[AppDomain]$x = 1",
                "New-Object System.Net.WebClient"
            })
    void nothing_of_net_beyond_the_white_list_is_there(String line) {
        assertThat(shell.errorIds(line)).as(line).containsExactly("UM-E025");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "..\\x.txt",
                "../x.txt",
                "\\\\server\\share\\x",
                "missing.txt"
            })
    void files_outside_the_working_folder_are_not_read(String file) {
        assertThat(shell.errorIds("Get-Content '" + file + "'")).containsExactly("UM-E023");
    }

    @Test
    void windows_paths_lie_in_the_working_folder() {
        shell.good(
                "'a,b','1,2' | Set-Content C:\\UMFiles\\x.csv",
                "$r = Import-Csv c:\\UMFiles\\x.csv");

        assertThat(folder.resolve("C/UMFiles/x.csv")).exists();
    }

    @Test
    void csv_keeps_what_was_exported() {
        var printed =
                shell.good(
                        "New-Object PSObject -Property @{A='x,\"y\"'; B='line1'} | Export-Csv t.csv -NoTypeInformation",
                        "Import-Csv t.csv | % { $_.A + '|' + $_.B }");

        assertThat(printed).containsExactly("x,\"y\"|line1");
    }

    @Test
    void a_script_cannot_use_up_the_machine() {
        try (var bounded =
                new ShellFixture(
                        folder.resolve("b"),
                        new Limits(200, 1_000, 10_000, 1_000_000, 1_000, Duration.ofMillis(300)),
                        Caller.local("shell"))) {
            assertThat(bounded.run("function F { F }; F")).isEqualTo(1);
            assertThat(bounded.console.errors.getFirst()).contains("nested deeper than 200");
            assertThat(bounded.run("1..5000")).isEqualTo(1);
            assertThat(bounded.run("'abc' * 9999")).isEqualTo(1);
            assertThat(bounded.run("while ($true) { }")).isEqualTo(1);
            assertThat(bounded.console.errors.getFirst()).contains("ran longer");
            assertThat(bounded.run("1")).isZero();
        }
        assertThat(shell.run("(".repeat(5_000))).isEqualTo(2);
        assertThat(shell.run("1" + "+1".repeat(50_000))).isEqualTo(2);
        assertThat(shell.run("!".repeat(50_000) + "1")).isEqualTo(2);
        assertThat(shell.run("$x = " + "@(".repeat(90) + "1" + ")".repeat(90) + "; $x")).isZero();
    }

    @Test
    void a_secret_is_never_printed() {
        var printed =
                shell.good(
                        "$s = ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force",
                        "$s",
                        "\"$s\"",
                        "$s | ConvertTo-Json");

        assertThat(printed).isNotEmpty().noneMatch(line -> line.contains("Kite"));
    }

    @Test
    void variables_of_commands_keep_output_errors_and_warnings() {
        shell.run(
                "Get-UMDialPlan nope -ErrorAction SilentlyContinue -ErrorVariable e",
                "$e[0].Exception.GetType().Name",
                "$Error[0].FullyQualifiedErrorId -like '*UM-E010*'",
                "1,2 | Write-Output -OutVariable o | Out-Null",
                "$o.Count");

        assertThat(shell.console.errors).isEmpty();
        assertThat(shell.console.printed)
                .isEqualTo(List.of("ManagementObjectNotFoundException", "True", "2"));
    }
}
