package org.mynah.admin.rest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.mynah.admin.catalogue.Nothing;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it goes over the wire: strict, and of bounded depth. */
public final class Wire {

    /** Objects and lists within each other. */
    static final int DEEPEST = 32;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Wire() {}

    /** The JSON of maps, lists and values. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * The tree of a text.
     *
     * @throws tools.jackson.core.JacksonException when it is no JSON, or names a field twice
     */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** Reads a text token by token; its end is the caller's to close. */
    static JsonParser parser(InputStream stream) {
        return MAPPER.createParser(stream);
    }

    static JsonNode empty() {
        return MAPPER.createObjectNode();
    }

    /** A tree as the values that cmdlets take. */
    static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                node.properties().forEach(each -> map.put(each.getKey(), value(each.getValue())));
                yield map;
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
                            : node.asString();
            case STRING -> node.stringValue();
            case NULL, MISSING, BINARY, POJO -> Nothing.NULL;
        };
    }
}
