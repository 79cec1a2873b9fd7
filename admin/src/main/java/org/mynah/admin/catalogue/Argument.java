package org.mynah.admin.catalogue;

/** One thing that follows a cmdlet's name on the command line. Immutable. */
public sealed interface Argument {

    /**
     * {@code -Name} or {@code -Name:}.
     *
     * @param hasColon whether the next argument is its value even for a switch
     */
    record Name(String text, boolean hasColon) implements Argument {}

    /**
     * A value.
     *
     * @param isBareWord whether it was typed without quotes, so that it may be a misspelt parameter
     */
    record Value(Object value, boolean isBareWord) implements Argument {}

    /** A hyphen that stands alone, as some published examples have it. */
    record Hyphen() implements Argument {}
}
