package org.mynah.admin.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mynah.admin.catalogue.CommonParameters;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ParameterSet;

/** The function of one cmdlet. One thread. */
final class FunctionText {

    /** What PowerShell itself does by SupportsShouldProcess. */
    private static final Set<String> OF_POWERSHELL = Set.of("WhatIf", "Confirm");

    private final Definition definition;
    private final List<ParameterSet> sets;
    private final StringBuilder text = new StringBuilder();

    private FunctionText(Definition definition) {
        this.definition = definition;
        this.sets = ParameterSet.of(definition);
    }

    /** The function as PowerShell. */
    static String of(Definition definition) {
        return new FunctionText(definition).write();
    }

    private String write() {
        line("function %s {".formatted(definition.name()));
        help();
        line("    [CmdletBinding(%s)]".formatted(binding()));
        line("    param(");
        line(
                parameters().stream()
                        .map(this::parameter)
                        .collect(Collectors.joining(",\n\n", "", "")));
        line("    )");
        line("    process {");
        line(
                "        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters"
                        + (definition.changes() ? " -Changes -Rehearse:$WhatIfPreference" : ""));
        line("    }");
        line("}");
        return text.toString();
    }

    /** Its own parameters, and the common ones that the server acts on. */
    private List<Parameter> parameters() {
        var common =
                CommonParameters.of(definition.changes()).stream()
                        .filter(each -> CommonParameters.isForServer(each.name()))
                        .filter(each ->
                                definition.parameters().stream()
                                        .noneMatch(own -> own.isNamed(each.name())));
        return Stream.concat(definition.parameters().stream(), common)
                .filter(each -> !OF_POWERSHELL.contains(each.name()))
                .toList();
    }

    private void help() {
        line("<#");
        line(".SYNOPSIS");
        line(PowerShellText.help(definition.synopsis()));
        line(".DESCRIPTION");
        line(
                PowerShellText.help(
                        "Runs %s on the server of Connect-Mynah.".formatted(definition.name())));
        for (var each : parameters()) {
            line(".PARAMETER " + each.name());
            line(PowerShellText.help(words(each)));
        }
        for (var each : definition.examples()) {
            line(".EXAMPLE");
            line(PowerShellText.help(each));
        }
        line("#>");
    }

    private static String words(Parameter parameter) {
        return parameter.allowed().isEmpty() || parameter.isSecret()
                ? parameter.meaning()
                : parameter.meaning() + " Allowed: " + parameter.allowed() + ".";
    }

    private String binding() {
        var parts = new ArrayList<String>();
        if (definition.changes()) {
            parts.add("SupportsShouldProcess = $true");
            parts.add("ConfirmImpact = '%s'".formatted(definition.asks() ? "High" : "Medium"));
        }
        if (sets.size() > 1) {
            parts.add("DefaultParameterSetName = '%s'".formatted(sets.getFirst().name()));
        }
        parts.add("PositionalBinding = $false");
        return String.join(", ", parts);
    }

    private String parameter(Parameter parameter) {
        var lines = new ArrayList<String>();
        var own = sets.stream().filter(set -> set.parameters().contains(parameter)).toList();
        if (own.isEmpty() || own.size() == sets.size()) {
            lines.add("[Parameter(%s)]".formatted(String.join(", ", attributes(parameter))));
        } else {
            for (var set : own) {
                lines.add(
                        Stream.concat(
                                        Stream.of("ParameterSetName = '%s'".formatted(set.name())),
                                        attributes(parameter).stream())
                                .collect(Collectors.joining(", ", "[Parameter(", ")]")));
            }
        }
        var aliases = aliases(parameter);
        if (!aliases.isEmpty()) {
            lines.add(
                    aliases.stream()
                            .map(PowerShellText::quoted)
                            .collect(Collectors.joining(", ", "[Alias(", ")]")));
        }
        if (!parameter.choices().isEmpty()) {
            lines.add(
                    "[ArgumentCompleter({ param($command, $name, $word) %s -like \"$word*\" })]"
                            .formatted(PowerShellText.array(parameter.choices())));
        }
        lines.add("[%s]".formatted(type(parameter)));
        lines.add("$" + parameter.name());
        return lines.stream().map(each -> "        " + each).collect(Collectors.joining("\n"));
    }

    private static List<String> attributes(Parameter parameter) {
        var attributes = new ArrayList<String>();
        if (parameter.isRequired()) {
            attributes.add("Mandatory = $true");
        }
        if (parameter.position() > 0) {
            attributes.add("Position = " + (parameter.position() - 1));
        }
        if (parameter.takesInput()) {
            attributes.add("ValueFromPipeline = $true");
            attributes.add("ValueFromPipelineByPropertyName = $true");
        }
        return attributes;
    }

    /** Other names, and former ones of the same meaning. */
    private List<String> aliases(Parameter parameter) {
        return Stream.concat(
                        parameter.aliases().stream(),
                        definition.formerNames().entrySet().stream()
                                .filter(each -> each.getValue().equals(parameter.name()))
                                .map(java.util.Map.Entry::getKey))
                .toList();
    }

    /**
     * The type that keeps what was typed: a PIN's first zero, {@code $null} that clears, a table of
     * Add and Remove.
     */
    private static String type(Parameter parameter) {
        return switch (parameter.kind()) {
            case SWITCH -> "switch";
            case BOOLEAN -> "System.Nullable[bool]";
            case NUMBER -> "System.Nullable[int]";
            case CHOICE, TEXT -> "string";
            case SECRET ->
                    parameter.name().endsWith("Password")
                            ? "System.Security.SecureString"
                            : "string";
            case BYTES -> "byte[]";
            case LIST, ROWS, REFERENCE, ANY -> "object";
        };
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
