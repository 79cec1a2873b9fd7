package org.mynah.admin.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mynah.admin.rest.Wire;
import tools.jackson.databind.JsonNode;

/**
 * Reads the part of YAML 1.2 that we write: blocks by two blanks, and JSON within a line. Anything
 * else is an error. One thread.
 */
final class YamlReader {

    private final List<String> lines;
    private int next;

    private YamlReader(List<String> lines) {
        this.lines = lines;
    }

    static JsonNode read(String text) {
        var lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        var reader = new YamlReader(lines);
        var document = Wire.read(Wire.write(reader.block(0)));
        if (reader.next != lines.size()) {
            throw new AssertionError("left over: " + lines.get(reader.next));
        }
        return document;
    }

    private Object block(int indent) {
        return lines.get(next).startsWith("- ", indent)
                        || lines.get(next).substring(indent).equals("-")
                ? list(indent)
                : map(indent);
    }

    private boolean isAt(int indent) {
        return next < lines.size()
                && lines.get(next).length() > indent
                && lines.get(next).substring(0, indent).isBlank()
                && lines.get(next).charAt(indent) != ' ';
    }

    private Map<String, Object> map(int indent) {
        var map = new LinkedHashMap<String, Object>();
        while (isAt(indent)) {
            var line = lines.get(next++).substring(indent);
            var end = keyEnd(line);
            var raw = line.substring(0, end);
            var key = raw.startsWith("\"") ? Wire.read(raw).asString() : raw;
            var rest = line.substring(end + 1).strip();
            if (map.put(key, rest.isEmpty() ? block(indent + 2) : Wire.read(rest)) != null) {
                throw new AssertionError("twice: " + line);
            }
        }
        return map;
    }

    private static int keyEnd(String line) {
        var end = line.startsWith("\"") ? line.indexOf("\":", 1) + 1 : line.indexOf(':');
        if (end <= 0) {
            throw new AssertionError("no key: " + line);
        }
        return end;
    }

    private List<Object> list(int indent) {
        var list = new ArrayList<Object>();
        while (isAt(indent) && lines.get(next).charAt(indent) == '-') {
            var rest = lines.get(next++).substring(indent + 1).strip();
            list.add(rest.isEmpty() ? block(indent + 2) : Wire.read(rest));
        }
        return list;
    }
}
