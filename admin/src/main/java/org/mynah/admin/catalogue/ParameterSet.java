package org.mynah.admin.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parameters of a cmdlet that one command may give together: of each group of alternatives at most
 * one (cmdlets §7.2, UM-E013). Immutable.
 *
 * @param name the alternatives it holds; {@link #ONLY} when the cmdlet has none
 * @param parameters in the order of help
 */
public record ParameterSet(String name, List<Parameter> parameters) {

    /** The name of the set of a cmdlet without alternatives. */
    public static final String ONLY = "Default";

    /**
     * More alternatives than these are not spread out into sets: the server alone refuses what does
     * not go together.
     */
    static final int MOST_ALTERNATIVES = 12;

    public ParameterSet {
        parameters = List.copyOf(parameters);
    }

    /** The sets of a cmdlet, the one of the first alternatives first. */
    public static List<ParameterSet> of(Definition definition) {
        var alternatives =
                definition.parameters().stream()
                        .map(Parameter::name)
                        .filter(name ->
                                definition.alternatives().stream()
                                        .anyMatch(each -> each.contains(name)))
                        .toList();
        if (alternatives.isEmpty() || alternatives.size() > MOST_ALTERNATIVES) {
            return List.of(new ParameterSet(ONLY, definition.parameters()));
        }
        var chosen = new ArrayList<Set<String>>();
        choose(definition.alternatives(), alternatives, 0, new LinkedHashSet<>(), chosen);
        return chosen.stream()
                .map(names ->
                        new ParameterSet(
                                String.join("And", names),
                                definition.parameters().stream()
                                        .filter(each ->
                                                !alternatives.contains(each.name())
                                                        || names.contains(each.name()))
                                        .toList()))
                .toList();
    }

    /** Adds every choice of names that go together and leaves no further one out. */
    private static void choose(
            List<Set<String>> groups,
            List<String> names,
            int next,
            Set<String> taken,
            List<Set<String>> chosen) {
        if (next == names.size()) {
            var isWhole =
                    names.stream()
                            .filter(name -> !taken.contains(name))
                            .noneMatch(name -> goesWith(groups, name, taken));
            if (isWhole) {
                chosen.add(new LinkedHashSet<>(taken));
            }
            return;
        }
        var name = names.get(next);
        if (goesWith(groups, name, taken)) {
            taken.add(name);
            choose(groups, names, next + 1, taken, chosen);
            taken.remove(name);
        }
        choose(groups, names, next + 1, taken, chosen);
    }

    private static boolean goesWith(List<Set<String>> groups, String name, Set<String> taken) {
        return groups.stream()
                .filter(group -> group.contains(name))
                .flatMap(Set::stream)
                .noneMatch(taken::contains);
    }

    /** The syntax as people read it: {@code New-X [-Name] <String> [-Y <Boolean>]}. */
    public String syntax(String cmdlet) {
        return parameters.stream()
                .map(ParameterSet::written)
                .collect(Collectors.joining(" ", cmdlet + " ", ""))
                .strip();
    }

    private static String written(Parameter parameter) {
        var name =
                parameter.position() > 0 ? "[-" + parameter.name() + "]" : "-" + parameter.name();
        var whole =
                parameter.kind() == ValueKind.SWITCH
                        ? name
                        : name + " <" + typeName(parameter) + ">";
        return parameter.isRequired() ? whole : "[" + whole + "]";
    }

    /** How a parameter's type is called in help. */
    public static String typeName(Parameter parameter) {
        return switch (parameter.kind()) {
            case SWITCH -> "Switch";
            case BOOLEAN -> "Boolean";
            case NUMBER -> "Int32";
            case CHOICE -> String.join(" | ", parameter.choices());
            case TEXT -> "String";
            case LIST, ROWS -> "List";
            case REFERENCE -> "Identity";
            case BYTES -> "Byte[]";
            case SECRET -> "Secret";
            case ANY -> "Object";
        };
    }
}
