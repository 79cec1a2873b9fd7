package org.mynah.admin.rest;

import java.util.Optional;
import org.mynah.admin.roles.Caller;

/** Tells who a request is from. Thread-safe. */
@FunctionalInterface
public interface KnownCallers {

    /**
     * The caller of a request.
     *
     * @param authorization the value of the Authorization header; empty when there is none
     * @param from the caller's address
     * @return empty when nobody is recognised
     */
    Optional<Caller> find(String authorization, String from);
}
