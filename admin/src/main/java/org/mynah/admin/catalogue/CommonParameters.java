package org.mynah.admin.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The parameters that every cmdlet has (cmdlets §4). */
public final class CommonParameters {

    private static final List<Parameter> ALL =
            List.of(
                    Parameter.local(
                                    "ErrorAction",
                                    ValueKind.TEXT,
                                    "Continue, Stop, SilentlyContinue, Ignore or Inquire.")
                            .alias("ea"),
                    Parameter.local(
                                    "WarningAction",
                                    ValueKind.TEXT,
                                    "Continue, Stop, SilentlyContinue, Ignore or Inquire.")
                            .alias("wa"),
                    Parameter.local("InformationAction", ValueKind.TEXT, "Accepted, no effect.")
                            .alias("infa"),
                    Parameter.local(
                                    "ErrorVariable",
                                    ValueKind.TEXT,
                                    "Variable that gets the errors.")
                            .alias("ev"),
                    Parameter.local(
                                    "WarningVariable",
                                    ValueKind.TEXT,
                                    "Variable that gets the warnings.")
                            .alias("wv"),
                    Parameter.local("InformationVariable", ValueKind.TEXT, "Accepted, no effect.")
                            .alias("iv"),
                    Parameter.local(
                                    "OutVariable",
                                    ValueKind.TEXT,
                                    "Variable that gets the objects.")
                            .alias("ov"),
                    Parameter.local("OutBuffer", ValueKind.TEXT, "Accepted, no effect.")
                            .alias("ob"),
                    Parameter.local("Verbose", ValueKind.SWITCH, "Says more.").alias("vb"),
                    Parameter.local("Debug", ValueKind.SWITCH, "Accepted, no effect.").alias("db"));

    private static final List<Parameter> CHANGING =
            List.of(
                    Parameter.flag("WhatIf", "Says what would be done, and does nothing.")
                            .alias("wi"),
                    Parameter.flag(
                            "ValidateOnly",
                            "Checks everything and reports what is wrong; changes nothing."),
                    Parameter.flag("Confirm", "Asks first; -Confirm:$false does not ask.")
                            .alias("cf"));

    /** Those of changing cmdlets that the shell acts on. */
    private static final List<Parameter> BULK =
            List.of(
                    Parameter.local(
                            "ResultFile",
                            ValueKind.TEXT,
                            "CSV file that gets a row for each object: done, valid or failed, and why."));

    private static final List<Parameter> SERVER =
            List.of(
                    Parameter.text(
                            "DomainController", 255, "Accepted; all nodes share one state."));

    private CommonParameters() {}

    /** The common parameters of a cmdlet. */
    public static List<Parameter> of(boolean changes) {
        var parameters = new ArrayList<>(ALL);
        if (changes) {
            parameters.addAll(CHANGING);
            parameters.addAll(BULK);
        }
        parameters.addAll(SERVER);
        return List.copyOf(parameters);
    }

    /** Whether the server must be told of a parameter, rather than the shell acting on it. */
    public static boolean isForServer(String name) {
        return Stream.concat(ALL.stream(), BULK.stream())
                .noneMatch(parameter -> parameter.isNamed(name));
    }
}
