package org.mynah.store.secret;

/**
 * What one hash costs. Immutable.
 *
 * @param memoryKiB 8–262144
 * @param passes 1–10
 */
public record Argon2Cost(int memoryKiB, int passes) {

    /** OWASP's choice for Argon2id: 19 MiB, two passes, one lane. */
    public static final Argon2Cost STANDARD = new Argon2Cost(19 * 1024, 2);

    /** Next to nothing, for tests. */
    public static final Argon2Cost LEAST = new Argon2Cost(8, 1);

    public Argon2Cost {
        if (memoryKiB < 8 || memoryKiB > 256 * 1024 || passes < 1 || passes > 10) {
            throw new IllegalArgumentException("Argon2 cost out of range");
        }
    }
}
