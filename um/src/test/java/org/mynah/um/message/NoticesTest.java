package org.mynah.um.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.pin.IssuedPin;

@DisplayName("Administrative mails, messages §7")
class NoticesTest {

    private final Contoso contoso = new Contoso();
    private final List<UmMessage> sent = new ArrayList<>();
    private final Notices notices =
            new Notices(
                    contoso.directory,
                    (_, message) -> sent.add(message),
                    contoso.clock,
                    ZoneId.of("UTC"));

    private Notices.About tony() {
        var called = contoso.tony();
        return new Notices.About(
                called.mailbox(), called.umMailbox(), called.policy(), contoso.plan());
    }

    private static final IssuedPin PIN = new IssuedPin("728196", true);

    @Test
    void the_welcome_has_extension_pin_access_number_and_the_policys_text() {
        contoso.setPolicy(MailboxPolicy.UM_ENABLED_TEXT, "Ask Ann.");
        contoso.setPlan(DialPlan.ACCESS_TELEPHONE_NUMBERS, List.of("50000", "50001"));

        assertThat(notices.welcome(tony(), PIN, Optional.empty(), Optional.empty())).isEmpty();
        assertThat(notices.welcome(tony(), PIN, Optional.of("50001"), Optional.empty())).isEmpty();

        assertThat(sent)
                .satisfiesExactly(
                        first -> {
                            var welcome = (UmMessage.Welcome) first;
                            assertThat(welcome.extension()).isEqualTo("51234");
                            assertThat(welcome.pin()).isEqualTo("728196");
                            assertThat(welcome.mustChange()).isTrue();
                            assertThat(welcome.accessNumbers()).containsExactly("50000");
                            assertThat(welcome.text()).contains("Ask Ann.");
                            assertThat(welcome.to().address()).isEqualTo("tonysmith@contoso.com");
                        },
                        second ->
                                assertThat(((UmMessage.Welcome) second).accessNumbers())
                                        .containsExactly("50001"));
    }

    @Test
    void a_reset_has_the_new_pin_and_the_policys_text_and_tells_why() {
        contoso.setPolicy(MailboxPolicy.RESET_PIN_TEXT, "Do not share it.");

        notices.pinReset(tony(), PIN, true, Optional.empty());

        assertThat(sent.getFirst())
                .isInstanceOfSatisfying(
                        UmMessage.PinReset.class,
                        reset -> {
                            assertThat(reset.pin()).isEqualTo("728196");
                            assertThat(reset.afterFailures()).isTrue();
                            assertThat(reset.text()).contains("Do not share it.");
                            assertThat(reset.toString()).doesNotContain("728196");
                        });
    }

    @Test
    void lock_out_unlocking_and_a_change_by_telephone_are_told_without_a_pin() {
        notices.lockedOut(tony());
        notices.unlocked(tony(), Optional.empty());
        notices.pinChanged(tony());

        assertThat(sent)
                .hasExactlyElementsOfTypes(
                        UmMessage.LockedOut.class,
                        UmMessage.Unlocked.class,
                        UmMessage.PinChanged.class);
    }

    @Test
    void another_recipient_is_named_and_a_stranger_by_his_address() {
        contoso.addUser("Ann Admin", "ann", "51299", Optional.empty());

        notices.welcome(tony(), PIN, Optional.empty(), Optional.of("ann@contoso.com"));
        notices.welcome(tony(), PIN, Optional.empty(), Optional.of("helpdesk@fabrikam.com"));

        assertThat(sent)
                .extracting(message -> message.to().name() + " <" + message.to().address() + ">")
                .containsExactly(
                        "Ann Admin <ann@contoso.com>",
                        "helpdesk@fabrikam.com <helpdesk@fabrikam.com>");
    }

    @Test
    void a_mail_that_cannot_be_sent_is_told_and_not_thrown() {
        contoso.mailboxes.failNext(1);

        assertThat(contoso.notices.pinReset(tony(), PIN, false, Optional.empty()))
                .hasValueSatisfying(why ->
                        assertThat(why)
                                .contains(
                                        "tonysmith@contoso.com",
                                        "the mail system is down",
                                        "the change is kept")
                                .doesNotContain("728196"));
        assertThat(
                        contoso.notices.welcome(
                                tony(), PIN, Optional.empty(), Optional.of("nobody@contoso.com")))
                .hasValueSatisfying(why -> assertThat(why).contains("nobody@contoso.com"));
    }

    @Test
    void a_sign_in_name_is_no_address_so_a_pin_never_goes_to_a_namesake() {
        var mallory = contoso.addUser("Mallory", "mallory", "51666", Optional.empty());
        // Mallory signs in by a name that equals the address of somebody else.
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    var mailbox =
                            writer.find(mallory.umMailbox().mailbox())
                                    .map(Mailbox::new)
                                    .orElseThrow();
                    return org.mynah.um.directory.UserMailboxes.change(
                            writer,
                            mailbox,
                            org.mynah.um.directory.Edit.of(
                                    org.mynah.um.directory.PropertyValues.EMPTY.with(
                                            Mailbox.USER_PRINCIPAL_NAME, "boss@contoso.com")),
                            new org.mynah.um.directory.Warnings());
                });

        assertThat(
                        contoso.notices.welcome(
                                tony(), PIN, Optional.empty(), Optional.of("boss@contoso.com")))
                .isPresent();
        assertThat(contoso.mailboxes.mails(mallory.umMailbox().mailbox())).isEmpty();
    }

    @Test
    void the_mail_lies_in_the_mailbox_of_the_user() {
        contoso.notices.welcome(tony(), PIN, Optional.empty(), Optional.empty());

        assertThat(contoso.mailboxes.mails(tony().mailbox().id()))
                .singleElement()
                .satisfies(mail -> assertThat(text(mail)).isEqualTo("welcome 728196"));
    }

    private static String text(Mail mail) {
        var bytes = new ByteArrayOutputStream();
        try {
            mail.body().writeTo(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
