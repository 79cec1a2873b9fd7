package org.mynah.um;

import org.mynah.um.pin.SecretHash;

/** A hash that runs something whenever it computes, for tests of what happens meanwhile. */
public record WatchedHash(SecretHash hash, Runnable meanwhile) implements SecretHash {

    @Override
    public String hash(String secret) {
        meanwhile.run();
        return hash.hash(secret);
    }

    @Override
    public boolean matches(String secret, String encoded) {
        meanwhile.run();
        return hash.matches(secret, encoded);
    }

    @Override
    public String fingerprint(String secret) {
        return hash.fingerprint(secret);
    }
}
