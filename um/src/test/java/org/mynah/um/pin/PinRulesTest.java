package org.mynah.um.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.Contoso;
import org.mynah.um.QuickHash;
import org.mynah.um.directory.Unlimited;

class PinRulesTest {

    private static final PinPolicy STRICT =
            new PinPolicy(6, Unlimited.of(60), 5, false, Unlimited.of(5), Unlimited.of(15));
    private static final PinPolicy LENIENT =
            new PinPolicy(4, Unlimited.of(60), 5, true, Unlimited.of(5), Unlimited.of(15));

    private final QuickHash hash = new QuickHash();

    @ParameterizedTest
    @CsvSource({
        "12a456, E301",
        "123, E301",
        "1234567890123456789012345, E301",
        "56438, E302",
        "3669712, E303",
        "136697, E303",
        "111111, E304",
        "123456, E305",
        "654321, E305",
        "890123, E305",
        "109876, E305",
        "987654, E305"
    })
    void a_bad_pin_is_refused_by_the_first_rule_it_breaks(String pin, String id) {
        assertThat(PinRules.check(pin, STRICT, List.of("36697"), List.of(), hash))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.id()).hasToString(id);
                    assertThat(problem.message()).doesNotContain(pin);
                });
    }

    @Test
    void the_end_of_an_extension_is_refused_even_where_common_patterns_are_allowed() {
        assertThat(PinRules.check("6697", LENIENT, List.of("36697"), List.of(), hash)).isPresent();
        assertThat(PinRules.check("1111", LENIENT, List.of("36697"), List.of(), hash)).isEmpty();
        assertThat(PinRules.check("5643892", STRICT, List.of("51234"), List.of(), hash)).isEmpty();
    }

    @Test
    void a_short_extension_at_the_end_of_a_pin_is_no_resemblance() {
        assertThat(PinRules.check("904812", STRICT, List.of("12"), List.of(), hash)).isEmpty();
        assertThat(PinRules.check("904812", STRICT, List.of("904812"), List.of(), hash))
                .as("equal")
                .isPresent();
        assertThat(PinRules.check("904812", STRICT, List.of("4812"), List.of(), hash))
                .as("a whole extension of four digits within")
                .isPresent();
    }

    @Test
    void the_history_counts_as_many_pins_as_the_policy_says() {
        var used = List.of(hash.hash("910281"), hash.hash("910282"));
        var one = new PinPolicy(6, Unlimited.of(60), 1, false, Unlimited.of(5), Unlimited.of(15));

        assertThat(PinRules.check("910282", STRICT, List.of(), used, hash)).isPresent();
        assertThat(PinRules.check("910282", one, List.of(), used, hash)).isEmpty();
    }

    @Test
    void generated_pins_pass_all_rules_and_expire() {
        var contoso = new Contoso();
        var pins =
                new PinAdministration(
                        hash,
                        RandomGeneratorFactory.of("L64X128MixRandom").create(7),
                        InstantSource.system());
        for (int i = 0; i < 200; i++) {
            var issued =
                    contoso.directory.change(
                            Contoso.ADMIN,
                            writer ->
                                    pins.issue(
                                            writer,
                                            contoso.tony().umMailbox().id(),
                                            LENIENT,
                                            List.of("51234"),
                                            Optional.empty(),
                                            Optional.empty()));
            assertThat(issued.pin()).hasSize(6);
            assertThat(issued.mustChange()).isTrue();
            assertThat(issued.toString()).doesNotContain(issued.pin());
        }
    }
}
