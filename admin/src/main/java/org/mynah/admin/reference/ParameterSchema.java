package org.mynah.admin.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.PropertyType;
import tools.jackson.databind.node.NullNode;

/** The JSON schema of a parameter (OpenAPI 3.1, JSON Schema 2020-12). */
final class ParameterSchema {

    private static final Map<String, Object> CHANGE =
            Map.of("$ref", "#/components/schemas/ListChange");

    private ParameterSchema() {}

    /** The schema; a parameter that may be left out may be null, which clears it. */
    static Map<String, Object> of(Parameter parameter) {
        var schema = new LinkedHashMap<String, Object>();
        switch (parameter.kind()) {
            case SWITCH, BOOLEAN -> schema.put("type", type("boolean", parameter));
            case NUMBER -> number(schema, parameter);
            case CHOICE -> choice(schema, parameter);
            case TEXT, REFERENCE -> text(schema, parameter);
            case SECRET -> {
                text(schema, parameter);
                schema.put("format", "password");
                schema.put("writeOnly", true);
            }
            case LIST -> list(schema, Map.of("type", List.of("string", "integer")));
            case ROWS -> list(schema, Map.of("type", List.of("string", "object")));
            case BYTES -> {
                schema.put("type", type("string", parameter));
                schema.put("contentEncoding", "base64");
            }
            case ANY -> {}
        }
        parameter
                .standard()
                .filter(_ -> !schema.containsKey("anyOf"))
                .ifPresent(value -> schema.put("default", standard(parameter, value)));
        schema.put("description", description(parameter));
        return schema;
    }

    private static Object type(String type, Parameter parameter) {
        return parameter.isRequired() ? type : List.of(type, "null");
    }

    private static void number(Map<String, Object> schema, Parameter parameter) {
        schema.put("type", type("integer", parameter));
        parameter
                .type()
                .ifPresent(type -> {
                    if (type instanceof PropertyType.Whole(var least, var most, _)) {
                        schema.put("minimum", least);
                        schema.put("maximum", most);
                    }
                });
    }

    private static void choice(Map<String, Object> schema, Parameter parameter) {
        schema.put("type", type("string", parameter));
        var choices = new ArrayList<Object>(parameter.choices());
        if (!parameter.isRequired()) {
            choices.add(NullNode.getInstance());
        }
        schema.put("enum", choices);
    }

    private static void text(Map<String, Object> schema, Parameter parameter) {
        schema.put("type", type("string", parameter));
        parameter
                .type()
                .ifPresent(type -> {
                    if (type instanceof PropertyType.WholeOrUnlimited) {
                        schema.put("type", List.of("integer", "string"));
                    } else if (type instanceof PropertyType.Text text) {
                        schema.put("maxLength", text.longest());
                    }
                });
    }

    /** A list, one value, or what is added and removed (cmdlets §3). */
    private static void list(Map<String, Object> schema, Map<String, Object> of) {
        var array = new LinkedHashMap<String, Object>();
        array.put("type", "array");
        array.put("items", of);
        schema.put(
                "anyOf",
                List.of(array, Map.of("type", List.of("string", "integer", "null")), CHANGE));
    }

    private static Object standard(Parameter parameter, String value) {
        return switch (parameter.kind()) {
            case SWITCH, BOOLEAN -> value.equals("$true");
            case NUMBER -> Integer.parseInt(value);
            case CHOICE, TEXT, LIST, ROWS, REFERENCE, BYTES, SECRET, ANY -> value;
        };
    }

    private static String description(Parameter parameter) {
        return parameter.allowed().isEmpty() || parameter.isSecret()
                ? parameter.meaning()
                : parameter.meaning() + " Allowed: " + parameter.allowed() + ".";
    }
}
