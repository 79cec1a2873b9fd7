package org.mynah.um;

/** How the playing of a prompt went. */
public sealed interface Heard {

    /** The prompt was played to its end. */
    record Finished() implements Heard {}

    /**
     * A key was pressed.
     *
     * @param key {@code 0-9}, {@code *} or {@code #}
     */
    record Pressed(char key) implements Heard {}
}
