package org.mynah.admin.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.mynah.admin.roles.Caller;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;
import org.mynah.um.directory.WarningId;

/**
 * Runs cmdlets of a catalogue: role, names of parameters, required ones, then the cmdlet (cmdlets
 * §7.3). Thread-safe.
 */
public final class CmdletRunner {

    private final Catalogue catalogue;
    private final String node;

    /**
     * A runner.
     *
     * @param node this node's name, shown in errors
     */
    public CmdletRunner(Catalogue catalogue, String node) {
        this.catalogue = catalogue;
        this.node = node;
    }

    /** This node's name. */
    public String node() {
        return node;
    }

    /** This runner as seen by one caller. */
    public CmdletServer as(Caller caller) {
        return new CmdletServer() {
            @Override
            public List<Definition> definitions() {
                return catalogue.visibleTo(caller);
            }

            @Override
            public Outcome run(String name, Map<String, Object> parameters) {
                return CmdletRunner.this.run(caller, name, parameters);
            }
        };
    }

    /**
     * Runs a cmdlet.
     *
     * @param parameters values by parameter name or alias, in any case
     */
    public Outcome run(Caller caller, String name, Map<String, Object> parameters) {
        var cmdlet = catalogue.find(caller, name);
        if (cmdlet.isEmpty()) {
            return refused(List.of(unknownCommand(name, names(caller))));
        }
        var definition = cmdlet.get().definition().seenBy(caller);
        var problems = new ArrayList<Problem>();
        var given = resolve(definition, parameters, problems);
        definition.parameters().stream()
                .filter(Parameter::isRequired)
                .filter(parameter -> isAbsent(given, parameter))
                .forEach(parameter -> problems.add(missing(definition, parameter)));
        if (!problems.isEmpty()) {
            return refused(problems);
        }
        var call = new Invocation(caller, definition, given);
        try {
            Binder.checkAlternatives(definition, given.keySet());
            if (given.get("DomainController") instanceof String controller
                    && !controller.equalsIgnoreCase(node)) {
                call.warnings()
                        .add(
                                WarningId.W08,
                                "-DomainController has no effect: all nodes share one state.");
            }
            definition.parameters().stream()
                    .filter(parameter -> parameter.meaning().equals(Parameter.NO_EFFECT))
                    .filter(parameter -> given.containsKey(parameter.name()))
                    .forEach(parameter ->
                            call.warnings()
                                    .add(
                                            WarningId.W08,
                                            "-" + parameter.name() + " has no effect."));
            cmdlet.get().run(call);
            call.refuseIfAny();
            return call.outcome(List.of(), node);
        } catch (DirectoryException e) {
            return call.outcome(e.problems().stream().map(this::located).toList(), node);
        }
    }

    /** What was not found names the node that looked for it (cmdlets §7.2, UM-E010). */
    private Problem located(Problem problem) {
        var end = "couldn't be found.";
        return problem.id() == ErrorId.E010 && problem.message().endsWith(end)
                ? new Problem(
                        problem.id(),
                        "%s on '%s'."
                                .formatted(
                                        problem.message()
                                                .substring(0, problem.message().length() - 1),
                                        node))
                : problem;
    }

    /** What the shell and REST say of a name that is no cmdlet, or none for this caller. */
    public static Problem unknownCommand(String name, List<String> known) {
        var shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return new Problem(
                ErrorId.E018,
                "The term '%s' is not recognized as the name of a cmdlet.%s"
                        .formatted(
                                shown,
                                Nearest.to(name, known)
                                        .map(nearest -> " Did you mean " + nearest + "?")
                                        .orElse(" 'Get-Command' lists them.")));
    }

    /** What is said of a required parameter that is missing. */
    public static Problem missing(Definition definition, Parameter parameter) {
        return new Problem(
                ErrorId.E014,
                "%s needs the parameter -%s: %s"
                        .formatted(definition.name(), parameter.name(), parameter.meaning()));
    }

    private static boolean isAbsent(Map<String, Object> given, Parameter parameter) {
        var value = given.get(parameter.name());
        return value == null || value == Nothing.NULL || (value instanceof String s && s.isBlank());
    }

    private static SequencedMap<String, Object> resolve(
            Definition definition, Map<String, Object> parameters, List<Problem> problems) {
        var given = new LinkedHashMap<String, Object>();
        parameters.forEach((name, value) -> {
            var parameter = definition.parameter(name);
            if (parameter.isEmpty() || !CommonParameters.isForServer(parameter.get().name())) {
                problems.add(
                        new Problem(
                                ErrorId.E015,
                                "%s has no parameter -%s.%s"
                                        .formatted(
                                                definition.name(),
                                                name,
                                                Nearest.to(
                                                                name,
                                                                definition.parameters().stream()
                                                                        .map(Parameter::name)
                                                                        .toList())
                                                        .map(near -> " Did you mean -" + near + "?")
                                                        .orElse(""))));
            } else if (given.containsKey(parameter.get().name())) {
                problems.add(
                        new Problem(
                                ErrorId.E013,
                                "The parameter -%s is given twice."
                                        .formatted(parameter.get().name())));
            } else {
                given.put(parameter.get().name(), value);
            }
        });
        return given;
    }

    private List<String> names(Caller caller) {
        return catalogue.visibleTo(caller).stream()
                .map(Definition::name)
                .collect(Collectors.toList());
    }

    private Outcome refused(List<Problem> problems) {
        return new Outcome(List.of(), List.of(), problems, java.util.Optional.empty(), node);
    }
}
