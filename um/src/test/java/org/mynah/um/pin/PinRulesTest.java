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
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Problem;
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
        assertThat(PinRules.checkDigits(pin, STRICT, List.of("36697")))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.id()).hasToString(id);
                    assertThat(problem.message()).doesNotContain(pin);
                });
    }

    @Test
    void the_end_of_an_extension_is_refused_even_where_common_patterns_are_allowed() {
        assertThat(PinRules.checkDigits("6697", LENIENT, List.of("36697"))).isPresent();
        assertThat(PinRules.checkDigits("1111", LENIENT, List.of("36697"))).isEmpty();
        assertThat(PinRules.checkDigits("5643892", STRICT, List.of("51234"))).isEmpty();
    }

    @Test
    void a_short_extension_at_the_end_of_a_pin_is_no_resemblance() {
        assertThat(PinRules.checkDigits("904812", STRICT, List.of("12"))).isEmpty();
        assertThat(PinRules.checkDigits("904812", STRICT, List.of("904812")))
                .as("equal")
                .isPresent();
        assertThat(PinRules.checkDigits("904812", STRICT, List.of("4812")))
                .as("a whole extension of four digits within")
                .isPresent();
    }

    @Test
    void the_history_counts_as_many_pins_as_the_policy_says() {
        var used = List.of(hash.hash("910281"), hash.hash("910282"));
        var one = new PinPolicy(6, Unlimited.of(60), 1, false, Unlimited.of(5), Unlimited.of(15));

        assertThat(checked(STRICT, used)).isPresent();
        assertThat(checked(one, used)).isEmpty();
    }

    private Optional<Problem> checked(PinPolicy policy, List<String> used) {
        var contoso = new Contoso();
        var terms = new PinTerms(policy, List.of(), used, Optional.of("910282"));
        return contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    var id = contoso.tony().umMailbox().id();
                    writer.putPin(
                            id,
                            new PinRecord(
                                    used.getFirst(),
                                    contoso.clock.instant(),
                                    false,
                                    false,
                                    false,
                                    0,
                                    used.subList(1, used.size())));
                    return contoso.pins.check(
                            writer, id, policy, List.of(), contoso.pins.prepare(terms));
                });
    }

    @Test
    void a_pin_prepared_for_what_holds_no_longer_is_not_stored() {
        var contoso = new Contoso();
        var id = contoso.tony().umMailbox().id();
        var longer = new PinPolicy(8, Unlimited.of(60), 5, true, Unlimited.of(5), Unlimited.of(15));
        for (var typed : List.of(Optional.of("910282"), Optional.<String>empty())) {
            var prepared =
                    contoso.pins.prepare(
                            contoso.directory.read(reader ->
                                    contoso.pins.terms(reader, id, LENIENT, List.of(), typed)));
            var inForce =
                    contoso.directory.change(
                            Contoso.ADMIN,
                            writer ->
                                    Enabling.issue(
                                            contoso.pins,
                                            writer,
                                            id,
                                            LENIENT,
                                            List.of(),
                                            Optional.empty(),
                                            Optional.empty()));

            assertThat(problem(contoso, id, LENIENT, prepared))
                    .as("the history is another")
                    .contains(ErrorId.E021);
            assertThat(problem(contoso, id, longer, prepared))
                    .as("the policy is another")
                    .contains(typed.isPresent() ? ErrorId.E302 : ErrorId.E021);
            assertThat(inForce.pin()).isNotEqualTo("910282");
        }
    }

    private static Optional<ErrorId> problem(
            Contoso contoso, ObjectId id, PinPolicy policy, NewPin pin) {
        return contoso.directory
                .read(reader -> contoso.pins.check(reader, id, policy, List.of(), pin))
                .map(Problem::id);
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
                                    Enabling.issue(
                                            pins,
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
