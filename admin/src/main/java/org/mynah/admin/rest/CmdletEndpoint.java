package org.mynah.admin.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Outcome;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Caller;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Lists and runs cmdlets for callers over HTTP. A wrong body is refused naming the field; a refusal
 * of the rules is a problem document with the error ids. Thread-safe.
 */
public final class CmdletEndpoint {

    /** A body may have so many bytes: addresses of a mailbox are the longest value. */
    public static final int LARGEST_BODY = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(CmdletEndpoint.class);

    private final CmdletRunner runner;

    public CmdletEndpoint(CmdletRunner runner) {
        this.runner = runner;
    }

    /** The cmdlets that the caller may run. */
    public Reply list(Caller caller) {
        return new Reply(
                200,
                Reply.JSON,
                Wire.write(
                        Map.of(
                                "node",
                                runner.node(),
                                "cmdlets",
                                runner.as(caller).definitions().stream()
                                        .map(DefinitionJson::write)
                                        .toList())));
    }

    /**
     * Runs a cmdlet.
     *
     * @param name its name
     * @param body a JSON object of parameters by name; empty: none
     */
    public Reply run(Caller caller, String name, String body) {
        JsonNode given;
        try {
            given = body.isBlank() ? Wire.empty() : Wire.read(body);
        } catch (JacksonException e) {
            return refusal(
                    400,
                    List.of(
                            new Problem(
                                    ErrorId.E006,
                                    "The body is no JSON object: %s"
                                            .formatted(e.getOriginalMessage()))));
        }
        if (!given.isObject()) {
            return refusal(
                    400,
                    List.of(
                            new Problem(
                                    ErrorId.E006,
                                    "The body is no JSON object of parameters by name.")));
        }
        var problems = new ArrayList<Problem>();
        var definition =
                runner.as(caller).definitions().stream()
                        .filter(each -> each.name().equalsIgnoreCase(name))
                        .findFirst();
        var parameters = parameters(definition, given, problems);
        if (!problems.isEmpty()) {
            return refusal(400, problems);
        }
        try {
            var outcome = runner.run(caller, name, parameters);
            return outcome.problems().isEmpty()
                    ? new Reply(200, Reply.JSON, Wire.write(OutcomeJson.write(outcome)))
                    : new Reply(
                            status(outcome.problems().getFirst().id()),
                            Reply.PROBLEM,
                            Wire.write(problem(outcome)));
        } catch (RuntimeException e) {
            var incident = UUID.randomUUID();
            LOG.error("{} failed, incident {}", name, incident, e);
            return new Reply(
                    500,
                    Reply.PROBLEM,
                    Wire.write(
                            Map.of(
                                    "title",
                                    "Internal error",
                                    "status",
                                    500,
                                    "detail",
                                    "The command failed on the server; its log has the incident "
                                            + incident
                                            + ".")));
        }
    }

    /** The answer to a caller who is not recognised. */
    public Reply unauthorized() {
        return new Reply(
                401,
                Reply.PROBLEM,
                Wire.write(
                        Map.of(
                                "title",
                                "Unauthorized",
                                "status",
                                401,
                                "detail",
                                "Sign in: the local token is in admin.token of the data directory.")));
    }

    private Reply refusal(int status, List<Problem> problems) {
        return new Reply(
                status,
                Reply.PROBLEM,
                Wire.write(
                        problem(
                                new Outcome(
                                        List.of(),
                                        List.of(),
                                        problems,
                                        Optional.empty(),
                                        runner.node()))));
    }

    private static Map<String, Object> problem(Outcome outcome) {
        var first = outcome.problems().getFirst();
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:mynah:error:" + first.id().id());
        document.put("title", first.id().exceptionClass());
        document.put("status", status(first.id()));
        document.put("detail", first.message());
        document.putAll(OutcomeJson.write(outcome));
        return document;
    }

    private static int status(ErrorId id) {
        return switch (id.exceptionClass()) {
            case "ManagementObjectNotFoundException",
                    "CommandNotFoundException",
                    "FileNotFoundException" ->
                    404;
            case "ObjectAlreadyExistsException",
                    "ConflictException",
                    "InvalidOperationException",
                    "ManagementObjectAmbiguousException" ->
                    409;
            case "ServiceUnavailableException" -> 503;
            default -> 400;
        };
    }

    private static Map<String, Object> parameters(
            Optional<Definition> definition, JsonNode body, List<Problem> problems) {
        var parameters = new LinkedHashMap<String, Object>();
        body.properties()
                .forEach(field -> {
                    var name = field.getKey();
                    var parameter = definition.flatMap(each -> each.parameter(name));
                    var value = field.getValue();
                    if (parameter.isPresent() && !fits(parameter.get(), value)) {
                        problems.add(
                                new Problem(
                                        ErrorId.E006,
                                        "The field %s is %s; expected is %s."
                                                .formatted(
                                                        name,
                                                        value.getNodeType()
                                                                .name()
                                                                .toLowerCase(java.util.Locale.ROOT),
                                                        expected(parameter.get()))));
                    } else if (name.equalsIgnoreCase("Confirm")) {
                        if (value.asBoolean(false)) {
                            problems.add(
                                    new Problem(
                                            ErrorId.E027,
                                            "The field Confirm is true, and nobody is there to answer; leave it out."));
                        }
                    } else {
                        parameters.put(name, Wire.value(value));
                    }
                });
        return parameters;
    }

    private static boolean fits(Parameter parameter, JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        return switch (parameter.kind()) {
            case SWITCH, BOOLEAN ->
                    value.isBoolean() || value.isString() || value.isIntegralNumber();
            case NUMBER -> value.isIntegralNumber() || value.isString();
            case CHOICE, TEXT, REFERENCE, SECRET -> value.isValueNode();
            case BYTES -> isList(value);
            case LIST -> isListOrChange(value);
            case ROWS -> true;
            case ANY -> true;
        };
    }

    private static boolean isListOrChange(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream().allMatch(each -> isList(each.getValue()));
        }
        return isList(value);
    }

    private static boolean isList(JsonNode value) {
        return value.isArray()
                ? value.valueStream().allMatch(JsonNode::isValueNode)
                : value.isValueNode();
    }

    private static String expected(Parameter parameter) {
        return parameter.kind() == ValueKind.LIST
                ? "a list, or an object with Add and Remove"
                : parameter.allowed();
    }
}
