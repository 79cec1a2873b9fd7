package org.mynah.store.verify;

import java.io.IOException;
import java.util.function.Consumer;

/** Looks for one kind of defect. */
interface Check {

    /** Objects or rows that are read at once. */
    int PAGE = 500;

    /** Hands over each defect that there is. */
    void examine(Subject subject, Consumer<Defect> found) throws IOException;
}
