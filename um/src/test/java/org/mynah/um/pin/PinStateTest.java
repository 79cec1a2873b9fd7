package org.mynah.um.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.ObjectId;

/** What is stored of a PIN: each row of the table of directory §7.11. */
class PinStateTest {

    private final Contoso contoso = new Contoso();

    private ObjectId tony() {
        return contoso.tony().umMailbox().id();
    }

    private PinRecord state() {
        return contoso.directory.read(reader -> reader.pin(tony())).orElseThrow();
    }

    private IssuedPin issue(Optional<String> typed, Optional<Boolean> mustChange) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        Enabling.issue(
                                contoso.pins,
                                writer,
                                tony(),
                                contoso.policy().pinPolicy(),
                                List.of("51234"),
                                typed,
                                mustChange));
    }

    @Test
    @DisplayName("§7.11 secret: a hash only, never readable")
    void the_pin_itself_is_stored_and_printed_nowhere() {
        issue(Optional.of("728196"), Optional.empty());

        assertThat(state().hash()).doesNotContain("728196");
        assertThat(state().toString()).doesNotContain("728196").doesNotContain(state().hash());
        var terms =
                contoso.directory.read(reader ->
                        contoso.pins.terms(
                                reader,
                                tony(),
                                contoso.policy().pinPolicy(),
                                List.of(),
                                Optional.of("739164")));
        assertThat(terms.toString()).doesNotContain("739164");
        assertThat(contoso.pins.prepare(terms).toString()).isEqualTo("NewPin[typed]");
    }

    @Test
    @DisplayName("§7.11 PinExpired: true when generated, false when typed, else as given")
    void a_generated_pin_must_be_changed_and_a_typed_one_not() {
        issue(Optional.empty(), Optional.empty());
        assertThat(state().mustChange()).isTrue();
        issue(Optional.of("728196"), Optional.empty());
        assertThat(state().mustChange()).isFalse();
        issue(Optional.empty(), Optional.of(false));
        assertThat(state().mustChange()).isFalse();
        issue(Optional.of("739164"), Optional.of(true));
        assertThat(state().mustChange()).isTrue();
    }

    @Test
    @DisplayName("§7.11 FirstTimeUser: true until the user set a PIN of his own")
    void a_user_is_new_until_he_set_up_his_mailbox() {
        assertThat(state().isFirstTime()).isTrue();
        issue(Optional.of("728196"), Optional.empty());
        assertThat(state().isFirstTime()).as("an administrator's reset").isTrue();

        var pin =
                contoso.pins.prepare(
                        contoso.directory.read(reader ->
                                contoso.pins.terms(
                                        reader,
                                        tony(),
                                        contoso.policy().pinPolicy(),
                                        List.of("51234"),
                                        Optional.of("739164"))));
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        contoso.pins.changeByUser(
                                writer,
                                tony(),
                                contoso.policy().pinPolicy(),
                                List.of("51234"),
                                pin));
        assertThat(state().isFirstTime()).isFalse();
    }

    @Test
    @DisplayName("§7.11 LockedOut, failed count, changed at: false, 0, now; set anew by a reset")
    void a_reset_unlocks_forgets_failures_and_is_dated() {
        assertThat(state().isLockedOut()).isFalse();
        assertThat(state().failures()).isZero();
        var before = state().changed();
        contoso.directory.take(tony(), 15);
        lock(true);
        assertThat(state().isLockedOut()).isTrue();
        contoso.pass(Duration.ofDays(1));

        issue(Optional.of("728196"), Optional.empty());

        assertThat(state().isLockedOut()).isFalse();
        assertThat(state().failures()).isZero();
        assertThat(state().changed()).isEqualTo(before.plus(Duration.ofDays(1)));
    }

    private void lock(boolean isLocked) {
        contoso.directory.change(
                Contoso.ADMIN,
                (DirectoryWriter writer) -> {
                    contoso.pins.lock(writer, tony(), isLocked);
                    return isLocked;
                });
    }

    @Test
    @DisplayName("§7.11 history: at most 20 hashes, newest first")
    void the_last_twenty_pins_are_remembered() {
        var hashes = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            hashes.addFirst(state().hash());
            issue(Optional.of("7281%02d".formatted(i * 3)), Optional.empty());
        }

        assertThat(state().history()).containsExactlyElementsOf(hashes.subList(0, 20));
    }
}
