package org.mynah.admin.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.WarningId;

/**
 * Gives the arguments of a command line to the parameters of a cmdlet (cmdlets §1.1): exact names,
 * unambiguous prefixes, aliases, positions, switches; and says what was probably meant where that
 * fails (UM-E013, E015–E017, E024). Immutable.
 */
public final class Binder {

    private final Definition definition;
    private final List<Definition> siblings;
    private final List<Parameter> parameters;

    /**
     * A binder for a cmdlet.
     *
     * @param siblings other cmdlets, for hints such as "Set-UMMailboxPolicy has this parameter"
     */
    public Binder(Definition definition, List<Definition> siblings) {
        this.definition = definition;
        this.siblings = List.copyOf(siblings);
        this.parameters = definition.allParameters();
    }

    /**
     * Binds the arguments. Whether required parameters are missing is not checked here: the
     * pipeline may still supply them.
     *
     * @throws DirectoryException UM-E006, E013–E017, E024
     */
    public Binding bind(List<Argument> arguments) {
        return new Run(arguments).bind();
    }

    /**
     * Refuses parameters that exclude each other.
     *
     * @throws DirectoryException UM-E013
     */
    static void checkAlternatives(Definition definition, Set<String> given) {
        for (var group : definition.alternatives()) {
            var both = given.stream().filter(group::contains).sorted().toList();
            if (both.size() > 1) {
                throw new DirectoryException(
                        ErrorId.E013,
                        "%s takes only one of these parameters: %s; given are %s."
                                .formatted(
                                        definition.name(),
                                        hyphenated(group.stream().sorted().toList()),
                                        hyphenated(both)));
            }
        }
    }

    /** The parameter of a name, alias, former name or unambiguous prefix. */
    private Parameter resolve(String text, Map<String, Object> bound, List<String> warnings) {
        for (var parameter : parameters) {
            if (parameter.isNamed(text)) {
                return parameter;
            }
        }
        for (var former : definition.formerNames().entrySet()) {
            if (former.getKey().equalsIgnoreCase(text)) {
                var present = definition.parameter(former.getValue()).orElseThrow();
                warnings.add(
                        WarningId.W08.said(
                                "-%s is now called -%s."
                                        .formatted(former.getKey(), former.getValue())));
                return present;
            }
        }
        var lower = text.toLowerCase(Locale.ROOT);
        var matches =
                parameters.stream()
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).startsWith(lower))
                        .toList();
        if (matches.size() == 1 && !text.isEmpty()) {
            return matches.getFirst();
        }
        if (matches.size() > 1 && !text.isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E016,
                    "-%s is short for several parameters of %s: %s."
                            .formatted(
                                    text,
                                    definition.name(),
                                    hyphenated(matches.stream().map(Parameter::name).toList())));
        }
        throw unknown(text, bound);
    }

    private DirectoryException unknown(String text, Map<String, Object> bound) {
        var message = new StringBuilder();
        message.append("%s has no parameter -%s.".formatted(definition.name(), text));
        var nearest = Nearest.to(text, parameters.stream().map(Parameter::name).toList());
        var sibling =
                siblings.stream()
                        .filter(each -> each.verb().equals(definition.verb()))
                        .filter(each -> !each.name().equals(definition.name()))
                        .filter(each ->
                                each.parameters().stream().anyMatch(own -> own.isNamed(text)))
                        .min(
                                java.util.Comparator.comparingInt(
                                        each -> Nearest.distance(each.name(), definition.name())));
        if (text.equalsIgnoreCase("Status") && hasVerb("Enable") && hasVerb("Disable")) {
            message.append(" Use Enable-%1$s or Disable-%1$s.".formatted(definition.noun()));
        } else if (sibling.isPresent()) {
            message.append(" %s has it.".formatted(sibling.get().name()));
        } else if (nearest.isPresent()) {
            message.append(" Did you mean -%s?".formatted(nearest.get()));
        } else {
            message.append(
                    " 'Get-Help %s' lists its parameters; given so far: %s."
                            .formatted(
                                    definition.name(),
                                    bound.isEmpty()
                                            ? "none"
                                            : hyphenated(List.copyOf(bound.keySet()))));
        }
        return new DirectoryException(ErrorId.E015, message.toString());
    }

    private boolean hasVerb(String verb) {
        return siblings.stream()
                .anyMatch(
                        each -> each.verb().equals(verb) && each.noun().equals(definition.noun()));
    }

    private Optional<Parameter> named(String text) {
        var exact = parameters.stream().filter(each -> each.isNamed(text)).findFirst();
        if (exact.isPresent() || text.length() < 3) {
            return exact;
        }
        var lower = text.toLowerCase(Locale.ROOT);
        var matches =
                parameters.stream()
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).startsWith(lower))
                        .toList();
        return matches.size() == 1 ? Optional.of(matches.getFirst()) : Optional.empty();
    }

    private static String hyphenated(List<String> names) {
        return names.stream().map(name -> "-" + name).collect(Collectors.joining(", "));
    }

    /** One command line on its way. */
    private final class Run {
        private final List<Argument> arguments;
        private final SequencedMap<String, Object> values = new LinkedHashMap<>();
        private final Set<String> positional = new HashSet<>();
        private final List<String> warnings = new ArrayList<>();
        private int next;

        Run(List<Argument> arguments) {
            this.arguments = List.copyOf(arguments);
        }

        Binding bind() {
            refuseRetired();
            while (next < arguments.size()) {
                switch (arguments.get(next++)) {
                    case Argument.Name name -> bindNamed(name);
                    case Argument.Hyphen _ -> mendHyphen();
                    case Argument.Value value -> bindPositional(value);
                }
            }
            checkAlternatives(definition, values.keySet());
            return new Binding(definition, values, warnings);
        }

        /** Names every old parameter of the line, so that it is mended in one go. */
        private void refuseRetired() {
            var hints =
                    definition.retired().entrySet().stream()
                            .filter(retired ->
                                    arguments.stream()
                                            .anyMatch(each ->
                                                    each instanceof Argument.Name(var text, _)
                                                            && retired.getKey()
                                                                    .equalsIgnoreCase(text)
                                                            && parameters.stream()
                                                                    .noneMatch(own ->
                                                                            own.isNamed(text))))
                            .map(retired ->
                                    "has no parameter -%s: %s"
                                            .formatted(retired.getKey(), retired.getValue()))
                            .toList();
            if (!hints.isEmpty()) {
                throw new DirectoryException(
                        ErrorId.E024, definition.name() + " " + String.join(" It ", hints));
            }
        }

        private void bindNamed(Argument.Name name) {
            var parameter = resolve(name.text(), values, warnings);
            if (parameter.kind() == ValueKind.SWITCH) {
                put(parameter, switchValue(parameter, name.hasColon()));
                return;
            }
            if (next < arguments.size()
                    && arguments.get(next) instanceof Argument.Value(var value, var isBareWord)) {
                next++;
                if (isBareWord) {
                    refuseSwallowedParameter(parameter, String.valueOf(value));
                }
                put(parameter, value);
                return;
            }
            throw valueMissing(parameter);
        }

        private Object switchValue(Parameter parameter, boolean hasColon) {
            if (next < arguments.size()
                    && arguments.get(next) instanceof Argument.Value(var value, _)
                    && (hasColon || value instanceof Boolean)) {
                next++;
                return new org.mynah.um.directory.PropertyType.Bool()
                        .parse(parameter.name(), value);
            }
            if (hasColon) {
                throw valueMissing(parameter);
            }
            return true;
        }

        /**
         * A lone hyphen before a parameter's name is joined to it; one before a hyphen is dropped.
         */
        private void mendHyphen() {
            if (next < arguments.size()) {
                var following = arguments.get(next);
                if (following instanceof Argument.Value(var value, var isBareWord)
                        && isBareWord
                        && named(String.valueOf(value)).isPresent()) {
                    next++;
                    bindNamed(new Argument.Name(String.valueOf(value), false));
                    return;
                }
                if (following instanceof Argument.Name || following instanceof Argument.Hyphen) {
                    warnings.add(WarningId.W08.said("a hyphen that stands alone was ignored."));
                    return;
                }
                throw new DirectoryException(
                        ErrorId.E017,
                        "A hyphen stands before the value '%s'; remove the hyphen."
                                .formatted(shown(following)));
            }
            throw new DirectoryException(
                    ErrorId.E017, "The command ends with a hyphen; remove it.");
        }

        private void bindPositional(Argument.Value argument) {
            var text = String.valueOf(argument.value());
            if (argument.isBareWord()) {
                var meant = named(text).filter(each -> !values.containsKey(each.name()));
                if (meant.isPresent() && next < arguments.size() && !values.isEmpty()) {
                    throw new DirectoryException(
                            ErrorId.E017,
                            ("A positional parameter cannot be found that accepts argument '%s'. Did you mean -%s"
                                            + " %s?")
                                    .formatted(
                                            text, meant.get().name(), shown(arguments.get(next))));
                }
            }
            var place =
                    parameters.stream()
                            .filter(each -> each.position() > 0)
                            .filter(each -> !values.containsKey(each.name()))
                            .min(java.util.Comparator.comparingInt(Parameter::position));
            if (place.isEmpty()) {
                throw new DirectoryException(
                        ErrorId.E017,
                        "A positional parameter cannot be found that accepts argument '%s'.%s"
                                .formatted(
                                        place(text),
                                        named(text)
                                                .map(each -> " Did you mean -" + each.name() + "?")
                                                .orElse("")));
            }
            if (argument.isBareWord()) {
                refuseSwallowedParameter(place.get(), text);
            }
            positional.add(place.get().name());
            put(place.get(), argument.value());
        }

        private void put(Parameter parameter, Object value) {
            if (values.containsKey(parameter.name())) {
                throw new DirectoryException(
                        ErrorId.E013,
                        "The parameter -%s is given twice%s."
                                .formatted(
                                        parameter.name(),
                                        positional.contains(parameter.name())
                                                ? ", once without its name"
                                                : ""));
            }
            values.put(parameter.name(), value);
        }

        /** {@code $true-InfoAnnouncementFilename}: a blank is missing. */
        private void refuseSwallowedParameter(Parameter parameter, String text) {
            var hyphen = text.lastIndexOf('-');
            if (hyphen <= 0) {
                return;
            }
            var tail = text.substring(hyphen + 1);
            if (tail.length() >= 4 && parameters.stream().anyMatch(each -> each.isNamed(tail))) {
                throw new DirectoryException(
                        ErrorId.E017,
                        "A blank is missing in '%s': give -%s %s -%s …"
                                .formatted(
                                        text, parameter.name(), text.substring(0, hyphen), tail));
            }
        }

        private DirectoryException valueMissing(Parameter parameter) {
            if (next < arguments.size()) {
                if (arguments.get(next) instanceof Argument.Name(var text, _)
                        && (parameter.choices().stream().anyMatch(text::equalsIgnoreCase)
                                || (parameter.kind() == ValueKind.CHOICE
                                        && named(text).isEmpty()))) {
                    return new DirectoryException(
                            ErrorId.E017,
                            "A hyphen stands before the value '%s'; did you mean -%s %s?"
                                    .formatted(text, parameter.name(), text));
                }
                if (arguments.get(next) instanceof Argument.Hyphen
                        && next + 1 < arguments.size()
                        && arguments.get(next + 1) instanceof Argument.Value(var value, _)) {
                    var shown = parameter.isSecret() ? CommandLine.MASK : typed(value);
                    return new DirectoryException(
                            ErrorId.E017,
                            "A hyphen stands before the value '%s'; did you mean -%s %s?"
                                    .formatted(shown, parameter.name(), shown));
                }
            }
            return new DirectoryException(
                    ErrorId.E014,
                    "Missing an argument for the parameter '%s'. Give one of type %s and try again."
                            .formatted(
                                    parameter.name(),
                                    parameter.kind().name().toLowerCase(Locale.ROOT)));
        }

        private String shown(Argument argument) {
            return switch (argument) {
                case Argument.Name(var text, _) -> "-" + text;
                case Argument.Hyphen _ -> "-";
                case Argument.Value(var value, _) -> typed(value);
            };
        }

        private static String place(String text) {
            return text.length() > 80 ? text.substring(0, 80) + "…" : text;
        }

        private static String typed(Object value) {
            return switch (value) {
                case Boolean flag -> flag ? "$true" : "$false";
                case Nothing _ -> "$null";
                default -> place(String.valueOf(value));
            };
        }
    }
}
