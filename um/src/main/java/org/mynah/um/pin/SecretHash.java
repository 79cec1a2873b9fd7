package org.mynah.um.pin;

/**
 * Salted slow hashes of PINs and passwords with a pepper outside the database. Thread-safe;
 * implemented by {@code store}.
 */
public interface SecretHash {

    /** The encoded hash of a secret: algorithm, parameters, salt and hash in one text. */
    String hash(String secret);

    /**
     * Whether the secret belongs to the encoded hash, compared in constant time; false for an
     * encoding not understood.
     */
    boolean matches(String secret, String encoded);

    /**
     * A keyed digest that is quick and always the same, to tell for some minutes whether a secret
     * comes again. It says nothing to those who lack the pepper.
     */
    String fingerprint(String secret);
}
