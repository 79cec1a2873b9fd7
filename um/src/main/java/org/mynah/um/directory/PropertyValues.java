package org.mynah.um.directory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Property values by name, in their stored form: {@link String}, {@link Long}, {@link Boolean}, or
 * a {@link List} of strings. A property that has its default or is blank is absent. Immutable.
 */
public final class PropertyValues {

    /** No values: everything has its default. */
    public static final PropertyValues EMPTY = new PropertyValues(new LinkedHashMap<>());

    private final SequencedMap<String, Object> stored;

    private PropertyValues(SequencedMap<String, Object> stored) {
        this.stored = Collections.unmodifiableSequencedMap(stored);
    }

    /**
     * Values as a store kept them.
     *
     * @throws IllegalArgumentException when a value is not of a stored form
     */
    public static PropertyValues ofStored(Map<String, ?> stored) {
        var copy = new LinkedHashMap<String, Object>();
        stored.forEach((name, value) -> {
            switch (value) {
                case String text -> copy.put(name, text);
                case Boolean flag -> copy.put(name, flag);
                case Long number -> copy.put(name, number);
                case Integer number -> copy.put(name, number.longValue());
                case List<?> list -> copy.put(name, list.stream().map(String.class::cast).toList());
                default ->
                        throw new IllegalArgumentException(
                                name
                                        + " has a value of "
                                        + value.getClass()
                                        + ", which is never stored");
            }
        });
        return new PropertyValues(copy);
    }

    /** The stored form, in order. */
    public SequencedMap<String, Object> stored() {
        return stored;
    }

    /** The value of a property, or its default; empty when it has neither. */
    public <T> Optional<T> find(Property<T> property) {
        var raw = stored.get(property.name());
        return raw == null ? property.defaultValue() : Optional.of(property.type().fromStored(raw));
    }

    /**
     * The value of a property that has a default or is required.
     *
     * @throws IllegalStateException when it has neither value nor default: a broken object
     */
    public <T> T get(Property<T> property) {
        return find(property)
                .orElseThrow(() ->
                        new IllegalStateException(
                                property.name() + " has no value and no default"));
    }

    /** Whether a value is stored, be it the default or not. */
    public boolean has(Property<?> property) {
        return stored.containsKey(property.name());
    }

    /** These values with one changed. */
    public <T> PropertyValues with(Property<T> property, T value) {
        var copy = new LinkedHashMap<>(stored);
        copy.put(property.name(), property.type().toStored(value));
        return new PropertyValues(copy);
    }

    /** These values with one cleared: it has its default again. */
    public PropertyValues without(Property<?> property) {
        var copy = new LinkedHashMap<>(stored);
        copy.remove(property.name());
        return new PropertyValues(copy);
    }

    /** These values, overwritten by all of the others. */
    public PropertyValues overlaidBy(PropertyValues others) {
        var copy = new LinkedHashMap<>(stored);
        copy.putAll(others.stored);
        return new PropertyValues(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PropertyValues values && stored.equals(values.stored);
    }

    @Override
    public int hashCode() {
        return stored.hashCode();
    }

    @Override
    public String toString() {
        return stored.toString();
    }
}
