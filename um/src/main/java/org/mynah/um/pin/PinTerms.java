package org.mynah.um.pin;

import java.util.List;
import java.util.Optional;

/**
 * What a new PIN has to satisfy, as it stood when it was read; {@link PinAdministration#prepare}
 * makes a PIN of it. Immutable; a typed PIN is never printed.
 *
 * @param policy the rules
 * @param extensions the user's own extensions
 * @param used hashes of the present PIN and earlier ones, newest first
 * @param typed the PIN that was typed; empty: one is generated
 */
public record PinTerms(
        PinPolicy policy, List<String> extensions, List<String> used, Optional<String> typed) {
    public PinTerms {
        extensions = List.copyOf(extensions);
        used = List.copyOf(used);
    }

    @Override
    public String toString() {
        return "PinTerms[" + policy + "]";
    }
}
