package org.mynah.admin.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Which parameter of a cmdlet got which value. Immutable.
 *
 * @param definition the cmdlet
 * @param values by the parameter's own name, in the order given
 * @param warnings what was mended on the way
 */
public record Binding(
        Definition definition, SequencedMap<String, Object> values, List<String> warnings) {
    public Binding {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        warnings = List.copyOf(warnings);
    }

    /** Whether a parameter was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value given to a parameter. */
    public Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The text given to a parameter. */
    public Optional<String> text(String name) {
        return find(name).map(String::valueOf);
    }

    /** Whether a switch is on. */
    public boolean isOn(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** The same with one more value. */
    public Binding with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Binding(definition, more, warnings);
    }

    /** The parameter that takes an object of the pipeline and has no value yet. */
    public Optional<Parameter> inputParameter() {
        return definition.parameters().stream()
                .filter(Parameter::takesInput)
                .filter(parameter -> !has(parameter.name()))
                .findFirst();
    }

    /** Required parameters without a value. */
    public List<Parameter> missing() {
        return definition.parameters().stream()
                .filter(Parameter::isRequired)
                .filter(parameter -> !has(parameter.name()))
                .toList();
    }

    /** This binding with the identity of a piped object where one is wanted. */
    public Binding withInput(Object input) {
        return inputParameter()
                .map(parameter -> with(parameter.name(), identityOf(input)))
                .orElse(this);
    }

    private static Object identityOf(Object input) {
        if (input instanceof Item item) {
            for (var name :
                    List.of(
                            "Identity",
                            "Guid",
                            "DistinguishedName",
                            "PrimarySmtpAddress",
                            "Name")) {
                var value = item.find(name).filter(found -> found != Nothing.NULL);
                if (value.isPresent()) {
                    return String.valueOf(value.get());
                }
            }
        }
        if (input instanceof Map<?, ?> map && map.get("Identity") != null) {
            return String.valueOf(map.get("Identity"));
        }
        return input;
    }
}
