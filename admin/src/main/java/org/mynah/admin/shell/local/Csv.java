package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.Values;

/** Comma-separated values (RFC 4180), with the delimiter of choice. */
final class Csv {

    private Csv() {}

    static char delimiter(Binding binding) {
        var text = binding.text("Delimiter").orElse(",");
        if (text.length() != 1) {
            throw new ScriptError("-Delimiter is one character.", "InvalidArgument");
        }
        return text.charAt(0);
    }

    /** The rows as objects. */
    static List<Item> read(String text, char delimiter, List<String> header) {
        var rows = rows(text, delimiter);
        rows.removeIf(row ->
                row.size() == 1
                        && (row.getFirst().isEmpty() || row.getFirst().startsWith("#TYPE ")));
        if (rows.isEmpty()) {
            return List.of();
        }
        var names = header.isEmpty() ? rows.removeFirst() : header;
        var items = new ArrayList<Item>();
        for (var row : rows) {
            var item = new Item("PSCustomObject");
            for (int i = 0; i < names.size(); i++) {
                item.set(names.get(i).strip(), i < row.size() ? row.get(i) : Nothing.NULL);
            }
            items.add(item);
        }
        return items;
    }

    private static List<List<String>> rows(String text, char delimiter) {
        var rows = new ArrayList<List<String>>();
        List<String> row = new ArrayList<>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (isQuoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    isQuoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                isQuoted = true;
            } else if (c == delimiter) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }

    /** The objects as lines; the columns are those of the first. */
    static List<String> write(
            List<Object> objects, char delimiter, boolean withType, boolean withHead) {
        if (objects.isEmpty()) {
            return List.of();
        }
        var first = objects.getFirst() instanceof Item item ? item : new Item("Object");
        var names = List.copyOf(first.properties().keySet());
        var lines = new ArrayList<String>();
        if (withType) {
            lines.add("#TYPE " + first.type());
        }
        if (withHead) {
            lines.add(joined(names, delimiter));
        }
        for (var each : objects) {
            if (each instanceof Item item) {
                lines.add(
                        joined(
                                names.stream()
                                        .map(name -> item.find(name).orElse(Nothing.NULL))
                                        .map(Values::text)
                                        .toList(),
                                delimiter));
            }
        }
        return lines;
    }

    private static String joined(List<String> cells, char delimiter) {
        return cells.stream()
                .map(each -> "\"" + each.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(String.valueOf(delimiter)));
    }
}
