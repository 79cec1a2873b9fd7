package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.phone.Transport;

/** Thunderbird, which is not ours, reads the voice message of a real call. */
class ThunderbirdIT {

    private static final int SPOKEN_SECONDS = 6;

    @TempDir Path folder;

    @Test
    void thunderbird_reads_plays_stars_and_deletes_a_voice_message() throws Exception {
        assumeThat(Thunderbird.isInstalled())
                .as("the Debian packages thunderbird and xvfb are installed")
                .isTrue();
        try (var server = PackagedServer.contoso(folder)) {
            server.leaveMessage(
                    Transport.UDP, Sounds.speech(3, Duration.ofSeconds(SPOKEN_SECONDS)));
            try (var inbox = server.tonysInbox()) {
                int number = PackagedServer.awaitVoiceMessages(inbox, 1).getFirst();
                int before = inbox.exists();
                var audio = inbox.fetchAudio(number).orElseThrow();

                try (var thunderbird =
                        Thunderbird.start(
                                folder.resolve("thunderbird"),
                                server.imap(),
                                "tonysmith@contoso.com",
                                PackagedServer.PASSWORD)) {
                    assertThat(thunderbird.open("Voice Mail from"))
                            .isEqualTo("Voice Mail from 4255550100 (6 seconds)");
                    assertThat(thunderbird.text()).contains("4255550100");
                    Files.write(
                            Path.of("target", "thunderbird-voice-message.png"),
                            thunderbird.screenshot());

                    var saved = folder.resolve("saved.mp3");
                    assertThat(thunderbird.saveAttachment(saved)).isEqualTo(audio.fileName());
                    assertThat(Files.readAllBytes(saved)).isEqualTo(audio.content());
                    assertThat(thunderbird.play(saved)).isCloseTo(SPOKEN_SECONDS, within(1.0));

                    thunderbird.star();
                    await(() -> inbox.flags(number).contains("\\Flagged"));
                    assertThat(inbox.flags(number)).contains("\\Seen");

                    thunderbird.delete();
                    await(() -> inbox.select("INBOX") == before - 1);
                    assertThat(inbox.select("Deleted Items")).isEqualTo(1);
                    assertThat(inbox.flags(1)).contains("\\Flagged").doesNotContain("\\Deleted");
                }
            }
        }
    }

    /** Until what Thunderbird did has reached the server. */
    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PackagedServer.LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the server is told in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
