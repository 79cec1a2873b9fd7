package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.directory.TextMessagingAccounts.Comparison;
import org.mynah.um.directory.TextMessagingAccounts.Passcode;

/** Text messaging accounts: each row of directory §7.16. */
class TextMessagingAccountsTest {

    private final Contoso contoso = new Contoso();
    private final TextMessagingAccounts accounts =
            new TextMessagingAccounts(contoso.hash, contoso.random, contoso.clock);

    private Mailbox tony() {
        return contoso.tony().mailbox();
    }

    private TextMessagingAccount set(String number) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        accounts.set(
                                writer,
                                tony(),
                                Edit.of(
                                        PropertyValues.EMPTY
                                                .with(TextMessagingAccount.COUNTRY, "us")
                                                .with(TextMessagingAccount.OPERATOR, 15001)
                                                .with(TextMessagingAccount.NUMBER, number))));
    }

    private Passcode send() {
        return contoso.directory.change(
                Contoso.ADMIN, writer -> accounts.newPasscode(writer, tony(), accounts.newCode()));
    }

    private Comparison compare(String code) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        accounts.compare(
                                writer,
                                tony(),
                                accounts.entered(accounts.encodedCode(writer, tony()), code)));
    }

    private boolean isVerified() {
        return contoso.directory.read(reader ->
                TextMessagingAccount.ofMailbox(reader, tony().id()).orElseThrow().isVerified());
    }

    private ErrorId refusedToSend() {
        return catchThrowableOfType(DirectoryException.class, this::send).id();
    }

    @Test
    @DisplayName("§7.16 CountryRegionId, MobileOperatorId, NotificationPhoneNumber: their forms")
    void country_operator_and_number_have_their_forms() {
        var account = set("+14255550199");
        assertThat(account.object().values().get(TextMessagingAccount.COUNTRY)).isEqualTo("US");
        assertThat(account.isVerified()).isFalse();
        for (var wrong : Set.of("4255550199", "+0425", "+1 425", "+1425x")) {
            assertThat(
                            catchThrowableOfType(
                                            DirectoryException.class,
                                            () ->
                                                    TextMessagingAccount.NUMBER
                                                            .type()
                                                            .parse("N", wrong))
                                    .id())
                    .isEqualTo(ErrorId.E009);
        }
        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () -> TextMessagingAccount.COUNTRY.type().parse("C", "USA"))
                                .id())
                .isEqualTo(ErrorId.E005);
    }

    @Test
    @DisplayName("§7.16 NotificationPhoneNumberVerified: by the six digits that were sent")
    void the_number_is_verified_by_the_six_digits_that_were_sent() {
        set("+14255550199");
        var code = send();
        assertThat(code.code()).matches("[0-9]{6}");
        assertThat(code.number()).isEqualTo("+14255550199");
        assertThat(code.toString()).doesNotContain(code.code());

        assertThat(compare("12345")).isEqualTo(Comparison.WRONG);
        assertThat(compare(code.code())).isEqualTo(Comparison.RIGHT);
        assertThat(isVerified()).isTrue();
        assertThat(compare(code.code())).as("once only").isEqualTo(Comparison.NONE_VALID);

        set("+14255550199");
        assertThat(isVerified()).as("the same number").isTrue();
        set("+14255550198");
        assertThat(isVerified()).as("another number").isFalse();
    }

    @Test
    @DisplayName("§7.16 at most 3 passcodes in 24 hours")
    void three_passcodes_are_sent_in_a_day() {
        assertThat(refusedToSend()).as("no number").isEqualTo(ErrorId.E014);
        set("+14255550199");
        for (int i = 0; i < TextMessagingAccounts.MOST_SENT; i++) {
            send();
            contoso.pass(Duration.ofHours(1));
        }
        assertThat(refusedToSend()).isEqualTo(ErrorId.E005);

        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    accounts.clear(writer, tony());
                    return true;
                });
        set("+14255550199");
        assertThat(refusedToSend()).as("clearing buys no more").isEqualTo(ErrorId.E005);
        contoso.pass(Duration.ofHours(21));
        send();
    }

    @Test
    void a_passcode_can_be_tried_five_times_within_a_day() {
        set("+14255550199");
        var code = send();
        for (int i = 0; i < TextMessagingAccount.MOST_TRIES; i++) {
            assertThat(compare("x")).isEqualTo(Comparison.WRONG);
        }
        assertThat(compare(code.code())).isEqualTo(Comparison.NONE_VALID);

        var next = send();
        contoso.pass(Duration.ofHours(24));
        assertThat(compare(next.code())).as("too old").isEqualTo(Comparison.NONE_VALID);
        assertThat(isVerified()).isFalse();
    }
}
