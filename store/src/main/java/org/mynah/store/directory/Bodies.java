package org.mynah.store.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mynah.um.directory.PropertyValues;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Property values as JSON: one object with texts, whole numbers, Booleans and lists of texts. */
public final class Bodies {

    private static final JsonMapper JSON = new JsonMapper();

    private Bodies() {}

    /** The JSON of property values. */
    public static String write(PropertyValues values) {
        return JSON.writeValueAsString(values.stored());
    }

    /** The property values of a JSON. */
    public static PropertyValues read(String body) {
        Map<String, Object> stored =
                JSON.readValue(body, new TypeReference<LinkedHashMap<String, Object>>() {});
        return PropertyValues.ofStored(stored);
    }

    static String writeList(List<String> texts) {
        return JSON.writeValueAsString(texts);
    }

    static List<String> readList(String body) {
        return JSON.readValue(body, new TypeReference<List<String>>() {});
    }
}
