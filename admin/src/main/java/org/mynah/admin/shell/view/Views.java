package org.mynah.admin.shell.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.shell.run.ErrorRecord;
import org.mynah.admin.shell.run.Session;
import org.mynah.admin.shell.run.Values;

/** Turns objects into lines. One thread. */
public final class Views {

    /** Objects of one table; a longer one goes on under a new head. */
    static final int LONGEST_TABLE = 20_000;

    /** Objects with more properties than this are printed as lists when nothing else is known. */
    private static final int MOST_COLUMNS = 4;

    private final Session session;

    public Views(Session session) {
        this.session = session;
    }

    /** The objects as they are printed when no Format- cmdlet was asked. */
    public List<String> lines(List<Object> objects) {
        var lines = new ArrayList<String>();
        var group = new ArrayList<Object>();
        for (var object : objects) {
            if (!group.isEmpty() && !kind(group.getFirst()).equals(kind(object))) {
                lines.addAll(group(group));
                group.clear();
            }
            group.add(object);
        }
        lines.addAll(group(group));
        return lines;
    }

    /** A printer that prints objects as they come, tables when they are complete. */
    public Printer printer() {
        return new Printer();
    }

    private static String kind(Object object) {
        return switch (object) {
            case Item item -> "item:" + item.type();
            case Map<?, ?> _ -> "map";
            default -> "plain";
        };
    }

    private List<String> group(List<Object> group) {
        if (group.isEmpty()) {
            return List.of();
        }
        if (group.getFirst() instanceof Item error && error.type().equals(ErrorRecord.TYPE)) {
            return group.stream().flatMap(each -> ErrorRecord.lines((Item) each).stream()).toList();
        }
        if (group.getFirst() instanceof Item first) {
            var columns = columns(first);
            return columns.isEmpty()
                    ? listView(group, List.of())
                    : new TableView(session.console().width(), false)
                            .lines(group, columns.get(), this::text);
        }
        if (group.getFirst() instanceof Map<?, ?>) {
            var rows = new ArrayList<Object>();
            for (var each : group) {
                ((Map<?, ?>) each)
                        .forEach((key, value) ->
                                rows.add(
                                        new Item("Entry")
                                                .set("Name", String.valueOf(key))
                                                .set("Value", value)));
            }
            return new TableView(session.console().width(), false)
                    .lines(rows, List.of("Name", "Value"), this::text);
        }
        var lines = new ArrayList<String>();
        for (var each : group) {
            if (each != Nothing.NULL) {
                lines.addAll(List.of(Values.text(each).split("\r?\n", -1)));
            }
        }
        return lines;
    }

    private Optional<List<String>> columns(Item item) {
        var known =
                session.commands().definitions().stream()
                        .map(each -> each.output())
                        .filter(each -> each.type().equals(item.type()))
                        .map(Output::columns)
                        .findFirst();
        if (known.isPresent()
                && known.get().stream().allMatch(each -> item.find(each).isPresent())) {
            return known;
        }
        return item.properties().size() <= MOST_COLUMNS
                ? Optional.of(List.copyOf(item.properties().keySet()))
                : Optional.empty();
    }

    /** One property a line; all of them when none are named. */
    public List<String> listView(List<Object> objects, List<String> properties) {
        var lines = new ArrayList<String>();
        for (var object : objects) {
            if (!(object instanceof Item item)) {
                lines.add(text(object));
                continue;
            }
            var names = Names.matching(item, properties);
            var width = names.stream().mapToInt(String::length).max().orElse(0);
            lines.add("");
            for (var name : names) {
                var value = text(item.find(name).orElse(Nothing.NULL));
                var shown = value.replace("\r", "").replace("\n", "\n" + " ".repeat(width + 3));
                lines.addAll(
                        List.of((pad(name, width) + " : " + shown).stripTrailing().split("\n")));
            }
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    /** A table of some properties. */
    public List<String> tableView(
            List<Object> objects, List<String> columns, boolean wraps, boolean hidesHead) {
        var lines =
                new TableView(session.console().width(), wraps).lines(objects, columns, this::text);
        return hidesHead && lines.size() > 3 ? lines.subList(3, lines.size()) : lines;
    }

    /** A value as lists and tables show it: lists in braces, cut at $FormatEnumerationLimit. */
    public String text(Object value) {
        if (value instanceof List<?> many) {
            var limit =
                    session.global()
                            .find("FormatEnumerationLimit")
                            .flatMap(Values::number)
                            .map(Number::intValue)
                            .orElse(16);
            var isCut = limit >= 0 && many.size() > limit;
            return many.stream()
                    .limit(isCut ? limit : many.size())
                    .map(Values::text)
                    .collect(Collectors.joining(", ", "{", isCut ? "...}" : "}"));
        }
        return Values.text(value);
    }

    static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    /** Prints the objects of a script. One thread. */
    public final class Printer {
        private final List<Object> waiting = new ArrayList<>();

        /** Takes an object; prints what need not wait for others. */
        public void write(Object object) {
            if (object instanceof Item || object instanceof Map<?, ?>) {
                if (!waiting.isEmpty() && !kind(waiting.getFirst()).equals(kind(object))) {
                    flush();
                }
                waiting.add(object);
                if (waiting.size() >= LONGEST_TABLE) {
                    flush();
                }
                return;
            }
            flush();
            group(List.of(object)).forEach(session.console()::print);
        }

        /** Prints what waits. */
        public void flush() {
            group(waiting).forEach(session.console()::print);
            waiting.clear();
        }
    }
}
