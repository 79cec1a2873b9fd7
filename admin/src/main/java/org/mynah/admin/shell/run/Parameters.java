package org.mynah.admin.shell.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mynah.admin.catalogue.Argument;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.language.Syntax;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Gives the arguments of a call to the parameters of a function or script. One thread. */
final class Parameters {

    /** Common parameters that functions take, and the preference each sets in the function. */
    private static final Set<String> SWITCHES = Set.of("verbose", "whatif", "confirm", "debug");

    private final Session session;
    private final Expressions expressions;
    private final List<Syntax.Declaration> declared;
    private final String name;
    private final Scope scope;
    private final HashTable bound = new HashTable();
    private final List<Object> rest = new ArrayList<>();

    /**
     * The parameters of a function.
     *
     * @param name what is called, for errors
     * @param scope where the parameters become variables
     */
    Parameters(
            Session session,
            Expressions expressions,
            List<Syntax.Declaration> declared,
            String name,
            Scope scope) {
        this.session = session;
        this.expressions = expressions;
        this.declared = declared;
        this.name = name;
        this.scope = scope;
    }

    /** The parameter that an object of the pipeline supplies. */
    Optional<Syntax.Declaration> inputParameter() {
        return declared.stream().filter(Syntax.Declaration::takesInput).findFirst();
    }

    /** Gives one more value to a parameter. */
    void set(Syntax.Declaration parameter, Object value) {
        scope.set(parameter.name(), checked(parameter, value));
    }

    /** Binds all arguments. */
    void bind(List<Argument> arguments) {
        var positional = new ArrayList<Object>();
        for (int i = 0; i < arguments.size(); i++) {
            var next =
                    i + 1 < arguments.size()
                                    && arguments.get(i + 1) instanceof Argument.Value(var value, _)
                            ? Optional.of(value)
                            : Optional.empty();
            switch (arguments.get(i)) {
                case Argument.Name(var text, var hasColon) -> {
                    if (bindNamed(text, hasColon, next)) {
                        i++;
                    }
                }
                case Argument.Value(var value, _) -> positional.add(value);
                case Argument.Hyphen _ -> positional.add("-");
            }
        }
        bindPositional(positional);
        scope.set("args", rest);
        scope.set("PSBoundParameters", bound);
    }

    /** Binds one name; answers whether it took the next value. */
    private boolean bindNamed(String text, boolean hasColon, Optional<?> next) {
        var parameter = find(text);
        if (parameter.isEmpty()) {
            return bindCommon(text, next);
        }
        var isSwitch =
                parameter.get().type().filter(Parameters::isSwitch).isPresent()
                        && !(hasColon || next.filter(Boolean.class::isInstance).isPresent());
        bound.put(
                parameter.get().name(),
                checked(parameter.get(), isSwitch || next.isEmpty() ? true : next.get()));
        return !isSwitch && next.isPresent();
    }

    private boolean bindCommon(String text, Optional<?> next) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (SWITCHES.contains(lower)) {
            switch (lower) {
                case "verbose" -> scope.set("VerbosePreference", "Continue");
                case "whatif" -> scope.set("WhatIfPreference", true);
                default -> scope.set("ConfirmPreference", "None");
            }
            return next.filter(Boolean.class::isInstance).isPresent();
        }
        if (lower.equals("erroraction") && next.isPresent()) {
            scope.set("ErrorActionPreference", next.get());
            return true;
        }
        rest.add("-" + text);
        return false;
    }

    private Optional<Syntax.Declaration> find(String text) {
        var exact = declared.stream().filter(each -> each.name().equalsIgnoreCase(text)).findAny();
        if (exact.isPresent()) {
            return exact;
        }
        var starting =
                declared.stream()
                        .filter(each -> each.name().regionMatches(true, 0, text, 0, text.length()))
                        .toList();
        if (starting.size() > 1) {
            throw ScriptError.of(
                    new DirectoryException(
                            ErrorId.E016,
                            "-%s is short for several parameters of %s: %s."
                                    .formatted(
                                            text,
                                            name,
                                            String.join(
                                                    ", ",
                                                    starting.stream()
                                                            .map(each -> "-" + each.name())
                                                            .toList()))),
                    name);
        }
        return starting.stream().findFirst();
    }

    private void bindPositional(List<Object> positional) {
        for (var parameter : declared) {
            var value = bound.find(parameter.name());
            if (value.isEmpty() && !positional.isEmpty() && !isSwitch(parameter)) {
                bound.put(parameter.name(), checked(parameter, positional.removeFirst()));
                value = bound.find(parameter.name());
            }
            scope.set(parameter.name(), value.orElseGet(() -> absent(parameter)));
        }
        rest.addAll(positional);
    }

    private static boolean isSwitch(Syntax.Declaration parameter) {
        return parameter.type().filter(Parameters::isSwitch).isPresent();
    }

    private static boolean isSwitch(String type) {
        return type.equalsIgnoreCase("switch");
    }

    private Object absent(Syntax.Declaration parameter) {
        if (parameter.isMandatory() && !parameter.takesInput()) {
            var answer =
                    session.console().isInteractive()
                            ? session.console().ask(parameter.name() + ": ")
                            : Optional.<String>empty();
            return checked(
                    parameter,
                    answer.orElseThrow(() ->
                            ScriptError.of(
                                    new DirectoryException(
                                            ErrorId.E014,
                                            "%s needs the parameter -%s."
                                                    .formatted(name, parameter.name())),
                                    name)));
        }
        return parameter
                .defaultValue()
                .map(each -> cast(parameter, expressions.evaluate(each, scope)))
                .orElse(isSwitch(parameter) ? (Object) false : Nothing.NULL);
    }

    private Object checked(Syntax.Declaration parameter, Object value) {
        var cast = cast(parameter, value);
        var choices =
                parameter.choices().stream()
                        .map(each -> expressions.evaluate(each, scope))
                        .toList();
        if (!choices.isEmpty()
                && choices.stream().noneMatch(each -> Values.areEqual(each, cast, false))) {
            throw ScriptError.of(
                    new DirectoryException(
                            ErrorId.E006,
                            "'%s' is no value of -%s; allowed are %s."
                                    .formatted(
                                            Formats.shortened(Values.text(cast)),
                                            parameter.name(),
                                            String.join(
                                                    ", ",
                                                    choices.stream().map(Values::text).toList()))),
                    name);
        }
        return cast;
    }

    private static Object cast(Syntax.Declaration parameter, Object value) {
        return parameter
                .type()
                .filter(_ -> value != Nothing.NULL)
                .map(type -> Casts.cast(type, value))
                .orElse(value);
    }
}
