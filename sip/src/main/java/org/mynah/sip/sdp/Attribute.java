package org.mynah.sip.sdp;

/**
 * One {@code a=} line. Immutable.
 *
 * @param name before the colon
 * @param value after it; empty for a property such as {@code sendonly}
 */
public record Attribute(String name, String value) {
    /** A property. */
    public Attribute(String name) {
        this(name, "");
    }

    @Override
    public String toString() {
        return value.isEmpty() ? name : name + ":" + value;
    }
}
