package org.mynah.admin.shell.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.Values;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON and back. */
final class Json {

    /** Objects within objects. */
    static final int DEEPEST = 100;

    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static String write(Object value, int depth, boolean isCompressed) {
        return (isCompressed ? PLAIN : INDENTED).writeValueAsString(Tree.of(value, depth));
    }

    static Object read(String text) {
        try {
            return value(PLAIN.readTree(text));
        } catch (JacksonException e) {
            throw new ScriptError("The text is no JSON: " + e.getOriginalMessage(), "InvalidJson");
        }
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var item = new Item("PSCustomObject");
                node.properties().forEach(each -> item.set(each.getKey(), value(each.getValue())));
                yield item;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>();
                node.forEach(each -> list.add(value(each)));
                yield list;
            }
            case BOOLEAN -> node.booleanValue();
            case NUMBER ->
                    node.isIntegralNumber() && node.canConvertToLong()
                            ? node.canConvertToInt()
                                    ? (Object) node.intValue()
                                    : (Object) node.longValue()
                            : (Object) node.doubleValue();
            case STRING -> node.stringValue();
            case NULL, MISSING, BINARY, POJO -> Nothing.NULL;
        };
    }

    /**
     * Values as the maps, lists and texts that the JSON library writes; null where there is none.
     */
    private static final class Tree {

        static Object of(Object value, int depth) {
            return switch (value) {
                case Nothing _ -> none();
                case Item item when depth < 0 -> item.toString();
                case Item item -> map(item.properties(), depth);
                case Map<?, ?> map when depth < 0 -> Values.text(map);
                case Map<?, ?> map -> map(map, depth);
                case Collection<?> many -> many.stream().map(each -> of(each, depth - 1)).toList();
                case Boolean _, Number _ -> value;
                case Instant instant -> instant.toString();
                default -> Values.text(value);
            };
        }

        private static Object none() {
            return tools.jackson.databind.node.NullNode.getInstance();
        }

        private static Object map(Map<?, ?> source, int depth) {
            var map = new LinkedHashMap<String, Object>();
            source.forEach((key, each) -> map.put(String.valueOf(key), of(each, depth - 1)));
            return map;
        }
    }
}
