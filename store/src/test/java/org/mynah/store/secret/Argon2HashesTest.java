package org.mynah.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class Argon2HashesTest {

    private static final byte[] PEPPER =
            "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Argon2Hashes hashes = new Argon2Hashes(PEPPER, Argon2Cost.LEAST);

    @Test
    void the_right_secret_matches_and_no_other() {
        var encoded = hashes.hash("5643892");

        assertThat(hashes.matches("5643892", encoded)).isTrue();
        assertThat(hashes.matches("5643893", encoded)).isFalse();
        assertThat(hashes.matches("", encoded)).isFalse();
    }

    @Test
    void the_hash_tells_its_parameters_and_nothing_of_the_secret() {
        assertThat(hashes.hash("5643892"))
                .startsWith("$argon2id$v=19$m=8,t=1,p=1$")
                .doesNotContain("5643892")
                .isNotEqualTo(hashes.hash("5643892"));
    }

    @Test
    void a_flood_of_sign_ins_computes_no_more_hashes_at_once_than_the_limit() throws Exception {
        var encoded = hashes.hash("5643892");
        var right = new java.util.concurrent.atomic.AtomicInteger();
        var flood = new java.util.ArrayList<Thread>();
        for (int i = 0; i < 200; i++) {
            flood.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                if (hashes.matches("5643892", encoded)) {
                                    right.incrementAndGet();
                                }
                            }));
        }
        for (var each : flood) {
            each.join();
        }

        assertThat(right).hasValue(200);
        assertThat(hashes.peak()).isBetween(1, Argon2Hashes.MOST_AT_ONCE);
        assertThat(Argon2Hashes.MOST_AT_ONCE).isEqualTo(2);
    }

    @Test
    void a_fingerprint_is_the_same_each_time_and_needs_the_pepper() {
        var other =
                new Argon2Hashes(
                        "another-pepper-16".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        Argon2Cost.LEAST);

        assertThat(hashes.fingerprint("5643892"))
                .isEqualTo(hashes.fingerprint("5643892"))
                .isNotEqualTo(hashes.fingerprint("5643893"))
                .isNotEqualTo(other.fingerprint("5643892"))
                .doesNotContain("5643892");
    }

    @Test
    void a_hash_of_another_cost_is_still_read() {
        var dear = new Argon2Hashes(PEPPER, new Argon2Cost(64, 3)).hash("Kite.4421");
        assertThat(hashes.matches("Kite.4421", dear)).isTrue();
    }

    @Test
    void without_the_pepper_the_right_secret_is_wrong() {
        var other =
                new Argon2Hashes(
                        "fedcba9876543210".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        Argon2Cost.LEAST);
        assertThat(other.matches("5643892", hashes.hash("5643892"))).isFalse();
    }

    @Test
    void an_encoding_that_is_not_understood_matches_nothing_and_costs_nothing() {
        for (var encoded :
                new String[] {
                    "",
                    "5643892",
                    "$argon2i$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
                    hashes.hash("1").replace("m=8", "m=999999"),
                    hashes.hash("1").replace("t=1", "t=99"),
                    hashes.hash("1") + "x"
                }) {
            assertThat(hashes.matches("1", encoded)).as(encoded).isFalse();
        }
    }

    @Test
    void a_secret_longer_than_the_limit_is_refused() {
        var longest = "x".repeat(Argon2Hashes.LONGEST_SECRET);
        var encoded = hashes.hash(longest);
        assertThat(hashes.matches(longest, encoded)).isTrue();
        assertThat(hashes.matches(longest + "x", encoded)).isFalse();
        assertThatThrownBy(() -> hashes.hash(longest + "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** RFC 9106 §5.3: the generator beneath computes Argon2id as written. */
    @Test
    void the_vector_of_rfc_9106_holds() {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(32)
                        .withIterations(3)
                        .withParallelism(4)
                        .withSalt(filled(16, 2))
                        .withSecret(filled(8, 3))
                        .withAdditional(filled(12, 4))
                        .build());
        var tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);
        assertThat(java.util.HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
