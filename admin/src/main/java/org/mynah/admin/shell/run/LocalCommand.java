package org.mynah.admin.shell.run;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;

/** A cmdlet that runs in the shell itself. Immutable: each pipeline gets a fresh stage. */
public interface LocalCommand {

    /** Name, parameters, help. */
    Definition definition();

    /**
     * Begins its work in a pipeline.
     *
     * @param binding its arguments
     * @param out where its objects go
     */
    Stage open(Binding binding, Run run, Output out);
}
