package org.mynah.admin.filter;

import java.util.List;

/** What a filter says, as it was written. Immutable. */
public sealed interface Filter {

    /** Fits everything. */
    Filter EVERYTHING = new All(List.of());

    /** Fits what all parts fit. */
    record All(List<Filter> parts) implements Filter {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** Fits what one of the parts fits. */
    record Any(List<Filter> parts) implements Filter {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** Fits what the part does not fit. */
    record Not(Filter part) implements Filter {}

    /**
     * Compares a property with a value.
     *
     * @param property its name as written
     * @param operator how
     * @param value with what
     * @param at where the property stands, from 1
     * @param valueAt where the value stands, from 1
     */
    record Test(String property, Operator operator, Value value, int at, int valueAt)
            implements Filter {

        /** A comparison that no text says. */
        public static Test of(String property, Operator operator, Value value) {
            return new Test(property, operator, value, 1, 1);
        }
    }

    /** What a property is compared with. */
    sealed interface Value {

        /** A text in quotes. */
        record Text(String text) implements Value {}

        /** A number, or a size with a unit. */
        record Quantity(String digits) implements Value {}

        /** {@code $true} or {@code $false}. */
        record Flag(boolean isTrue) implements Value {}

        /** {@code $null}: no value. */
        record Nothing() implements Value {}
    }
}
