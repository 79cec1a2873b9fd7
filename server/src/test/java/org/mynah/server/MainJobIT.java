package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.testkit.ear.Resemblance;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;

/**
 * The main job against the packaged program: a call becomes a message that is read by IMAP and
 * heard by telephone.
 */
class MainJobIT {

    private static final Duration LIMIT = PackagedServer.LIMIT;
    private final short[] speech = Sounds.speech(3, Duration.ofSeconds(6));

    /** An offer without any codec of ours. */
    private static final String ONLY_G729 =
            """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 40000 RTP/AVP 18
            a=rtpmap:18 G729/8000
            """
                    .replace("\n", "\r\n");

    @TempDir Path folder;
    private PackagedServer server;

    @BeforeEach
    void start() throws Exception {
        server = PackagedServer.contoso(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void leaveMessage(Transport transport) {
        server.leaveMessage(transport, speech);
    }

    @Test
    void a_diverted_call_becomes_a_message_that_telephone_and_mail_client_share() {
        leaveMessage(Transport.UDP);
        try (var inbox = server.tonysInbox()) {
            int number = PackagedServer.awaitVoiceMessages(inbox, 1).getFirst();
            var audio = inbox.fetchAudio(number).orElseThrow();
            assertThat(audio.contentType()).isEqualTo("audio/mp3");
            assertThat(inbox.flags(number)).doesNotContain("\\Seen");

            try (var phone = TestPhone.on(Transport.UDP);
                    var call =
                            phone.call("50000")
                                    .from("4255550100")
                                    .dial(server.sip())
                                    .expectAnswer()) {
                call.awaitAudio(LIMIT);
                call.press("51234");
                call.press(PackagedServer.PIN + "#");
                call.press("1");
                var mark = call.mark();
                call.awaitSilence(Duration.ofSeconds(3), LIMIT);
                assertThat(Resemblance.of(speech, call.heardSince(mark)).isSame())
                        .as("Tony hears what was spoken")
                        .isTrue();
                assertThat(inbox.flags(number)).as("heard to its end: read").contains("\\Seen");

                inbox.expectOk("STORE " + number + " -FLAGS (\\Seen)");
                call.press("#");
                call.press("*");
                call.awaitHangUp(LIMIT);
            }
            // Key # saved it again; deleting by telephone moves it out of the Inbox.
            try (var phone = TestPhone.on(Transport.UDP);
                    var call =
                            phone.call("50000")
                                    .from("4255550100")
                                    .dial(server.sip())
                                    .expectAnswer()) {
                call.awaitAudio(LIMIT);
                call.press("51234");
                call.press(PackagedServer.PIN + "#");
                call.press("1");
                call.press("7");
                call.awaitSilence(Duration.ofSeconds(3), LIMIT);
                call.hangUp();
            }
            assertThat(inbox.search("SUBJECT \"Voice Mail from\"")).isEmpty();
        }
    }

    @Test
    void a_call_over_tcp_and_a_direct_call_to_the_extension_are_answered_too() {
        leaveMessage(Transport.TCP);
        try (var phone = TestPhone.on(Transport.UDP);
                var call =
                        phone.call("51234").from("4255550101").dial(server.sip()).expectAnswer()) {
            call.awaitTone(1000, LIMIT);
            call.say(speech);
            call.hangUp();
        }
        try (var inbox = server.tonysInbox()) {
            assertThat(PackagedServer.awaitVoiceMessages(inbox, 2)).hasSize(2);
        }
    }

    @Test
    void what_cannot_be_taken_is_refused_with_its_own_status() throws Exception {
        try (var stranger =
                        TestPhone.at(java.net.InetAddress.getByName("127.0.0.2"), Transport.UDP);
                var phone = TestPhone.on(Transport.UDP)) {
            assertThat(stranger.call("50000").dial(server.sip()).status())
                    .as("no gateway")
                    .isEqualTo(403);
            assertThat(phone.call("59999").dial(server.sip()).status())
                    .as("unknown extension")
                    .isEqualTo(404);
            assertThat(
                            phone.call("50000")
                                    .divertedFrom("59999", "no-answer")
                                    .dial(server.sip())
                                    .status())
                    .as("unknown diverter")
                    .isEqualTo(404);
            assertThat(phone.call("50000").offering(ONLY_G729).dial(server.sip()).status())
                    .as("no common codec")
                    .isEqualTo(488);
        }
    }

    @Test
    void disabling_means_now() throws Exception {
        server.shell("Disable-UMMailbox tonysmith@contoso.com -Confirm:$false\n");

        try (var phone = TestPhone.on(Transport.UDP)) {
            assertThat(
                            phone.call("50000")
                                    .divertedFrom("51234", "no-answer")
                                    .dial(server.sip())
                                    .status())
                    .isEqualTo(404);
        }
        try (var inbox = server.tonysInbox()) {
            assertThat(inbox.exists())
                    .as("the mailbox itself stays, with the welcome mail")
                    .isEqualTo(1);
        }
    }

    @Test
    void the_pin_is_written_nowhere_but_into_the_welcome_mail() throws Exception {
        try (var phone = TestPhone.on(Transport.UDP);
                var call =
                        phone.call("50000").from("4255550100").dial(server.sip()).expectAnswer()) {
            call.awaitAudio(LIMIT);
            call.press("51234");
            call.press("987654321#");
            call.press(PackagedServer.PIN + "#");
            call.awaitSilence(Duration.ofSeconds(2), LIMIT);
            call.hangUp();
        }
        var written = server.everythingWritten();

        assertThat(written).doesNotContain("987654321").doesNotContain(PackagedServer.PASSWORD);
        assertThat(written.split(PackagedServer.PIN, -1))
                .as("in the two parts of the welcome mail, text and HTML, and nowhere else")
                .hasSize(3);
    }
}
