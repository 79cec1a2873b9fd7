package org.mynah.admin.catalogue;

/**
 * The one administrative operation: a definition and what it does. Thread-safe: everything of one
 * run is in the {@link Invocation}.
 */
public interface Cmdlet {

    /** Name, parameters, permission, help. */
    Definition definition();

    /**
     * Does it. What the run has to say goes to the invocation: objects, warnings, what would be
     * done.
     *
     * @throws org.mynah.um.directory.DirectoryException when the rules refuse; nothing was changed
     */
    void run(Invocation call);
}
