package org.mynah.store.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.store.disk.RealDisk;
import org.mynah.um.Spool;

/** A process that is killed while it records loses nothing that it had handed in (N2). */
class SpoolKillTest {

    @TempDir Path temp;

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 40, 41, 42, 95, 123, 250})
    void killing_the_process_loses_nothing_that_was_written(int steps) throws Exception {
        var told = killAfter(steps);

        var found = new HashMap<String, Spool.Item>();
        var spool = FileSpool.open(new RealDisk(), temp, SpoolLimits.DEFAULT);
        for (var item : spool.waiting()) {
            found.put(item.envelope().id(), item);
        }
        assertThat(spool.quarantined()).isEmpty();
        for (var step : told) {
            var words = step.split(" ", -1);
            var number = Integer.parseInt(words[1]);
            var item = found.get("m" + number);
            assertThat(item).as(step).isNotNull();
            var whole =
                    SpoolContract.bytes(
                            SpoolContract.tone(SpoolWriter.FRAME * SpoolWriter.FRAMES, number));
            if (words[0].equals("committed")) {
                assertThat(item.isInterrupted()).as(step).isFalse();
                assertThat(SpoolContract.heard(item.audio())).as(step).isEqualTo(whole);
            } else {
                var frames = Integer.parseInt(words[2]);
                if (frames * SpoolWriter.FRAME >= 800) {
                    assertThat(item.samples())
                            .as(step)
                            .isGreaterThanOrEqualTo((long) frames * SpoolWriter.FRAME);
                }
                var heard = SpoolContract.heard(item.audio());
                assertThat(heard).as(step).isEqualTo(Arrays.copyOf(whole, heard.length));
            }
        }
    }

    /** Every step that the process told of before it died; at least so many. */
    private List<String> killAfter(int steps) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xshare:auto",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SpoolWriter.class.getName(),
                                temp.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var told = new ArrayList<String>();
        try (var out = process.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("wrote") || line.startsWith("committed")) {
                    told.add(line);
                }
                if (told.size() == steps) {
                    // Process.destroyForcibly would drop what the pipe still holds.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(steps);
        // The pipe may end in the middle of a line.
        told.removeIf(line -> !line.matches("wrote \\d+ \\d+|committed \\d+"));
        return told;
    }
}
