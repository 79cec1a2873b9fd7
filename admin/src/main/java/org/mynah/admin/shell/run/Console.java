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

    /** Whether somebody is there to answer. */
    boolean isInteractive();

    /** Asks for a line; empty when nobody answers. */
    Optional<String> ask(String prompt);

    /** Asks for a line that is not shown; empty when nobody answers. */
    Optional<String> askSecret(String prompt);

    /** Columns of a line. */
    int width();
}
