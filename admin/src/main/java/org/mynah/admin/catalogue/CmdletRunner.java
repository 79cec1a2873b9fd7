package org.mynah.admin.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.mynah.admin.roles.Caller;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;
import org.mynah.um.directory.WarningId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cmdlets of a catalogue: role, names of parameters, required ones, then the cmdlet (cmdlets
 * §7.3). Thread-safe.
 */
public final class CmdletRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CmdletRunner.class);

    /** Where refused commands are put on record. */
    @FunctionalInterface
    public interface Refusals {
        void refused(Directory.Change command, String reason);
    }

    private static final List<Problem> DENIED_COMMAND =
            List.of(new Problem(ErrorId.E020, "No role of the caller grants this command."));

    private final Catalogue catalogue;
    private final String node;
    private final Refusals refusals;

    /**
     * A runner.
     *
     * @param node this node's name, shown in errors
     * @param refusals told of each command that the caller's roles do not grant, and of each that
     *     would have changed something and was refused (cmdlets §4)
     */
    public CmdletRunner(Catalogue catalogue, String node, Refusals refusals) {
        this.catalogue = catalogue;
        this.node = node;
        this.refusals = refusals;
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
        return run(caller, name, parameters, () -> {});
    }

    /**
     * Runs a cmdlet whose change must not be made unless something still holds.
     *
     * @param precondition runs in the transaction of the change, before all else: what it reads, no
     *     other can change before the commit. It throws {@link DirectoryException} to refuse.
     */
    public Outcome run(
            Caller caller, String name, Map<String, Object> parameters, Runnable precondition) {
        var cmdlet = catalogue.find(caller, name);
        if (cmdlet.isEmpty()) {
            catalogue
                    .ofAnyone(name)
                    .ifPresent(denied -> record(caller, denied, parameters, DENIED_COMMAND));
            return refused(List.of(unknownCommand(name, names(caller))));
        }
        var whole = cmdlet.get().definition();
        var definition = whole.seenBy(caller);
        var problems = new ArrayList<Problem>();
        var given = resolve(definition, parameters, problems);
        definition.parameters().stream()
                .filter(Parameter::isRequired)
                .filter(parameter -> isAbsent(given, parameter))
                .forEach(parameter -> problems.add(missing(definition, parameter)));
        if (!problems.isEmpty()) {
            record(caller, whole, parameters, deniedParameters(whole, definition, parameters));
            if (definition.changes()) {
                record(caller, definition, parameters, problems);
            }
            return refused(problems);
        }
        var call = new Invocation(caller, definition, given, precondition);
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
            var denial = call.denial();
            if (denial.isPresent()) {
                record(caller, definition, given, List.of(denial.get()));
            } else if (definition.changes() && !call.isRehearsal()) {
                record(caller, definition, given, e.problems());
            }
            return call.outcome(e.problems().stream().map(this::located).toList(), node);
        } catch (RuntimeException e) {
            if (definition.changes()) {
                record(caller, definition, given, "failed inside the server");
            }
            throw e;
        }
    }

    /** Parameters that exist, but not for this caller. */
    private static List<Problem> deniedParameters(
            Definition whole, Definition seen, Map<String, Object> parameters) {
        return parameters.keySet().stream()
                .filter(name -> seen.parameter(name).isEmpty())
                .flatMap(name -> whole.parameter(name).stream())
                .map(parameter ->
                        new Problem(
                                ErrorId.E020,
                                "No role of the caller grants the parameter -%s."
                                        .formatted(parameter.name())))
                .toList();
    }

    private void record(
            Caller caller,
            Definition definition,
            Map<String, Object> parameters,
            List<Problem> problems) {
        if (!problems.isEmpty()) {
            record(
                    caller,
                    definition,
                    parameters,
                    problems.stream()
                            .map(each -> each.id().id() + ": " + each.message())
                            .collect(Collectors.joining("\n")));
        }
    }

    /** A trail that cannot be written to does not change what the caller is told. */
    private void record(
            Caller caller, Definition definition, Map<String, Object> parameters, String reason) {
        try {
            refusals.refused(
                    new Directory.Change(
                            caller.name(), caller.from(), CommandLine.of(definition, parameters)),
                    reason);
        } catch (RuntimeException failure) {
            LOG.error(
                    "The refused {} of {} is not in the audit trail: {}",
                    definition.name(),
                    caller.name(),
                    failure.toString());
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
