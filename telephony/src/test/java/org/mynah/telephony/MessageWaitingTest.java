package org.mynah.telephony;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Audio;
import org.mynah.um.Contoso;
import org.mynah.um.MemoryLampBoard;
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
import org.mynah.um.message.Marks;
import org.mynah.um.message.UmMessage;
import org.mynah.um.waiting.Lamp;
import org.mynah.um.waiting.LampBoard;
import org.mynah.um.waiting.Lamps;
import org.mynah.um.waiting.MessagesWaiting;

@DisplayName("call flows §10, message waiting indicator")
class MessageWaitingTest {

    private LampGateway gateway;
    private Line line;
    private final MemoryLampBoard board = new MemoryLampBoard();
    private MessageWaiting waiting;

    @BeforeEach
    void connect() throws Exception {
        gateway = new LampGateway();
        line = new Line();
        setGateway(IpGateway.PORT, gateway.port());
        var contoso = line.contoso;
        waiting =
                new MessageWaiting(
                        contoso.directory,
                        contoso.mailboxes,
                        board,
                        line.telephony.lamps(),
                        contoso.clock);
    }

    @AfterEach
    void disconnect() {
        waiting.close();
        line.close();
        gateway.close();
    }

    private ObjectId tony() {
        return line.contoso.tony().mailbox().id();
    }

    private <T> void setGateway(Property<T> property, T value) {
        line.contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.change(
                                writer,
                                new IpGateway(
                                        Identities.find(
                                                writer, ObjectKind.IP_GATEWAY, "MyGateway")),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    private void leaveMessage(String id) throws Exception {
        line.contoso.mailboxes.deliver(
                tony(),
                line.contoso.format.compose(
                        new UmMessage.Voice(
                                id,
                                new UmMessage.Recipient(
                                        "Tony Smith", "tonysmith@contoso.com", "en-US", "UTC"),
                                line.contoso.clock.instant(),
                                "call",
                                new UmMessage.Caller(
                                        Optional.of("4255550100"),
                                        Optional.empty(),
                                        Optional.empty()),
                                "51234",
                                ofSeconds(1),
                                Audio.of(
                                        Audio.RAW, () -> new ByteArrayInputStream(new byte[16000])),
                                "wav",
                                Marks.NONE,
                                false,
                                Optional.empty())));
        waiting.changed(tony());
    }

    private void isSettled() {
        Until.holds(
                "everything is told",
                () -> board.dueGateways(line.contoso.clock.instant()).isEmpty());
    }

    @Test
    void a_new_message_lights_the_lamp_by_an_unsolicited_notify() throws Exception {
        leaveMessage("m1");
        waiting.round();

        var notice = gateway.awaitNotice();
        assertThat(notice)
                .startsWith("NOTIFY sip:51234@127.0.0.1:" + gateway.port() + " SIP/2.0")
                .contains("Event: message-summary\r\n")
                .contains("Subscription-State: terminated\r\n")
                .contains("Content-Type: application/simple-message-summary\r\n")
                .endsWith(
                        "\r\n\r\nMessages-Waiting: yes\r\nMessage-Account: sip:51234@127.0.0.1:"
                                + gateway.port()
                                + "\r\nVoice-Message: 1/0 (0/0)\r\n");
    }

    @Test
    void a_message_read_elsewhere_turns_it_off() throws Exception {
        leaveMessage("m1");
        waiting.round();
        assertThat(gateway.awaitNotice()).contains("Voice-Message: 1/0");
        isSettled();

        var mail = line.contoso.mailboxes.voiceMessages(tony()).getFirst();
        line.contoso.mailboxes.markRead(tony(), mail.id(), true);
        waiting.changed(tony());
        waiting.round();

        assertThat(gateway.awaitNotice())
                .contains("Messages-Waiting: no\r\n")
                .contains("Voice-Message: 0/1 ");
    }

    @Test
    void what_did_not_change_is_not_told_again() throws Exception {
        waiting.round();
        assertThat(gateway.awaitNotice()).as("the first look").contains("Voice-Message: 0/0");
        isSettled();
        waiting.changed(tony());
        waiting.allChanged();
        waiting.round();
        leaveMessage("m1");
        waiting.round();

        assertThat(gateway.awaitNotice()).contains("Voice-Message: 1/0");
        assertThat(gateway.isQuiet()).isTrue();
    }

    @Test
    @DisplayName("directory §5 rule 5: a final lamp off is sent when unified messaging is disabled")
    void disabling_turns_the_lamp_off_for_the_last_time() throws Exception {
        var tony = tony();
        leaveMessage("m1");
        waiting.round();
        assertThat(gateway.awaitNotice()).contains("Messages-Waiting: yes");
        isSettled();

        line.contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    line.contoso.umMailboxes.disable(writer, line.contoso.tony().umMailbox(), true);
                    return tony;
                });
        waiting.changed(tony);
        waiting.round();

        assertThat(gateway.awaitNotice())
                .contains("Messages-Waiting: no\r\n")
                .contains("Voice-Message: 0/0 ");
        Until.holds("it is forgotten", () -> board.orders().isEmpty());
    }

    @Test
    @DisplayName("AllowMessageWaitingIndicator off: the lamp goes off and stays off")
    void the_policy_turns_the_lamp_off() throws Exception {
        leaveMessage("m1");
        waiting.round();
        assertThat(gateway.awaitNotice()).contains("Messages-Waiting: yes");
        isSettled();

        line.contoso.setPolicy(MailboxPolicy.ALLOW_MESSAGE_WAITING, false);
        waiting.allChanged();
        waiting.round();
        assertThat(gateway.awaitNotice()).contains("Messages-Waiting: no");
        Until.holds("it is forgotten", () -> board.orders().isEmpty());

        leaveMessage("m2");
        waiting.round();
        assertThat(board.orders()).isEmpty();
    }

    @Test
    @DisplayName("MessageWaitingIndicatorAllowed off: a final lamp off, then nothing any more")
    void a_gateway_that_may_not_be_told_any_more_is_told_off_once() throws Exception {
        leaveMessage("m1");
        waiting.round();
        assertThat(gateway.awaitNotice()).contains("Messages-Waiting: yes");
        isSettled();

        setGateway(IpGateway.MESSAGE_WAITING_ALLOWED, false);
        waiting.allChanged();
        waiting.round();
        assertThat(gateway.awaitNotice())
                .contains("Messages-Waiting: no\r\n")
                .contains("Voice-Message: 0/0 ");
        Until.holds("it is forgotten", () -> board.orders().isEmpty());

        leaveMessage("m2");
        waiting.round();
        assertThat(board.orders()).isEmpty();
        assertThat(gateway.isQuiet()).isTrue();
    }

    @Test
    @DisplayName("A lamp that is due when the gateway may be told no more goes off, never on")
    void an_order_under_way_does_not_light_a_lamp_that_may_not_be_lit() throws Exception {
        leaveMessage("m1");
        board.want(
                tony(),
                line.contoso.directory.<Set<Lamp>>read(reader -> Lamps.of(reader, tony())),
                new MessagesWaiting(1, 0, 0, 0),
                line.contoso.clock.instant());
        setGateway(IpGateway.MESSAGE_WAITING_ALLOWED, false);
        waiting.allChanged();
        waiting.round();

        assertThat(gateway.awaitNotice()).contains("Messages-Waiting: no\r\n");
        Until.holds("it is forgotten", () -> board.orders().isEmpty());
        assertThat(gateway.isQuiet()).isTrue();
    }

    @Test
    @DisplayName("A disabled gateway is told nothing at all")
    void a_disabled_gateway_is_not_told() throws Exception {
        leaveMessage("m1");
        waiting.round();
        assertThat(gateway.awaitNotice()).contains("Messages-Waiting: yes");
        isSettled();

        setGateway(IpGateway.STATUS, IpGateway.Status.Disabled);
        waiting.allChanged();
        waiting.round();

        Until.holds("it is forgotten", () -> board.orders().isEmpty());
        assertThat(gateway.isQuiet()).isTrue();
    }

    @Test
    void a_failure_is_tried_again_after_2_10_and_60_seconds_then_every_15_minutes()
            throws Exception {
        gateway.answers(500);
        leaveMessage("m1");
        for (long seconds : new long[] {2, 10, 60, 900, 900}) {
            waiting.round();
            assertThat(gateway.awaitNotice()).contains("Messages-Waiting: yes");
            var due = line.contoso.clock.instant().plusSeconds(seconds);
            Until.holds(
                    "the next attempt is in " + seconds + " s",
                    () -> board.orders().stream().map(LampBoard.Order::due).allMatch(due::equals));
            line.contoso.pass(ofSeconds(seconds));
        }
    }

    @Test
    void a_gateway_that_knows_no_message_summary_is_asked_once_a_day() throws Exception {
        gateway.answers(489);
        leaveMessage("m1");
        waiting.round();
        assertThat(gateway.awaitNotice()).contains("Messages-Waiting: yes");
        var tomorrow = line.contoso.clock.instant().plus(MessageWaiting.REPEATED);
        Until.holds("it waits", () -> board.orders().getFirst().due().equals(tomorrow));
    }

    @Test
    void a_gateway_that_comes_back_is_told_everything_again() throws Exception {
        leaveMessage("m1");
        waiting.round();
        assertThat(gateway.awaitNotice()).contains("Messages-Waiting: yes");
        isSettled();

        waiting.cameBack(board.orders().getFirst().lamp().gateway());
        waiting.round();

        assertThat(gateway.awaitNotice()).contains("Messages-Waiting: yes");
    }
}
