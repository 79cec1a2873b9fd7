package org.mynah.admin.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Outcome;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The outcome of a cmdlet as JSON, and back. */
public final class OutcomeJson {

    private OutcomeJson() {}

    /** As maps and lists. */
    static Map<String, Object> write(Outcome outcome) {
        var dates = new TreeSet<String>();
        var bytes = new TreeSet<String>();
        outcome.objects()
                .forEach(item ->
                        item.properties()
                                .forEach((name, value) -> {
                                    if (value instanceof byte[]) {
                                        bytes.add(name);
                                    }
                                }));
        var objects = outcome.objects().stream().map(item -> object(item, dates)).toList();
        var json = new LinkedHashMap<String, Object>();
        json.put("node", outcome.node());
        json.put("objectType", outcome.objects().stream().map(Item::type).findFirst().orElse(""));
        json.put("dates", dates);
        json.put("bytes", bytes);
        json.put("objects", objects);
        json.put("warnings", outcome.warnings());
        outcome.action().ifPresent(action -> json.put("whatIf", action));
        json.put(
                "errors",
                outcome.problems().stream()
                        .map(each ->
                                Map.of(
                                        "id",
                                        each.id().id(),
                                        "class",
                                        each.id().exceptionClass(),
                                        "message",
                                        each.message()))
                        .toList());
        return json;
    }

    /** One object; the names of its dates are added to a set. */
    static Object object(Item item, Set<String> dates) {
        var object = new LinkedHashMap<String, Object>();
        item.properties()
                .forEach((name, value) -> {
                    if (value instanceof Instant) {
                        dates.add(name);
                    }
                    object.put(name, value(value, dates));
                });
        return object;
    }

    private static Object value(Object value, Set<String> dates) {
        return switch (value) {
            case Nothing _ -> NullNode.getInstance();
            case Item item -> object(item, dates);
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Collection<?> many -> many.stream().map(each -> value(each, dates)).toList();
            case Boolean _, Number _ -> value;
            default -> String.valueOf(value);
        };
    }

    /** Reads an outcome. */
    public static Outcome read(JsonNode json) {
        var type = json.path("objectType").asString("");
        var dates = new HashSet<String>();
        json.path("dates").forEach(each -> dates.add(each.asString()));
        var bytes = new HashSet<String>();
        json.path("bytes").forEach(each -> bytes.add(each.asString()));
        var objects = new ArrayList<Item>();
        json.path("objects")
                .forEach(each -> {
                    var item = item(type, each, dates);
                    bytes.forEach(name ->
                            item.find(name)
                                    .ifPresent(text ->
                                            item.set(
                                                    name,
                                                    Base64.getDecoder()
                                                            .decode(String.valueOf(text)))));
                    objects.add(item);
                });
        var problems = new ArrayList<Problem>();
        json.path("errors")
                .forEach(each ->
                        problems.add(
                                new Problem(
                                        id(each.path("id").asString("")),
                                        each.path("message").asString(""))));
        return new Outcome(
                objects,
                json.path("warnings").valueStream().map(JsonNode::asString).toList(),
                problems,
                Optional.ofNullable(json.get("whatIf")).map(JsonNode::asString),
                json.path("node").asString(""));
    }

    private static Item item(String type, JsonNode json, Set<String> dates) {
        var item = new Item(type);
        json.properties()
                .forEach(each ->
                        item.set(
                                each.getKey(),
                                dates.contains(each.getKey()) && each.getValue().isString()
                                        ? Instant.parse(each.getValue().asString())
                                        : nested(each.getValue())));
        return item;
    }

    private static Object nested(JsonNode json) {
        if (json.isObject()) {
            return item(Item.ROW, json, Set.of());
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(each -> list.add(nested(each)));
            return list;
        }
        return Wire.value(json);
    }

    private static ErrorId id(String text) {
        for (var id : ErrorId.values()) {
            if (id.id().equals(text)) {
                return id;
            }
        }
        // A newer server may know more errors; the message says what is wrong.
        return ErrorId.E502;
    }
}
