package org.mynah.admin.rest;

import java.io.InputStream;
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
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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
        if (!outcome.confirmedBy().isEmpty()) {
            json.put("confirmedBy", outcome.confirmedBy());
        }
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

    /**
     * Reads an outcome object by object, so that a long listing is in memory once. The types and
     * dates stand before the objects, as {@link #write} has them.
     *
     * @return empty when the text is no outcome
     * @throws tools.jackson.core.JacksonException when it is no JSON
     */
    public static Optional<Outcome> read(InputStream stream) {
        var objects = new ArrayList<Item>();
        var warnings = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        var confirmedBy = new ArrayList<String>();
        var dates = new HashSet<String>();
        var bytes = new HashSet<String>();
        var type = "";
        var node = "";
        Optional<String> action = Optional.empty();
        var isOutcome = false;
        try (var parser = Wire.parser(stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "node" -> node = parser.getString();
                    case "objectType" -> type = parser.getString();
                    case "whatIf" -> action = Optional.of(parser.getString());
                    case "dates" -> dates.addAll(texts(parser));
                    case "bytes" -> bytes.addAll(texts(parser));
                    case "confirmedBy" -> confirmedBy.addAll(texts(parser));
                    case "warnings" -> warnings.addAll(texts(parser));
                    case "objects" -> {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            objects.add(item(parser, type, dates, bytes));
                        }
                    }
                    case "errors" -> {
                        isOutcome = true;
                        JsonNode errors = parser.readValueAsTree();
                        errors.forEach(each ->
                                problems.add(
                                        new Problem(
                                                id(each.path("id").asString("")),
                                                each.path("message").asString(""))));
                    }
                    default -> parser.skipChildren();
                }
            }
        }
        return isOutcome
                ? Optional.of(new Outcome(objects, warnings, problems, action, node, confirmedBy))
                : Optional.empty();
    }

    private static List<String> texts(JsonParser parser) {
        var texts = new ArrayList<String>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(parser.getString());
        }
        return texts;
    }

    private static Item item(JsonParser parser, String type, Set<String> dates, Set<String> bytes) {
        var item = new Item(type);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            var isText = token == JsonToken.VALUE_STRING;
            if (isText && dates.contains(name)) {
                item.set(name, Instant.parse(parser.getString()));
            } else if (isText && bytes.contains(name)) {
                item.set(name, Base64.getDecoder().decode(parser.getString()));
            } else {
                item.set(name, value(parser, token));
            }
        }
        return item;
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> item(parser, Item.ROW, Set.of(), Set.of());
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (var next = parser.nextToken();
                        next != JsonToken.END_ARRAY;
                        next = parser.nextToken()) {
                    list.add(value(parser, next));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getString();
            default -> Nothing.NULL;
        };
    }

    private static Object whole(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT -> parser.getIntValue();
            case LONG -> parser.getLongValue();
            default -> parser.getString();
        };
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
