package org.mynah.admin.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import tools.jackson.databind.JsonNode;

/** Definitions of cmdlets as JSON, and back. */
public final class DefinitionJson {

    private DefinitionJson() {}

    static Map<String, Object> write(Definition definition) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", definition.name());
        json.put("synopsis", definition.synopsis());
        json.put("changes", definition.changes());
        json.put("asks", definition.asks());
        json.put(
                "parameters", definition.parameters().stream().map(DefinitionJson::write).toList());
        json.put(
                "alternatives",
                definition.alternatives().stream()
                        .map(each -> each.stream().sorted().toList())
                        .toList());
        json.put("formerNames", definition.formerNames());
        json.put("retired", definition.retired());
        json.put("outputType", definition.output().type());
        json.put("columns", definition.output().columns());
        json.put("examples", definition.examples());
        return json;
    }

    private static Map<String, Object> write(Parameter parameter) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", parameter.name());
        json.put("aliases", parameter.aliases());
        json.put("kind", parameter.kind().name());
        json.put("choices", parameter.choices());
        json.put("allowed", parameter.allowed());
        json.put("meaning", parameter.meaning());
        json.put("required", parameter.isRequired());
        json.put("position", parameter.position());
        json.put("takesInput", parameter.takesInput());
        parameter.standard().ifPresent(standard -> json.put("default", standard));
        return json;
    }

    /** The definitions that a server lists. */
    public static List<Definition> readAll(JsonNode json) {
        var definitions = new ArrayList<Definition>();
        json.path("cmdlets").forEach(each -> definitions.add(read(each)));
        return definitions;
    }

    private static Definition read(JsonNode json) {
        var parameters = new ArrayList<Parameter>();
        json.path("parameters").forEach(each -> parameters.add(parameter(each)));
        var alternatives = new ArrayList<Set<String>>();
        json.path("alternatives").forEach(each -> alternatives.add(new HashSet<>(texts(each))));
        return new Definition(
                json.path("name").asString(""),
                json.path("synopsis").asString(""),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                json.path("changes").asBoolean(false),
                json.path("asks").asBoolean(false),
                parameters,
                alternatives,
                map(json.path("formerNames")),
                map(json.path("retired")),
                new Output(json.path("outputType").asString(""), texts(json.path("columns"))),
                texts(json.path("examples")));
    }

    private static Parameter parameter(JsonNode json) {
        return new Parameter(
                json.path("name").asString(""),
                texts(json.path("aliases")),
                ValueKind.valueOf(json.path("kind").asString("ANY")),
                texts(json.path("choices")),
                json.path("allowed").asString(""),
                json.path("meaning").asString(""),
                json.path("required").asBoolean(false),
                json.path("position").asInt(0),
                json.path("takesInput").asBoolean(false),
                Optional.ofNullable(json.get("default")).map(JsonNode::asString),
                Optional.empty());
    }

    private static List<String> texts(JsonNode json) {
        return json.valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, String> map(JsonNode json) {
        var map = new LinkedHashMap<String, String>();
        json.properties().forEach(each -> map.put(each.getKey(), each.getValue().asString()));
        return map;
    }
}
