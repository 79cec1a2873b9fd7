package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.process.Command;
import org.mynah.testkit.wire.Wav;

/** A peer that is not ours: SIPp leaves messages. */
class SippIT {

    private static final int CALLS = 3;

    @Test
    void sipp_leaves_messages_with_its_own_rtp(@TempDir Path folder) throws Exception {
        assumeTrue(Command.isInstalled("sipp"), "the package sip-tester is not installed");
        try (var server = PackagedServer.contoso(folder)) {
            Files.write(
                    folder.resolve("speech.wav"),
                    new Wav(Sounds.speech(9, Duration.ofSeconds(20)), 8000).asMuLaw());
            var scenario = folder.resolve("leave-message.xml");
            try (var in = SippIT.class.getResourceAsStream("leave-message.xml")) {
                var text =
                        new String(
                                Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(
                        scenario,
                        text.replace("@SPEECH@", folder.resolve("speech.wav").toString()));
            }
            var sipp =
                    Command.run(
                            List.of(
                                    "sipp",
                                    "127.0.0.1:" + server.sip().getPort(),
                                    "-sf",
                                    scenario.toString(),
                                    "-i",
                                    "127.0.0.1",
                                    "-mi",
                                    "127.0.0.1",
                                    "-m",
                                    Integer.toString(CALLS),
                                    "-r",
                                    "2",
                                    "-nostdin",
                                    "-timeout",
                                    "60s"),
                            Duration.ofSeconds(90));

            assertThat(sipp.exitCode()).as("SIPp: " + sipp.errors()).isZero();
            try (var inbox = server.tonysInbox()) {
                var messages = PackagedServer.awaitVoiceMessages(inbox, CALLS);
                for (var number : messages) {
                    assertThat(inbox.fetchAudio(number).orElseThrow().samples().length)
                            .isGreaterThan(3 * 8000);
                }
            }
        }
    }
}
