package org.mynah.store.records;

import java.util.List;
import org.mynah.um.record.ActiveCall;
import org.mynah.um.record.CallRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records of calls as JSON: their components by name. */
final class RecordJson {

    private static final JsonMapper JSON = new JsonMapper();

    private RecordJson() {}

    static String write(CallRecord record) {
        return JSON.writeValueAsString(record);
    }

    /**
     * Reads a record.
     *
     * @throws tools.jackson.core.JacksonException when the text is none
     */
    static CallRecord read(String text) {
        return JSON.readValue(text, CallRecord.class);
    }

    static String write(List<ActiveCall> calls) {
        return JSON.writeValueAsString(calls);
    }

    static List<ActiveCall> readActive(String text) {
        return JSON.readValue(text, new TypeReference<List<ActiveCall>>() {});
    }
}
