package org.mynah.admin.shell.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a function is called with. Immutable.
 *
 * @param byName values given to names
 * @param positional further values, in order
 * @param input objects of the pipeline
 */
record Arguments(Map<String, Object> byName, List<Object> positional, List<Object> input) {
    Arguments {
        byName = Map.copyOf(byName);
        positional = List.copyOf(positional);
        input = List.copyOf(input);
    }

    static Arguments of(List<Object> positional) {
        return new Arguments(Map.of(), positional, List.of());
    }

    Optional<Object> named(String name) {
        return byName.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
