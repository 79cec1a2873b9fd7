package org.mynah.um.directory;

import java.util.Optional;

/**
 * One property of one kind of object (directory §7): its name, type with range, default, and
 * whether it may change. The cmdlets' parameters, the output, the validation and the reference
 * pages all come from here. Immutable.
 *
 * @param name as documented, such as {@code MaxCallDuration}
 * @param type type and range
 * @param defaultValue what holds when it was never set; empty: blank
 * @param change when it may be set
 * @param meaning one sentence for help and reference pages
 */
public record Property<T>(
        String name,
        PropertyType<T> type,
        Optional<T> defaultValue,
        Changeability change,
        String meaning) {

    /** When a property may be set. */
    public enum Changeability {
        /** By New- and Set- cmdlets. */
        ANY_TIME,
        /** At creation only (directory §4.2); later UM-E019. */
        AT_CREATION,
        /** Set by rules alone, or kept for output. */
        BY_SYSTEM
    }

    /** A property with a default that may be set any time. */
    public static <T> Property<T> withDefault(
            String name, PropertyType<T> type, T defaultValue, String meaning) {
        return new Property<>(
                name, type, Optional.of(defaultValue), Changeability.ANY_TIME, meaning);
    }

    /** A property that is blank until set. */
    public static <T> Property<T> blank(String name, PropertyType<T> type, String meaning) {
        return new Property<>(name, type, Optional.empty(), Changeability.ANY_TIME, meaning);
    }

    /** The same, but fixed after creation. */
    public Property<T> fixed() {
        return new Property<>(name, type, defaultValue, Changeability.AT_CREATION, meaning);
    }

    /** The same, but set by rules alone. */
    public Property<T> bySystem() {
        return new Property<>(name, type, defaultValue, Changeability.BY_SYSTEM, meaning);
    }
}
