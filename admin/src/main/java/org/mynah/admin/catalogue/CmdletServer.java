package org.mynah.admin.catalogue;

import java.util.List;
import java.util.Map;

/**
 * Where cmdlets run: in this process, or on a server over HTTP. The caller is who signed in. What a
 * connection loses is an {@link java.io.UncheckedIOException}.
 */
public interface CmdletServer {

    /** The cmdlets that the caller may run. */
    List<Definition> definitions();

    /**
     * Runs a cmdlet.
     *
     * @param name its name
     * @param parameters values by name: texts, numbers, Booleans, lists, maps with Add and Remove,
     *     {@link Nothing#NULL}
     */
    Outcome run(String name, Map<String, Object> parameters);
}
