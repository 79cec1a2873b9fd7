package org.mynah.um.message;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mynah.um.Audio;
import org.mynah.um.CallParties;
import org.mynah.um.Contoso;
import org.mynah.um.directory.AudioCodec;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UserMailboxes;

class DeliveryTest {

    private final Contoso contoso = new Contoso();
    private final List<String> told = new ArrayList<>();
    private final Delivery delivery =
            new Delivery(
                    contoso.spool,
                    contoso.directory,
                    new UnchangedFiles(),
                    contoso.format,
                    contoso.mailboxes,
                    contoso.clock,
                    ZoneId.of("UTC"),
                    new Delivery.Listener() {
                        @Override
                        public void delivered(Envelope envelope) {
                            told.add("delivered " + envelope.id());
                        }

                        @Override
                        public void postponed(Envelope envelope, Duration pause, String why) {
                            told.add("postponed " + pause.toSeconds());
                        }

                        @Override
                        public void putAside(Envelope envelope, String why) {
                            told.add("aside " + envelope.id());
                        }
                    });

    /** Encodes nothing: the raw audio is the attachment. */
    private static final class UnchangedFiles implements AudioFiles {
        @Override
        public Encoded encode(Audio raw, AudioCodec codec) {
            return new Encoded() {
                @Override
                public Audio audio() {
                    return raw;
                }

                @Override
                public String extension() {
                    return "wav";
                }

                @Override
                public Duration length() {
                    return ofSeconds(3);
                }

                @Override
                public AudioCodec codec() {
                    return codec;
                }

                @Override
                public void close() {
                    // Holds nothing.
                }
            };
        }
    }

    private Envelope envelope(String id, Envelope.Kind kind, ObjectId mailbox) {
        return new Envelope(
                id,
                kind,
                mailbox,
                "call",
                Optional.of("4255550100"),
                Optional.empty(),
                Optional.empty(),
                "51234",
                CallParties.Reason.DIVERT_NO_ANSWER,
                contoso.clock.instant());
    }

    private ObjectId tony() {
        return contoso.tony().mailbox().id();
    }

    private void leaves(String id) throws Exception {
        try (var message = contoso.spool.open(envelope(id, Envelope.Kind.VOICE_MESSAGE, tony()))) {
            message.audio().write(new short[24_000], 0, 24_000);
            message.commit();
        }
    }

    @Test
    void a_committed_message_reaches_the_mailbox_and_leaves_the_spool() throws Exception {
        leaves("a");

        delivery.deliverWaiting();

        assertThat(contoso.mailboxes.mails(tony()))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.kind()).isEqualTo(MailKind.VOICE);
                    assertThat(mail.received()).isEqualTo(contoso.clock.instant().plusSeconds(3));
                });
        assertThat(contoso.spool.committed()).isEmpty();
    }

    @Test
    void a_failed_delivery_is_tried_again_after_a_growing_pause_and_nothing_is_lost()
            throws Exception {
        leaves("a");
        contoso.mailboxes.failNext(2);

        delivery.deliverWaiting();
        delivery.deliverWaiting();
        assertThat(told).as("not before the pause is over").containsExactly("postponed 1");
        contoso.pass(ofSeconds(1));
        delivery.deliverWaiting();
        contoso.pass(ofSeconds(2));
        delivery.deliverWaiting();

        assertThat(told).containsExactly("postponed 1", "postponed 2", "delivered a");
    }

    @Test
    void pauses_never_exceed_a_quarter_of_an_hour() {
        assertThat(Delivery.pauseAfter(1)).isEqualTo(ofSeconds(1));
        assertThat(Delivery.pauseAfter(11)).isEqualTo(ofMinutes(15));
        assertThat(Delivery.pauseAfter(1000)).isEqualTo(ofMinutes(15));
    }

    @Test
    void one_failing_message_does_not_hold_up_the_next() throws Exception {
        leaves("a");
        leaves("b");
        contoso.mailboxes.failNext(1);

        delivery.deliverWaiting();

        assertThat(told).containsExactly("postponed 1", "delivered b");
    }

    @Test
    void a_message_of_a_removed_mailbox_is_put_aside() throws Exception {
        leaves("a");
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    UserMailboxes.remove(
                            writer, contoso.umMailboxes, contoso.tony().mailbox(), true);
                    return "";
                });

        delivery.deliverWaiting();

        assertThat(told).containsExactly("aside a");
        assertThat(contoso.spool.asides()).hasSize(1);
    }

    @Test
    void a_message_for_a_user_who_was_disabled_meanwhile_is_still_delivered() throws Exception {
        leaves("a");
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    contoso.umMailboxes.disable(writer, contoso.tony().umMailbox(), false);
                    return "";
                });

        delivery.deliverWaiting();

        assertThat(told).containsExactly("delivered a");
    }

    @Test
    void missed_calls_are_mailed_only_where_policy_and_user_want_them() throws Exception {
        var tony = tony();
        contoso.spool.put(envelope("a", Envelope.Kind.MISSED_CALL, tony));
        delivery.deliverWaiting();
        assertThat(contoso.mailboxes.mails(tony)).hasSize(1);

        contoso.setTony(UmMailbox.MISSED_CALLS_ENABLED, false);
        contoso.spool.put(envelope("b", Envelope.Kind.MISSED_CALL, tony));
        delivery.deliverWaiting();
        contoso.setTony(UmMailbox.MISSED_CALLS_ENABLED, true);
        contoso.setPolicy(MailboxPolicy.ALLOW_MISSED_CALLS, false);
        contoso.spool.put(envelope("c", Envelope.Kind.MISSED_CALL, tony));
        delivery.deliverWaiting();

        assertThat(contoso.mailboxes.mails(tony)).hasSize(1);
        assertThat(contoso.spool.committed()).isEmpty();
    }
}
