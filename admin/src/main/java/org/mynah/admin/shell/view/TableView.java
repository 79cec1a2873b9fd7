package org.mynah.admin.shell.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;

/** A table: head, dashes, rows; numbers to the right; cut or wrapped at the width of the line. */
final class TableView {

    /** No column gets narrower than this. */
    private static final int NARROWEST = 6;

    private final int width;
    private final boolean wraps;

    TableView(int width, boolean wraps) {
        this.width = width;
        this.wraps = wraps;
    }

    List<String> lines(List<Object> objects, List<String> columns, Function<Object, String> text) {
        if (objects.isEmpty() || columns.isEmpty()) {
            return List.of();
        }
        var cells = new ArrayList<List<String>>();
        var isNumeric = new boolean[columns.size()];
        var widths = new int[columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            widths[c] = columns.get(c).length();
            isNumeric[c] = true;
        }
        for (var object : objects) {
            var row = new ArrayList<String>();
            for (int c = 0; c < columns.size(); c++) {
                Object value =
                        object instanceof Item item
                                ? item.find(columns.get(c)).orElse(Nothing.NULL)
                                : Nothing.NULL;
                var cell = text.apply(value).replaceAll("\\s*[\r\n]+\\s*", " ");
                row.add(cell);
                widths[c] = Math.max(widths[c], cell.length());
                isNumeric[c] &= value instanceof Number || value == Nothing.NULL;
            }
            cells.add(row);
        }
        narrow(widths);
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(row(columns, widths, isNumeric));
        lines.add(
                row(
                        columns.stream().map(each -> "-".repeat(each.length())).toList(),
                        widths,
                        isNumeric));
        for (var row : cells) {
            lines.addAll(
                    wraps ? wrapped(row, widths, isNumeric) : List.of(row(row, widths, isNumeric)));
        }
        lines.add("");
        return lines;
    }

    /** Takes from the widest columns until the row fits the line. */
    private void narrow(int[] widths) {
        while (true) {
            var total = widths.length - 1;
            var widest = 0;
            for (int c = 0; c < widths.length; c++) {
                total += widths[c];
                if (widths[c] > widths[widest]) {
                    widest = c;
                }
            }
            if (total <= width || widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest] -=
                    Math.min(
                            total - width,
                            Math.max(1, widths[widest] - secondWidest(widths, widest)));
        }
    }

    private static int secondWidest(int[] widths, int widest) {
        var second = NARROWEST;
        for (int c = 0; c < widths.length; c++) {
            if (c != widest) {
                second = Math.max(second, widths[c]);
            }
        }
        return Math.min(second, widths[widest]);
    }

    private static String row(List<String> cells, int[] widths, boolean[] isNumeric) {
        var line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            var cell = cells.get(c);
            var shown =
                    cell.length() <= widths[c]
                            ? cell
                            : cell.substring(0, Math.max(0, widths[c] - 3)) + "...";
            var blanks = " ".repeat(Math.max(0, widths[c] - shown.length()));
            line.append(isNumeric[c] ? blanks + shown : shown + blanks);
            line.append(c < cells.size() - 1 ? " " : "");
        }
        return line.toString().stripTrailing();
    }

    private static List<String> wrapped(List<String> cells, int[] widths, boolean[] isNumeric) {
        var lines = new ArrayList<String>();
        var rest = new ArrayList<>(cells);
        do {
            var part = new ArrayList<String>();
            for (int c = 0; c < rest.size(); c++) {
                var cut = Math.min(rest.get(c).length(), widths[c]);
                part.add(rest.get(c).substring(0, cut));
                rest.set(c, rest.get(c).substring(cut));
            }
            lines.add(row(part, widths, isNumeric));
        } while (rest.stream().anyMatch(each -> !each.isEmpty()));
        return lines;
    }
}
