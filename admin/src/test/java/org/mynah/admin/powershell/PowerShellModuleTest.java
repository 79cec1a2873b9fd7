package org.mynah.admin.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.admin.catalogue.CommonParameters;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.shell.ShellFixture;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;

/** There is no PowerShell here to run the module: what can be checked of its text is. */
class PowerShellModuleTest {

    /** Variables that PowerShell sets itself (about_Automatic_Variables). */
    private static final Set<String> AUTOMATIC =
            Set.of(
                    "args",
                    "consolefilename",
                    "enabledexperimentalfeatures",
                    "error",
                    "event",
                    "eventargs",
                    "eventsubscriber",
                    "executioncontext",
                    "false",
                    "foreach",
                    "home",
                    "host",
                    "input",
                    "iscoreclr",
                    "islinux",
                    "ismacos",
                    "iswindows",
                    "lastexitcode",
                    "matches",
                    "myinvocation",
                    "nestedpromptlevel",
                    "null",
                    "pid",
                    "profile",
                    "psboundparameters",
                    "pscmdlet",
                    "pscommandpath",
                    "psculture",
                    "psdebugcontext",
                    "psedition",
                    "pshome",
                    "psitem",
                    "psscriptroot",
                    "pssenderinfo",
                    "psuiculture",
                    "psversiontable",
                    "pwd",
                    "sender",
                    "shellid",
                    "stacktrace",
                    "switch",
                    "this",
                    "true");

    private static final Pattern FUNCTION = Pattern.compile("(?m)^function ([A-Za-z-]+) \\{");

    @TempDir static Path folder;
    private static ShellFixture shell;
    private static List<Definition> definitions;
    private static PowerShellModule module;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        definitions = shell.catalogue.definitions();
        module = PowerShellModule.of(definitions, "test");
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void a_function_looks_like_this() {
        var definition =
                Definition.changing("Remove-UMThing", "Removes a thing – for good.")
                        .with(
                                Parameter.identity(ObjectKind.MAILBOX).required().at(1).fromInput(),
                                Parameter.text("Anr", 10, "Beginning of a name.").alias("Begin"),
                                Parameter.secret("PIN", "The PIN."),
                                Parameter.secret("RoomPassword", "The password."),
                                Parameter.flag("Force", "Does it."),
                                Parameter.bool("Kept", "Whether it's kept."),
                                Parameter.of(
                                        "Count", new PropertyType.Whole(1, 9, "days"), "How many."),
                                Parameter.of(
                                                "Kind",
                                                new PropertyType.Choice<>(ObjectKind.class),
                                                "Which.")
                                        .at(2))
                        .oneOf("Identity", "Anr")
                        .former("OldCount", "Count")
                        .example("Remove-UMThing it's #> .here")
                        .build();

        assertThat(FunctionText.of(definition).replaceAll("@\\('[^)]*'\\)", "@('…')"))
                .isEqualTo(
                        """
                        function Remove-UMThing {
                        <#
                        .SYNOPSIS
                        Removes a thing - for good.
                        .DESCRIPTION
                        Runs Remove-UMThing on the server of Connect-Mynah.
                        .PARAMETER Identity
                        The mailbox. Allowed: name or GUID of a mailbox.
                        .PARAMETER Anr
                        Beginning of a name. Allowed: any text, at most 10 characters.
                        .PARAMETER PIN
                        The PIN.
                        .PARAMETER RoomPassword
                        The password.
                        .PARAMETER Force
                        Does it. Allowed: $true or $false.
                        .PARAMETER Kept
                        Whether it's kept. Allowed: $true or $false.
                        .PARAMETER Count
                        How many. Allowed: a whole number from 1 to 9 days.
                        .PARAMETER Kind
                        Which. Allowed: %s.
                        .PARAMETER ValidateOnly
                        Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
                        .PARAMETER DomainController
                        Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
                        .EXAMPLE
                        Remove-UMThing it's # > .here
                        #>
                            [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
                            param(
                                [Parameter(ParameterSetName = 'Identity', Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
                                [object]
                                $Identity,

                                [Parameter(ParameterSetName = 'Anr')]
                                [Alias('Begin')]
                                [string]
                                $Anr,

                                [Parameter()]
                                [string]
                                $PIN,

                                [Parameter()]
                                [System.Security.SecureString]
                                $RoomPassword,

                                [Parameter()]
                                [switch]
                                $Force,

                                [Parameter()]
                                [System.Nullable[bool]]
                                $Kept,

                                [Parameter()]
                                [Alias('OldCount')]
                                [System.Nullable[int]]
                                $Count,

                                [Parameter(Position = 1)]
                                [ArgumentCompleter({ param($command, $name, $word) @('…') -like "$word*" })]
                                [string]
                                $Kind,

                                [Parameter()]
                                [switch]
                                $ValidateOnly,

                                [Parameter()]
                                [string]
                                $DomainController
                            )
                            process {
                                Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
                            }
                        }
                        """
                                .formatted(new PropertyType.Choice<>(ObjectKind.class).allowed()));
    }

    @Test
    void a_cmdlet_that_reads_neither_asks_nor_rehearses() {
        var definition =
                Definition.reading("Get-X", "Prints x.").output(Output.of("X", "Name")).build();

        assertThat(FunctionText.of(definition))
                .contains("    [CmdletBinding(PositionalBinding = $false)]\n")
                .contains("Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters\n")
                .doesNotContain("SupportsShouldProcess");
    }

    @Test
    void quotes_comments_and_brackets_close_and_all_is_ascii() {
        for (var file : List.of(module.manifest(), module.script())) {
            PowerShellScan.of(file);
            assertThat(file.chars().filter(c -> c > 0x7E || (c < 0x20 && c != '\n'))).isEmpty();
        }
    }

    @Test
    void nothing_of_it_needs_a_newer_powershell_than_5_1() {
        var code = PowerShellScan.of(module.script()).code();

        assertThat(code).doesNotContain("??", "?.", " ? ", "&&", "||", "-Parallel");
        assertThat(code)
                .doesNotContain("SkipCertificateCheck", "ServerCertificateValidationCallback");
    }

    @Test
    void every_cmdlet_is_a_function_that_is_exported_and_explained() {
        var names = FUNCTION.matcher(module.script()).results().map(each -> each.group(1)).toList();

        assertThat(names).doesNotHaveDuplicates();
        for (var each : definitions) {
            assertThat(names).contains(each.name());
            assertThat(module.manifest()).contains("        '" + each.name() + "'");
        }
        assertThat(module.manifest())
                .contains("'Connect-Mynah'", "'Disconnect-Mynah'")
                .doesNotContain("Invoke-MynahCmdlet");
        var comments = PowerShellScan.of(module.script()).comments();
        assertThat(comments).hasSize(definitions.size() + 2);
        assertThat(comments)
                .allSatisfy(each ->
                        assertThat(each)
                                .contains("\n.SYNOPSIS\n", "\n.DESCRIPTION\n", "\n.EXAMPLE\n"));
    }

    @Test
    void no_parameter_has_a_name_that_powershell_or_another_one_has() {
        for (var each : definitions) {
            var taken = new HashSet<>(AUTOMATIC);
            CommonParameters.of(false).stream()
                    .filter(common -> !CommonParameters.isForServer(common.name()))
                    .forEach(common -> {
                        taken.add(common.name().toLowerCase(Locale.ROOT));
                        common.aliases().forEach(taken::add);
                    });
            for (var parameter : each.parameters()) {
                var names = new HashSet<String>();
                names.add(parameter.name());
                names.addAll(parameter.aliases());
                each.formerNames()
                        .forEach((old, present) -> {
                            if (present.equals(parameter.name())) {
                                names.add(old);
                            }
                        });
                assertThat(names)
                        .as(each.name())
                        .allSatisfy(name ->
                                assertThat(taken.add(name.toLowerCase(Locale.ROOT)))
                                        .as(name)
                                        .isTrue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"if (", "'a", "\"a", "<# a", "}", "@(1]", "'a''", "\"a`\"", "{ 'x' ) }"})
    void the_scan_of_these_tests_sees_what_is_wrong(String wrong) {
        assertThatThrownBy(() -> PowerShellScan.of(wrong)).isInstanceOf(AssertionError.class);
    }
}
