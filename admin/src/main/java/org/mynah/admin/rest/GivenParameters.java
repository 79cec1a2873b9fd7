package org.mynah.admin.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The parameters that a request gives a cmdlet, and what is wrong with them. One thread. */
final class GivenParameters {

    private final Optional<Definition> definition;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Nothing given yet.
     *
     * @param definition the cmdlet; empty when there is none of that name
     */
    GivenParameters(Optional<Definition> definition) {
        this.definition = definition;
    }

    /** By the names that were given; the runner says which are unknown or given twice. */
    Map<String, Object> values() {
        return values;
    }

    /** What is wrong; each names its field. */
    List<Problem> problems() {
        return problems;
    }

    /** Adds one value; a second one under the same name is a problem. */
    void put(String name, Object value) {
        if (values.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            problems.add(twice(name));
        } else {
            values.put(name, value);
        }
    }

    private Problem twice(String name) {
        return new Problem(
                ErrorId.E013,
                "The parameter -%s is given twice."
                        .formatted(
                                definition
                                        .flatMap(each -> each.parameter(name))
                                        .map(Parameter::name)
                                        .orElse(name)));
    }

    /** Adds those of a body: a JSON object by name; blank: none. */
    void readBody(String body) {
        if (body.isBlank()) {
            return;
        }
        JsonNode given;
        try {
            given = Wire.read(body);
        } catch (JacksonException e) {
            problems.add(
                    new Problem(
                            ErrorId.E006,
                            "The body is no JSON object: %s".formatted(e.getOriginalMessage())));
            return;
        }
        if (!given.isObject()) {
            problems.add(
                    new Problem(ErrorId.E006, "The body is no JSON object of parameters by name."));
            return;
        }
        given.properties().forEach(field -> read(field.getKey(), field.getValue()));
    }

    private void read(String name, JsonNode value) {
        var parameter = definition.flatMap(each -> each.parameter(name));
        if (parameter.isPresent() && !fits(parameter.get(), value)) {
            problems.add(
                    new Problem(
                            ErrorId.E006,
                            "The field %s is %s; expected is %s."
                                    .formatted(
                                            name,
                                            value.getNodeType().name().toLowerCase(Locale.ROOT),
                                            expected(parameter.get()))));
        } else if (name.equalsIgnoreCase("Confirm")) {
            if (value.asBoolean(false)) {
                problems.add(
                        new Problem(
                                ErrorId.E027,
                                "The field Confirm is true, and nobody is there to answer; leave it out."));
            }
        } else {
            put(name, Wire.value(value));
        }
    }

    /** Adds those of a query; a name that is repeated is a list. */
    void readQuery(String query) {
        var lists = new LinkedHashMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? Optional.of("true") : decoded(pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                problems.add(
                        new Problem(
                                ErrorId.E009,
                                "The query part '%s' is not percent-encoded UTF-8."
                                        .formatted(pair)));
                return;
            }
            lists.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(value.get());
        }
        lists.forEach((name, given) -> {
            var isList =
                    definition
                            .flatMap(each -> each.parameter(name))
                            .filter(each ->
                                    each.kind() == ValueKind.LIST || each.kind() == ValueKind.ROWS)
                            .isPresent();
            if (given.size() > 1 && !isList) {
                problems.add(twice(name));
            } else {
                put(name, given.size() > 1 ? given : given.getFirst());
            }
        });
    }

    /** Percent-encoded UTF-8 as text; empty when it is none. */
    static Optional<String> decoded(String text) {
        try {
            var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            return Optional.of(decoded).filter(each -> each.indexOf('\uFFFD') < 0);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
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
