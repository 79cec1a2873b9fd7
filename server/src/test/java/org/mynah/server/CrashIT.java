package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.testkit.ear.Resemblance;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;

/**
 * SIGKILL while a message is spoken: what was said is delivered by the restarted server
 * (reliability N2).
 */
class CrashIT {

    /** What may be lost at a kill: 0.1 s, and what was on its way through the sockets. */
    private static final Duration LOST = Duration.ofMillis(100).plusMillis(60);

    @Test
    void a_killed_server_delivers_what_was_said_when_it_is_back(@TempDir Path folder)
            throws Exception {
        try (var server = PackagedServer.contoso(folder)) {
            server.shell("Set-UMDialPlan MyDialPlan -AudioCodec G711\n");
            var speech = Sounds.speech(5, Duration.ofSeconds(12));
            int spoken;
            try (var phone = TestPhone.on(Transport.UDP);
                    var call =
                            phone.call("50000")
                                    .from("4255550100")
                                    .divertedFrom("51234", "no-answer")
                                    .dial(server.sip())
                                    .expectAnswer()) {
                call.awaitTone(1000, PackagedServer.LIMIT);
                var before = System.nanoTime();
                call.startSaying(speech);
                call.awaitSilence(Duration.ofMillis(4300), PackagedServer.LIMIT);
                server.kill();
                spoken = (int) (Duration.ofNanos(System.nanoTime() - before).toMillis() * 8);
                call.stopSaying();
            }
            server.restart();
            try (var inbox = server.tonysInbox()) {
                int number = PackagedServer.awaitVoiceMessages(inbox, 1).getFirst();
                var heard = inbox.fetchAudio(number).orElseThrow().samples();
                int expected = Math.min(spoken, speech.length) - (int) (LOST.toMillis() * 8);
                // The kill itself takes a while, during which the phone goes on speaking to nobody.
                int atLeast = Math.min(expected, 4000 * 8 - (int) (LOST.toMillis() * 8));
                assertThat(heard.length)
                        .as("length of what was saved")
                        .isGreaterThanOrEqualTo(atLeast);
                // Messages are levelled, so the samples differ and the sentence stays.
                var first = Arrays.copyOf(speech, 3 * 8000);
                assertThat(Resemblance.of(first, heard).isSame())
                        .as("it is what was said")
                        .isTrue();
                assertThat(
                                new String(
                                        inbox.fetchMessage(number),
                                        java.nio.charset.StandardCharsets.ISO_8859_1))
                        .containsIgnoringCase("interrupted");
            }
        }
    }

    @Test
    void a_committed_message_survives_the_kill_right_after_the_hang_up(@TempDir Path folder)
            throws Exception {
        try (var server = PackagedServer.contoso(folder)) {
            try (var phone = TestPhone.on(Transport.UDP);
                    var call =
                            phone.call("50000")
                                    .divertedFrom("51234", "no-answer")
                                    .dial(server.sip())
                                    .expectAnswer()) {
                call.awaitTone(1000, PackagedServer.LIMIT);
                call.say(Sounds.speech(6, Duration.ofSeconds(4)));
                call.hangUp();
            }
            server.kill();
            server.restart();
            try (var inbox = server.tonysInbox()) {
                assertThat(PackagedServer.awaitVoiceMessages(inbox, 1)).hasSize(1);
            }
        }
    }
}
