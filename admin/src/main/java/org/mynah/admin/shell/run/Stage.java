package org.mynah.admin.shell.run;

/** A command at work in a pipeline. One thread. */
public interface Stage {

    /** The pipeline begins. */
    default void begin() {}

    /** An object comes in. */
    void accept(Object input);

    /** There is no pipeline before it: it runs once. */
    default void runAlone() {}

    /** No more objects come. */
    default void end() {}
}
