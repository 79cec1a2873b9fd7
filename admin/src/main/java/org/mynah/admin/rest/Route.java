package org.mynah.admin.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.Definition;

/**
 * A cmdlet as a resource: a method and a path. Immutable.
 *
 * @param method HTTP method
 * @param segments parts of the path below {@link #BASE}; {@code {Identity}} stands for a value of
 *     that parameter
 * @param definition the cmdlet that it runs
 * @param answer what comes back
 */
public record Route(String method, List<String> segments, Definition definition, Answer answer) {

    /** Where resources begin. */
    public static final String BASE = "/api/v1/";

    /** What a route answers. */
    public enum Answer {
        /** A page of a listing. */
        LIST,
        /** One object, with an entity tag. */
        ONE,
        /** What was created, and where it is. */
        CREATED,
        /** What a change printed and warned of. */
        DONE
    }

    public Route {
        segments = List.copyOf(segments);
    }

    /** The path as documented: {@code /api/v1/um/dial-plans/{Identity}}. */
    public String path() {
        return BASE + String.join("/", segments);
    }

    /** The parameters that stand in the path. */
    public List<String> keys() {
        return segments.stream().flatMap(each -> key(each).stream()).toList();
    }

    /** The values in a path that is this one; empty when it is another. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        var values = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < path.size(); i++) {
            var key = key(segments.get(i));
            if (key.isPresent()) {
                values.put(key.get(), path.get(i));
            } else if (!segments.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static Optional<String> key(String segment) {
        return segment.startsWith("{")
                ? Optional.of(segment.substring(1, segment.length() - 1))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return method
                + " "
                + segments.stream().collect(Collectors.joining("/", BASE, ""))
                + " = "
                + definition.name();
    }
}
