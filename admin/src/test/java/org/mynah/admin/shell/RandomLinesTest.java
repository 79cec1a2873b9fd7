package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random and damaged lines end in declared errors, never in a stack trace. */
class RandomLinesTest {

    private static final long SEED = 20_261_125;

    private static final String[] PIECES = {
        "Get-UMDialPlan",
        "Set-UMDialPlan",
        "New-UMDialPlan",
        "Enable-UMMailbox",
        "Set-Mailbox",
        "Select-Object",
        "Where-Object",
        "ForEach-Object",
        "Sort-Object",
        "Format-List",
        "Format-Table",
        "ConvertTo-Json",
        "ConvertFrom-Json",
        "Import-Csv",
        "Get-Help",
        "-Identity",
        "-Name",
        "-EmailAddresses",
        "-First",
        "-Property",
        "-NumberOfDigitsInExtension",
        "-WhatIf",
        "-Confirm:$false",
        "-",
        "--",
        "|",
        ";",
        "\n",
        ",",
        "(",
        ")",
        "{",
        "}",
        "@{",
        "@(",
        "$(",
        "[",
        "]",
        "[int]",
        "[Math]::Max",
        "$x",
        "$_",
        "$null",
        "$true",
        "$x.y",
        "$x[0]",
        ".Add(",
        "=",
        "+=",
        "+",
        "*",
        "/",
        "%",
        "-eq",
        "-like",
        "-match",
        "-split",
        "-f",
        "..",
        "1",
        "0",
        "99999999999",
        "1.5",
        "0xff",
        "'a'",
        "\"b $x\"",
        "\"$(",
        "`",
        "#",
        "<#",
        "#>",
        ">",
        ">>",
        "2>&1",
        "if",
        "else",
        "foreach",
        "while ($false)",
        "switch",
        "function f",
        "param($a)",
        "try",
        "catch",
        "return",
        "break",
        "throw",
        "exit",
        "sip:a;transport=tcp",
        "EUM:1;phone-context=x",
        "\u0000",
        "\u202e",
        "é",
        "*",
        "?",
        "!",
        "&",
        "'",
        "\"",
        "::",
        "..",
        "++",
        "begin {",
        "process {",
        "end {",
        "filter f {",
        "switch -regex",
        "[CmdletBinding()]",
        "param([Parameter(Mandatory=$true)]",
        ". ",
        ".\\x.ps1",
        "2>$null",
        "*>&1",
        "3>",
        "[xml]",
        "[scriptblock]",
        "@x",
        "$Matches",
        "Compare-Object",
        "Export-Clixml",
        "ConvertTo-Html"
    };

    @TempDir Path folder;

    @Test
    void random_lines_give_only_declared_errors() {
        try (var shell = new ShellFixture(folder)) {
            var random = new Random(SEED);
            for (int i = 0; i < 4_000; i++) {
                var line = new StringBuilder();
                var length = 1 + random.nextInt(12);
                for (int j = 0; j < length; j++) {
                    line.append(PIECES[random.nextInt(PIECES.length)]);
                    line.append(random.nextInt(4) == 0 ? "" : " ");
                }
                shell.newSession();
                var code = shell.run(line.toString());
                assertThat(shell.console.errors)
                        .as("seed %d, line %d: %s", SEED, i, line)
                        .noneMatch(each -> each.contains("Exception:") || each.contains("\tat "));
                assertThat(code).isNotEqualTo(70);
            }
        }
    }

    @Test
    void damaged_lines_give_only_declared_errors() {
        var good =
                "Get-Mailbox | Where-Object { $_.UMEnabled -eq $false } | Enable-UMMailbox -UMMailboxPolicy \"Sales $(1+1)\" -Extensions @(51234,'x') -WhatIf; $x = @{a=1}; if ($x.a -gt 0) { 'y' } else { \"z\" }";
        try (var shell = new ShellFixture(folder)) {
            for (int i = 0; i < good.length(); i++) {
                shell.newSession();
                shell.run(good.substring(0, i));
                shell.run(good.substring(i));
                shell.run(good.substring(0, i) + good.substring(i + 1));
                assertThat(shell.console.errors).noneMatch(each -> each.contains("\tat "));
            }
        }
    }
}
