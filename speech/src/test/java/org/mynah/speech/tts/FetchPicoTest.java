package org.mynah.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script without the network: how it is called, and that a second run does nothing. */
class FetchPicoTest {

    @TempDir private Path folder;

    @Test
    void wrong_use_is_explained() throws Exception {
        assertThat(run()).isEqualTo("64 fetch-pico: usage: fetch-pico.sh TARGET_DIR");
        assertThat(run("")).startsWith("64 ");
    }

    @Test
    void a_complete_folder_is_left_alone() throws Exception {
        Files.createDirectory(folder.resolve("lang"));
        Files.createFile(folder.resolve("lang").resolve("en-US_ta.bin"));
        Files.createFile(folder.resolve(PicoSynthesizer.LIBRARY));
        assertThat(run(folder.toString())).isEqualTo("0 fetch-pico: already in " + folder);
    }

    @Test
    void no_address_of_a_mirror_is_written_in_it() throws IOException {
        assertThat(Path.of("fetch-pico.sh")).content().doesNotContain("://");
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "fetch-pico.sh"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output.strip();
    }
}
