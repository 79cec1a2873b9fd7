package org.mynah.um.pin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PIN with all done that is slow about it: its hash, and the comparison with the hashes of
 * earlier ones. It is made before the transaction that stores it, so that no other change waits for
 * a hash. Immutable; never printed.
 */
public final class NewPin {

    private final String pin;
    private final boolean isTyped;
    private final Optional<String> hash;
    private final Map<String, Boolean> compared;

    /**
     * A PIN.
     *
     * @param hash empty: it cannot be stored, since it breaks a rule
     * @param compared the hashes with which it was compared, and whether they are of this PIN
     */
    NewPin(String pin, boolean isTyped, Optional<String> hash, Map<String, Boolean> compared) {
        this.pin = pin;
        this.isTyped = isTyped;
        this.hash = hash;
        this.compared = Map.copyOf(compared);
    }

    /** Compares and hashes a PIN that keeps the other rules. Slow. */
    static NewPin computed(String pin, boolean isTyped, List<String> used, SecretHash hash) {
        var compared = new LinkedHashMap<String, Boolean>();
        for (var earlier : used) {
            var isSame = hash.matches(pin, earlier);
            compared.put(earlier, isSame);
            if (isSame) {
                return new NewPin(pin, isTyped, Optional.empty(), compared);
            }
        }
        return new NewPin(pin, isTyped, Optional.of(hash.hash(pin)), compared);
    }

    /** A typed PIN that breaks a rule already: there is nothing to compute. */
    static NewPin refused(String pin) {
        return new NewPin(pin, true, Optional.empty(), Map.of());
    }

    String pin() {
        return pin;
    }

    boolean isTyped() {
        return isTyped;
    }

    Optional<String> hash() {
        return hash;
    }

    /** Whether a hash is of this PIN; empty: they were not compared. */
    Optional<Boolean> isOf(String encoded) {
        return Optional.ofNullable(compared.get(encoded));
    }

    @Override
    public String toString() {
        return "NewPin[" + (isTyped ? "typed" : "generated") + "]";
    }
}
