package org.mynah.admin.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.mynah.admin.catalogue.CommonParameters;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.rest.ResourceEndpoint;
import org.mynah.admin.rest.Resources;
import org.mynah.admin.rest.Route;

/** The OpenAPI 3.1 description of REST, made from the definitions of the cmdlets. */
public final class OpenApi {

    /** Where a server has it. */
    public static final String PATH = "/api/openapi.yaml";

    /** Its media type (RFC 9512). */
    public static final String MEDIA_TYPE = "application/yaml";

    private static final String CMDLETS = Route.BASE + "cmdlets";

    private final List<Definition> definitions;
    private final Resources resources;
    private final SequencedMap<String, Object> schemas = new LinkedHashMap<>();

    private OpenApi(List<Definition> definitions) {
        this.definitions = List.copyOf(definitions);
        this.resources = new Resources(definitions);
    }

    /** The document as YAML. */
    public static String yaml(List<Definition> definitions) {
        return "# Made from the definitions by "
                + Reference.COMMAND
                + ".\n"
                + Yaml.of(new OpenApi(definitions).document());
    }

    /** The document as maps and lists. */
    static Map<String, Object> document(List<Definition> definitions) {
        return new OpenApi(definitions).document();
    }

    private Map<String, Object> document() {
        var paths = paths();
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "Mynah");
        info.put("version", "1");
        info.put(
                "summary",
                "Administration of unified messaging: the cmdlets of the shell over HTTPS.");
        info.put("license", map("name", "Apache-2.0", "identifier", "Apache-2.0"));
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", info);
        document.put("servers", List.of(map("url", "/")));
        document.put("security", List.of(map("bearer", List.of())));
        document.put("paths", paths);
        document.put("components", components());
        return document;
    }

    private Map<String, Map<String, Object>> paths() {
        var paths = new TreeMap<String, Map<String, Object>>();
        paths.put(
                CMDLETS,
                map(
                        "get",
                        operation(
                                "cmdlets",
                                "The cmdlets that the caller may run.",
                                "cmdlets",
                                List.of(),
                                ok("Definitions"))));
        for (var each : definitions) {
            addSchemas(each);
            var operation =
                    operation(each.name(), each.synopsis(), each.noun(), List.of(), ok("Outcome"));
            operation.put("requestBody", body(ref("schemas", each.name()), hasRequired(each)));
            paths.put(CMDLETS + "/" + each.name(), map("post", operation));
        }
        for (var route : resources.routes()) {
            paths.computeIfAbsent(route.path(), _ -> new TreeMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        signIn(paths);
        return paths;
    }

    private void addSchemas(Definition definition) {
        var properties = new LinkedHashMap<String, Object>();
        definition
                .parameters()
                .forEach(each -> properties.put(each.name(), ParameterSchema.of(each)));
        ofServer(definition).forEach(each -> properties.put(each.name(), ParameterSchema.of(each)));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        required(schema, definition.parameters());
        schema.put("additionalProperties", false);
        schemas.put(definition.name(), schema);
        var type = definition.output().type();
        if (!type.isEmpty()) {
            var columns = new LinkedHashMap<String, Object>();
            definition.output().columns().forEach(each -> columns.put(each, map()));
            schemas.putIfAbsent(
                    "object." + type,
                    map(
                            "type",
                            "object",
                            "description",
                            "What a table shows; an object has more properties.",
                            "properties",
                            columns));
        }
    }

    /** Common parameters that go to the server. */
    private static List<Parameter> ofServer(Definition definition) {
        return CommonParameters.of(definition.changes()).stream()
                .filter(each -> CommonParameters.isForServer(each.name()))
                .filter(each -> !each.name().equals("Confirm"))
                .filter(each ->
                        definition.parameters().stream().noneMatch(own -> own.isNamed(each.name())))
                .toList();
    }

    private static void required(Map<String, Object> schema, List<Parameter> parameters) {
        var names = parameters.stream().filter(Parameter::isRequired).map(Parameter::name).toList();
        if (!names.isEmpty()) {
            schema.put("required", names);
        }
    }

    private static boolean hasRequired(Definition definition) {
        return definition.parameters().stream().anyMatch(Parameter::isRequired);
    }

    private SequencedMap<String, Object> operation(Route route) {
        var definition = route.definition();
        var keys = route.keys();
        var others =
                definition.parameters().stream()
                        .filter(each -> !keys.contains(each.name()))
                        .toList();
        var parameters = new ArrayList<Object>();
        for (var key : keys) {
            var parameter = definition.parameter(key).orElseThrow();
            parameters.add(
                    map(
                            "name",
                            key,
                            "in",
                            "path",
                            "required",
                            true,
                            "description",
                            parameter.meaning(),
                            "schema",
                            map("type", "string")));
        }
        var hasBody = route.method().equals("POST") || route.method().equals("PATCH");
        if (!hasBody) {
            others.forEach(each -> parameters.add(query(each)));
            ofServer(definition).forEach(each -> parameters.add(query(each)));
        }
        if (route.answer() == Route.Answer.LIST) {
            parameters.add(ref("parameters", "limit"));
            parameters.add(ref("parameters", "offset"));
        }
        if (definition.changes() && hasTag(route)) {
            parameters.add(ref("parameters", "If-Match"));
        }
        var operation =
                operation(
                        route.method().toLowerCase(Locale.ROOT)
                                + route.path()
                                        .substring(Route.BASE.length() - 1)
                                        .replace("/{", "/by-")
                                        .replace("}", "")
                                        .replace('/', '.'),
                        definition.synopsis(),
                        definition.noun(),
                        parameters,
                        responses(route));
        operation.put("description", "Runs " + definition.name() + ".");
        if (hasBody) {
            var isNeeded = others.stream().anyMatch(Parameter::isRequired);
            operation.put("requestBody", body(fields(route, others), isNeeded));
        }
        return operation;
    }

    private boolean hasTag(Route route) {
        return resources.routes().stream()
                .anyMatch(each ->
                        each.answer() == Route.Answer.ONE
                                && each.segments().equals(route.segments()));
    }

    /** The body of a resource: the parameters of the cmdlet that are not in the path. */
    private Map<String, Object> fields(Route route, List<Parameter> others) {
        var name = route.definition().name();
        if (route.keys().isEmpty()) {
            return ref("schemas", name);
        }
        var properties = new LinkedHashMap<String, Object>();
        for (var each : others) {
            properties.put(each.name(), property(name, each));
        }
        for (var each : ofServer(route.definition())) {
            properties.put(each.name(), property(name, each));
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        required(schema, others);
        schema.put("additionalProperties", false);
        schemas.put(name + ".fields", schema);
        return ref("schemas", name + ".fields");
    }

    private static Map<String, Object> property(String cmdlet, Parameter parameter) {
        return map("$ref", "#/components/schemas/" + cmdlet + "/properties/" + parameter.name());
    }

    private static Map<String, Object> query(Parameter parameter) {
        var schema = new LinkedHashMap<>(ParameterSchema.of(parameter));
        schema.remove("description");
        var json = new LinkedHashMap<String, Object>();
        json.put("name", parameter.name());
        json.put("in", "query");
        if (parameter.isRequired()) {
            json.put("required", true);
        }
        json.put("description", parameter.meaning());
        json.put("schema", schema);
        return json;
    }

    private static Map<String, Object> responses(Route route) {
        var type = route.definition().output().type();
        var object = type.isEmpty() ? map("type", "object") : ref("schemas", "object." + type);
        var result =
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "items",
                                map("type", "array", "items", object),
                                "next",
                                map(
                                        "type",
                                        "string",
                                        "description",
                                        "The next page of a listing; absent: this is the last."),
                                "whatIf",
                                map(
                                        "type",
                                        "string",
                                        "description",
                                        "With WhatIf: what would be done."),
                                "warnings",
                                map("type", "array", "items", map("type", "string"))));
        return switch (route.answer()) {
            case LIST, DONE -> response("200", "Done.", result);
            case CREATED -> response("201", "Created; Location says where.", result);
            case ONE -> response("200", "The object, with an ETag.", object);
        };
    }

    private static SequencedMap<String, Object> operation(
            String id,
            String summary,
            String tag,
            List<Object> parameters,
            Map<String, Object> responses) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", id);
        operation.put("summary", summary);
        operation.put("tags", List.of(tag));
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> ok(String schema) {
        return response("200", "Done.", ref("schemas", schema));
    }

    private static Map<String, Object> response(
            String status, String words, Map<String, Object> schema) {
        return map(
                status,
                map(
                        "description",
                        words,
                        "content",
                        map("application/json", map("schema", schema))),
                "default",
                ref("responses", "Problem"));
    }

    private static Map<String, Object> body(Map<String, Object> schema, boolean isRequired) {
        return map(
                "required", isRequired, "content", map("application/json", map("schema", schema)));
    }

    private static void signIn(Map<String, Map<String, Object>> paths) {
        var given =
                map(
                        "type",
                        "object",
                        "required",
                        List.of("user", "password"),
                        "properties",
                        map(
                                "user",
                                map("type", "string"),
                                "password",
                                map("type", "string", "format", "password", "writeOnly", true),
                                "code",
                                map(
                                        "type",
                                        "string",
                                        "description",
                                        "Of the authenticator app, where it is asked for.")));
        var granted =
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "token",
                                map("type", "string"),
                                "expires",
                                map("type", "string", "format", "date-time")));
        var signIn =
                operation(
                        "sign-in",
                        "Signs in; the token goes into the header Authorization: Bearer.",
                        "sign-in",
                        List.of(),
                        response("200", "Signed in.", granted));
        signIn.put("requestBody", body(given, true));
        signIn.put("security", List.of());
        paths.put(Route.BASE + "sign-in", map("post", signIn));
        paths.put(
                Route.BASE + "sign-out",
                map(
                        "post",
                        operation(
                                "sign-out",
                                "Ends the session of the token.",
                                "sign-in",
                                List.of(),
                                map("204", map("description", "Signed out.")))));
    }

    private Map<String, Object> components() {
        schemas.put(
                "ListChange",
                map(
                        "type",
                        "object",
                        "description",
                        "What is added to a list and removed from it.",
                        "properties",
                        map("Add", map(), "Remove", map()),
                        "additionalProperties",
                        false));
        schemas.put(
                "Definitions",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "node",
                                map("type", "string"),
                                "cmdlets",
                                map("type", "array", "items", map("type", "object")))));
        schemas.put("Outcome", outcome());
        var problem = new LinkedHashMap<String, Object>(properties(outcome()));
        problem.put(
                "type",
                map(
                        "type",
                        "string",
                        "description",
                        "urn:mynah:error: and the id of the first error; absent where HTTP itself refuses."));
        problem.put("title", map("type", "string"));
        problem.put("status", map("type", "integer"));
        problem.put("detail", map("type", "string"));
        schemas.put(
                "Problem",
                map(
                        "type",
                        "object",
                        "required",
                        List.of("title", "status", "detail"),
                        "properties",
                        problem));
        return map(
                "securitySchemes",
                map("bearer", map("type", "http", "scheme", "bearer")),
                "parameters",
                map(
                        "limit",
                        map(
                                "name",
                                "limit",
                                "in",
                                "query",
                                "description",
                                "Objects in a page.",
                                "schema",
                                map(
                                        "type",
                                        "integer",
                                        "minimum",
                                        1,
                                        "maximum",
                                        ResourceEndpoint.LARGEST_PAGE,
                                        "default",
                                        ResourceEndpoint.DEFAULT_PAGE)),
                        "offset",
                        map(
                                "name",
                                "offset",
                                "in",
                                "query",
                                "description",
                                "Objects before the page.",
                                "schema",
                                map(
                                        "type",
                                        "integer",
                                        "minimum",
                                        0,
                                        "maximum",
                                        ResourceEndpoint.FARTHEST_OFFSET,
                                        "default",
                                        0)),
                        "If-Match",
                        map(
                                "name",
                                "If-Match",
                                "in",
                                "header",
                                "description",
                                "The ETag of the object as it was read; another one is refused with 412 and UM-E021.",
                                "schema",
                                map("type", "string"))),
                "responses",
                map(
                        "Problem",
                        map(
                                "description",
                                "Refused (RFC 9457); docs/reference/errors.md lists the ids.",
                                "content",
                                map(
                                        "application/problem+json",
                                        map("schema", ref("schemas", "Problem"))))),
                "schemas",
                schemas);
    }

    private static Map<String, Object> properties(Map<String, Object> schema) {
        var properties = new LinkedHashMap<String, Object>();
        if (schema.get("properties") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> properties.put(String.valueOf(key), value));
        }
        return properties;
    }

    private static Map<String, Object> outcome() {
        var texts = map("type", "array", "items", map("type", "string"));
        var text = map("type", "string");
        var error =
                map(
                        "type",
                        "object",
                        "properties",
                        map("id", text, "class", text, "message", text));
        return map(
                "type",
                "object",
                "properties",
                map(
                        "node",
                        text,
                        "objectType",
                        text,
                        "dates",
                        texts,
                        "objects",
                        map("type", "array", "items", map("type", "object")),
                        "warnings",
                        texts,
                        "whatIf",
                        text,
                        "errors",
                        map("type", "array", "items", error)));
    }

    private static Map<String, Object> ref(String kind, String name) {
        return map("$ref", "#/components/" + kind + "/" + name);
    }

    /** A map of names and values in this order. */
    private static SequencedMap<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
