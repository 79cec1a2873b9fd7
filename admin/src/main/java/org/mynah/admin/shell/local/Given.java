package org.mynah.admin.shell.local;

import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.Values;

/** Reads the arguments of local cmdlets. */
final class Given {

    private Given() {}

    /** A count that is not negative. */
    static Optional<Integer> count(Binding binding, String name) {
        return binding.find(name)
                .map(value ->
                        Values.number(value)
                                .filter(number -> number.longValue() >= 0)
                                .filter(number -> number.longValue() <= Integer.MAX_VALUE)
                                .map(Number::intValue)
                                .orElseThrow(() ->
                                        new ScriptError(
                                                "-%s is no whole number from 0.".formatted(name),
                                                "InvalidArgument")));
    }

    /** A number, perhaps with a fraction. */
    static Optional<Double> number(Binding binding, String name) {
        return binding.find(name)
                .map(value ->
                        Values.number(value)
                                .map(Number::doubleValue)
                                .orElseThrow(() ->
                                        new ScriptError(
                                                "-%s is no number.".formatted(name),
                                                "InvalidArgument")));
    }

    /** A list of texts; empty when it was not given. */
    static List<String> texts(Binding binding, String name) {
        return binding.find(name)
                .map(value -> Values.list(value).stream().map(Values::text).toList())
                .orElse(List.of());
    }

    /** A list of values; empty when it was not given. */
    static List<Object> values(Binding binding, String name) {
        return binding.find(name).map(Values::list).orElse(List.of());
    }
}
