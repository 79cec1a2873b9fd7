package org.mynah.store.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.disk.RealDisk;

/** Files of the spool that changed on the disk (reliability N8). */
class SpoolDamageTest {

    private static final long SEED = 815;
    private static final int FLIPS = 1000;

    @TempDir Path temp;

    private FileSpool open() throws Exception {
        return FileSpool.open(new RealDisk(), temp, SpoolLimits.DEFAULT);
    }

    private void leave(String id) throws Exception {
        try (var pending = open().open(SpoolContract.envelope(id))) {
            pending.audio().write(SpoolContract.tone(1_000, 1), 0, 1_000);
            pending.commit();
        }
    }

    private Path sheet(String id) throws Exception {
        try (var files = Files.list(temp)) {
            return files.filter(file -> file.getFileName().toString().contains(id))
                    .filter(file -> file.toString().endsWith(SpoolFolder.MESSAGE))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    @DisplayName("N8: one flipped bit stops one message, which is put aside and named")
    void any_flipped_bit_of_an_envelope_stops_that_message_alone() throws Exception {
        var random = new Random(SEED);
        leave("healthy");
        leave("damaged");
        var sheet = sheet("damaged");
        var name = sheet.getFileName().toString().replace(SpoolFolder.MESSAGE, "");
        var audio = temp.resolve(name + SpoolFolder.AUDIO);
        var whole = Files.readAllBytes(sheet);
        var sound = Files.readAllBytes(audio);
        var began = System.nanoTime();
        for (int i = 0; i < FLIPS; i++) {
            var bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(sheet, bytes);
            var story = "flip " + i;
            assertThat(FileSpool.defects(new RealDisk(), temp))
                    .as(story)
                    .containsExactly(
                            "spool file %s.msg: its checksum does not match".formatted(name));

            var spool = open();
            assertThat(spool.waiting())
                    .as(story)
                    .extracting(item -> item.envelope().id())
                    .containsExactly("healthy");
            assertThat(spool.quarantined()).as(story).containsExactly(name);
            assertThat(FileSpool.defects(new RealDisk(), temp))
                    .as(story)
                    .containsExactly("spool item %s was put aside".formatted(name));

            try (var aside = Files.list(temp.resolve("quarantine"))) {
                for (var file : aside.toList()) {
                    Files.delete(file);
                }
            }
            Files.write(audio, sound);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began).dividedBy(FLIPS))
                .as("one start")
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void audio_that_lost_its_end_is_named_and_delivered_as_interrupted() throws Exception {
        leave("cut");
        var sheet = sheet("cut");
        var name = sheet.getFileName().toString().replace(SpoolFolder.MESSAGE, "");
        var audio = temp.resolve(name + SpoolFolder.AUDIO);
        Files.write(audio, Arrays.copyOf(Files.readAllBytes(audio), 1_800));
        assertThat(FileSpool.defects(new RealDisk(), temp))
                .containsExactly(
                        "spool file %s.msg: its audio has 900 samples, not 1000".formatted(name));
        assertThat(open().waiting().getFirst().isInterrupted()).isTrue();
    }
}
