package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One line of comma-separated fields (RFC 4180 §2): read and written. */
public final class CsvLine {

    private CsvLine() {}

    /** The fields of a line, trimmed; empty when a quotation mark is never closed. */
    public static Optional<List<String>> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (isQuoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    isQuoted = false;
                }
            } else if (c == '"' && field.toString().isBlank()) {
                isQuoted = true;
                field.setLength(0);
            } else if (c == ',') {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return isQuoted ? Optional.empty() : Optional.of(List.copyOf(fields));
    }

    /** The line of fields; those that are empty at its end are left out. */
    public static String of(List<String> fields) {
        var last = fields.size();
        while (last > 1 && fields.get(last - 1).isEmpty()) {
            last--;
        }
        return fields.subList(0, last).stream()
                .map(CsvLine::quoted)
                .collect(Collectors.joining(","));
    }

    private static String quoted(String field) {
        return field.indexOf(',') >= 0 || field.indexOf('"') >= 0
                ? "\"" + field.replace("\"", "\"\"") + "\""
                : field;
    }
}
