package org.mynah.admin.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a command as one would type it, with secrets masked: for the audit and the history. */
public final class CommandLine {

    /** Stands for a secret. */
    public static final String MASK = "********";

    /** The longest value that is written out; the audit's before and after hold the whole one. */
    static final int LONGEST_VALUE = 1000;

    private CommandLine() {}

    /** The command with its parameters. */
    public static String of(Definition definition, Map<String, Object> parameters) {
        var line = new StringBuilder(definition.name());
        parameters.forEach((name, value) -> {
            var parameter = definition.parameter(name);
            line.append(" -").append(parameter.map(Parameter::name).orElse(name));
            if (parameter.isPresent() && parameter.get().kind() == ValueKind.SWITCH) {
                if (!isTrue(value)) {
                    line.append(":$false");
                }
            } else if (parameter.isPresent() && parameter.get().kind() == ValueKind.BYTES) {
                line.append(" (file content)");
            } else if (parameter.isEmpty() || parameter.get().isSecret()) {
                line.append(' ').append(MASK);
            } else {
                line.append(' ').append(written(value));
            }
        });
        return line.toString();
    }

    private static boolean isTrue(Object value) {
        return String.valueOf(value).equalsIgnoreCase("true");
    }

    private static String written(Object value) {
        return switch (value) {
            case Nothing _ -> "$null";
            case Boolean flag -> flag ? "$true" : "$false";
            case Number number -> number.toString();
            case Collection<?> many ->
                    many.stream().map(CommandLine::written).collect(Collectors.joining(","));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + written(entry.getValue()))
                            .collect(Collectors.joining("; ", "@{", "}"));
            default -> quoted(String.valueOf(value));
        };
    }

    private static String quoted(String text) {
        var shown = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
        return shown.matches("[A-Za-z0-9@._+:/-]+") && !shown.startsWith("-")
                ? shown
                : "'" + shown.replace("'", "''") + "'";
    }
}
