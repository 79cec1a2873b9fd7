package org.mynah.admin.shell.run;

/** Takes the objects that a statement, block or stage passes on. */
@FunctionalInterface
public interface Output {

    void write(Object value);
}
