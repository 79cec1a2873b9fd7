package org.mynah.um.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Warnings;
import org.mynah.um.message.MailId;
import org.mynah.um.message.MailKind;
import org.mynah.um.message.MailSummary;

@DisplayName("call flows §10, directory §6: the message waiting lamp")
class LampsTest {

    private final Contoso contoso = new Contoso();
    private final ObjectId tony = contoso.tony().mailbox().id();

    private Set<Lamp> lamps() {
        return contoso.directory.read(reader -> Lamps.of(reader, tony));
    }

    private IpGateway gateway() {
        return contoso.directory.read(reader ->
                new IpGateway(Identities.find(reader, ObjectKind.IP_GATEWAY, "MyGateway")));
    }

    private <T> void setGateway(Property<T> property, T value) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.change(
                                writer,
                                gateway(),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    private DirectoryObject policy() {
        return contoso.policy().object();
    }

    @Test
    void every_number_has_a_lamp_at_each_gateway_of_its_plan() {
        assertThat(lamps()).containsExactly(new Lamp(tony, gateway().id(), "51234"));
    }

    @Test
    void the_policy_and_the_gateway_must_both_allow_it() {
        contoso.setPolicy(MailboxPolicy.ALLOW_MESSAGE_WAITING, false);
        assertThat(lamps()).isEmpty();
        contoso.setPolicy(MailboxPolicy.ALLOW_MESSAGE_WAITING, true);
        setGateway(IpGateway.MESSAGE_WAITING_ALLOWED, false);
        assertThat(lamps()).isEmpty();
        setGateway(IpGateway.MESSAGE_WAITING_ALLOWED, true);
        setGateway(IpGateway.STATUS, IpGateway.Status.Disabled);
        assertThat(lamps()).isEmpty();
        setGateway(IpGateway.STATUS, IpGateway.Status.NoNewCalls);
        assertThat(lamps()).hasSize(1);
    }

    @Test
    void a_mailbox_that_is_not_enabled_has_no_lamp() {
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    contoso.umMailboxes.disable(writer, contoso.tony().umMailbox(), true);
                    return tony;
                });
        assertThat(lamps()).isEmpty();
    }

    @Test
    void only_changes_that_move_lamps_concern_many() {
        var policyBefore = policy();
        contoso.setPolicy(MailboxPolicy.MIN_PIN_LENGTH, 8);
        assertThat(concerns(policyBefore, policy())).isFalse();
        contoso.setPolicy(MailboxPolicy.ALLOW_MESSAGE_WAITING, false);
        assertThat(concerns(policyBefore, policy())).isTrue();

        var gatewayBefore = gateway().object();
        setGateway(IpGateway.SIMULATOR, true);
        assertThat(concerns(gatewayBefore, gateway().object())).isFalse();
        setGateway(IpGateway.MESSAGE_WAITING_ALLOWED, false);
        assertThat(concerns(gatewayBefore, gateway().object())).isTrue();
    }

    private static boolean concerns(DirectoryObject before, DirectoryObject after) {
        return Lamps.concernsMany(Optional.of(before), Optional.of(after));
    }

    private static MailSummary mail(MailKind kind, boolean isRead, boolean isImportant) {
        return new MailSummary(
                new MailId("1"),
                kind,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                isRead,
                isImportant);
    }

    @Test
    @DisplayName(
            "Voice-Message: new/old (urgent-new/urgent-old); faxes and missed calls never count")
    void only_voice_messages_are_counted() {
        var waiting =
                MessagesWaiting.of(
                        List.of(
                                mail(MailKind.VOICE, false, true),
                                mail(MailKind.VOICE, false, false),
                                mail(MailKind.VOICE, true, true),
                                mail(MailKind.VOICE, true, false),
                                mail(MailKind.VOICE, true, false),
                                mail(MailKind.FAX, false, false),
                                mail(MailKind.MISSED_CALL, false, false)));

        assertThat(waiting.summary("sip:51234@pbx.contoso.com"))
                .isEqualTo(
                        """
                        Messages-Waiting: yes
                        Message-Account: sip:51234@pbx.contoso.com
                        Voice-Message: 2/3 (1/1)
                        """
                                .replace("\n", "\r\n"));
        assertThat(MessagesWaiting.NONE.summary("sip:1@x")).startsWith("Messages-Waiting: no\r\n");
        assertThat(new MessagesWaiting(0, 3, 0, 0).summary("sip:1@x"))
                .startsWith("Messages-Waiting: no\r\n");
    }
}
