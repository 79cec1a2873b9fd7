package org.mynah.um.pin;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Unlimited;
import org.mynah.um.pin.PinSignIn.Outcome;
import org.mynah.um.routing.Destination.Called;

@DisplayName("Signing in by PIN, Outlook Voice Access §2.3, directory §7.6 and §7.11")
class PinSignInTest {

    private static final Optional<String> CALLER = Optional.of("4255550100");

    private final Contoso contoso = new Contoso();

    private Outcome tries(Called called, String pin, Optional<String> caller) {
        return contoso.signIn.attempt(called.umMailbox(), called.policy(), pin, caller);
    }

    private Outcome tonyTries(String pin) {
        return tries(contoso.tony(), pin, CALLER);
    }

    private PinRecord pin() {
        return contoso.directory
                .read(reader -> reader.pin(contoso.tony().umMailbox().id()))
                .orElseThrow();
    }

    private void fails(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(tonyTries("111222")).isNotInstanceOf(Outcome.Accepted.class);
        }
    }

    private <T> T change(
            java.util.function.Function<org.mynah.um.directory.DirectoryWriter, T> work) {
        return contoso.directory.change(Contoso.ADMIN, work);
    }

    private ObjectId tonysId() {
        return contoso.tony().umMailbox().id();
    }

    @Test
    void failures_5_and_10_reset_the_pin_and_15_locks() {
        var resets = 0;
        for (int failure = 1; failure <= 15; failure++) {
            var outcome = tonyTries("111222");
            if (failure == 15) {
                assertThat(outcome).isInstanceOf(Outcome.WrongAndLocked.class);
            } else if (failure % 5 == 0) {
                assertThat(outcome)
                        .as("failure %d", failure)
                        .isInstanceOfSatisfying(
                                Outcome.WrongAndReset.class,
                                reset -> assertThat(reset.fresh().mustChange()).isTrue());
                resets++;
            } else {
                assertThat(outcome).as("failure %d", failure).isInstanceOf(Outcome.Wrong.class);
            }
        }

        assertThat(resets).isEqualTo(2);
        assertThat(pin().isLockedOut()).isTrue();
        assertThat(tonyTries(Contoso.PIN)).isInstanceOf(Outcome.Locked.class);
    }

    @Test
    void the_failed_count_goes_on_after_a_reset_and_is_cleared_by_success() {
        contoso.setPolicy(MailboxPolicy.LOGON_FAILURES_BEFORE_PIN_RESET, Unlimited.UNLIMITED);
        fails(7);
        assertThat(pin().failures()).isEqualTo(7);

        assertThat(tonyTries(Contoso.PIN)).isInstanceOf(Outcome.Accepted.class);

        assertThat(pin().failures()).isZero();
    }

    @Test
    void the_failed_count_is_cleared_by_a_reset_and_by_unlocking() {
        contoso.setPolicy(MailboxPolicy.LOGON_FAILURES_BEFORE_PIN_RESET, Unlimited.UNLIMITED);
        fails(3);
        change(writer -> {
            contoso.pins.lock(writer, tonysId(), false);
            return "";
        });
        assertThat(pin().failures()).isZero();
        fails(3);
        change(writer ->
                Enabling.issue(
                        contoso.pins,
                        writer,
                        tonysId(),
                        contoso.policy().pinPolicy(),
                        java.util.List.of("51234"),
                        Optional.of("728196"),
                        Optional.empty()));
        assertThat(pin().failures()).isZero();
    }

    @Test
    void locking_keeps_the_pin_and_unlocking_brings_it_back() {
        change(writer -> {
            contoso.pins.lock(writer, tonysId(), true);
            return "";
        });
        assertThat(tonyTries(Contoso.PIN)).isInstanceOf(Outcome.Locked.class);

        change(writer -> {
            contoso.pins.lock(writer, tonysId(), false);
            return "";
        });

        assertThat(tonyTries(Contoso.PIN)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_lower_limit_locks_who_has_failed_more_often_already() {
        contoso.setPolicy(MailboxPolicy.LOGON_FAILURES_BEFORE_PIN_RESET, Unlimited.UNLIMITED);
        fails(6);

        contoso.setPolicy(MailboxPolicy.MAX_LOGON_ATTEMPTS, Unlimited.of(6));

        assertThat(tonyTries(Contoso.PIN)).isInstanceOf(Outcome.Locked.class);
        assertThat(pin().isLockedOut()).as("and Get-UMMailboxPIN tells so").isTrue();
    }

    @Test
    void a_shorter_lifetime_and_a_longer_minimum_force_a_change_at_the_next_sign_in() {
        assertThat(tonyTries(Contoso.PIN))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class, each -> assertThat(each.mustChange()).isFalse());
        contoso.pass(ofDays(31));
        contoso.setPolicy(MailboxPolicy.PIN_LIFETIME, Unlimited.of(30));
        assertThat(tonyTries(Contoso.PIN))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class, each -> assertThat(each.mustChange()).isTrue());

        contoso.setPolicy(MailboxPolicy.PIN_LIFETIME, Unlimited.UNLIMITED);
        contoso.pass(ofDays(5000));
        assertThat(tonyTries(Contoso.PIN))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class, each -> assertThat(each.mustChange()).isFalse());
        contoso.setPolicy(MailboxPolicy.MIN_PIN_LENGTH, 8);
        assertThat(tonyTries(Contoso.PIN))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class, each -> assertThat(each.mustChange()).isTrue());
    }

    @Test
    void a_pin_that_was_mailed_and_not_used_for_seven_days_is_void() {
        var issued =
                change(writer ->
                        Enabling.issue(
                                contoso.pins,
                                writer,
                                tonysId(),
                                contoso.policy().pinPolicy(),
                                java.util.List.of("51234"),
                                Optional.empty(),
                                Optional.empty()));
        contoso.pass(PinSignIn.UNUSED.minusSeconds(1));
        assertThat(tonyTries(issued.pin())).isInstanceOf(Outcome.Accepted.class);

        contoso.pass(java.time.Duration.ofSeconds(1));
        assertThat(tonyTries(issued.pin())).isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    @DisplayName("V1: one caller fails at 5 extensions in 10 minutes and at no further one")
    void a_caller_who_goes_through_the_extensions_is_stopped_and_nobody_is_locked() {
        for (int i = 1; i <= GuessLimit.EXTENSIONS_PER_CALLER.most(); i++) {
            assertThat(contoso.signIn.attemptOnNobody("5900" + i, "918273", CALLER))
                    .isInstanceOf(Outcome.Wrong.class);
        }

        assertThat(contoso.signIn.attemptOnNobody("59009", "918274", CALLER))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(tonyTries(Contoso.PIN))
                .as("even the right PIN: it might be a guess")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(pin().failures()).as("the user is not locked for it").isZero();
        assertThat(tries(contoso.tony(), Contoso.PIN, Optional.of("4255550177")))
                .as("from another number")
                .isInstanceOf(Outcome.Accepted.class);
        contoso.pass(ofMinutes(10));
        assertThat(tonyTries(Contoso.PIN)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void one_phone_that_many_people_sign_in_from_is_not_a_guesser() {
        for (int i = 1; i <= 20; i++) {
            var extension = "52%03d".formatted(i);
            contoso.addUser(
                    "User " + i, "user" + i, extension, Optional.of("7281%02d".formatted(i)));
            assertThat(tries(contoso.called("user" + i), "7281%02d".formatted(i), CALLER))
                    .isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void callers_without_a_number_share_a_limit() {
        for (int i = 0; i < GuessLimit.EXTENSIONS_OF_HIDDEN_CALLERS.most(); i++) {
            assertThat(
                            contoso.signIn.attemptOnNobody(
                                    "58%03d".formatted(i), "9%05d".formatted(i), Optional.empty()))
                    .isInstanceOf(Outcome.Wrong.class);
        }
        assertThat(contoso.signIn.attemptOnNobody("59009", "918274", Optional.empty()))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    @DisplayName("V1: one PIN tried on all mailboxes, from ever other numbers, is refused")
    void one_pin_opens_no_further_mailbox_after_it_failed_at_ten() {
        for (int i = 0; i < GuessLimit.MAILBOXES_PER_PIN.most(); i++) {
            assertThat(
                            contoso.signIn.attemptOnNobody(
                                    "58%03d".formatted(i),
                                    Contoso.PIN,
                                    Optional.of("42555501%02d".formatted(i))))
                    .isInstanceOf(Outcome.Wrong.class);
        }

        assertThat(tries(contoso.tony(), Contoso.PIN, Optional.of("4255550199")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(pin().failures()).isZero();
    }
}
