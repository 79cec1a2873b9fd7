package org.mynah.admin.shell.run;

import java.util.List;
import java.util.Optional;

/** Where a session prints and asks. Implemented over a terminal, a pipe, or a test's list. */
public interface Console {

    /** Prints a line of output. */
    void print(String line);

    /** Prints a warning. */
    void warn(String text);

    /** Prints an error, in several lines. */
    void error(List<String> lines);

    /**
     * Shows how far a long run is, in place of what was shown before; an empty text clears it. A
     * console that nobody watches shows nothing.
     */
    default void progress(String text) {}

    /** Shows lines a screen at a time, where somebody is there to turn the pages. */
    default void page(List<String> lines) {
        lines.forEach(this::print);
    }

    /** Clears the screen, where there is one. */
    default void clear() {}

    /** Whether somebody is there to answer. */
    boolean isInteractive();

    /** Asks for a line; empty when nobody answers. */
    Optional<String> ask(String prompt);

    /** Asks for a line that is not shown; empty when nobody answers. */
    Optional<String> askSecret(String prompt);

    /** Columns of a line. */
    int width();
}
