package org.mynah.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that call themselves espeak-ng and misbehave. */
class EspeakSynthesizerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path folder;

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new EspeakSynthesizer(Path.of("/no/such/program"), LONG))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("/no/such/program");
    }

    @Test
    void a_program_that_fails_gives_its_exit_status() {
        assertThatThrownBy(() -> new EspeakSynthesizer(Path.of("/bin/false"), LONG))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("exit status 1");
        assertThatThrownBy(() -> program("cat >/dev/null; exit 7").synthesize("Hello", "en-US"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("exit status 7");
    }

    @Test
    void a_program_that_hangs_is_killed_at_the_time_limit() throws Exception {
        var hanging = program(Duration.ofSeconds(5), "exec sleep 600");
        long start = System.nanoTime();
        assertThatThrownBy(() -> hanging.synthesize("Hello", "en-US"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("not done within");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    }

    @Test
    void nonsense_and_silence_are_no_speech() throws Exception {
        var nonsense = program("cat >/dev/null; echo hello");
        assertThatThrownBy(() -> nonsense.synthesize("Hello", "en-US"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("no WAV");
        var nothing = program("cat >/dev/null");
        assertThatThrownBy(() -> nothing.synthesize("Hello", "en-US"))
                .isInstanceOf(SynthesisException.class);
    }

    @Test
    void output_without_end_is_read_to_its_limit_and_no_further() throws Exception {
        var endless = program("cat >/dev/null; exec cat /dev/zero");
        assertThatThrownBy(() -> endless.synthesize("Hello", "en-US"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("no WAV");
    }

    @Test
    void an_unknown_language_is_refused() throws Exception {
        assertThat(program("").speaks("tlh")).isFalse();
        assertThatThrownBy(() -> program("").synthesize("Qapla'", "tlh"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("no voice for tlh");
    }

    private EspeakSynthesizer program(String speaking) throws Exception {
        return program(LONG, speaking);
    }

    /** Lists one voice as it should, and speaks by these shell commands. */
    private EspeakSynthesizer program(Duration limit, String speaking)
            throws IOException, SynthesisException {
        var script =
                Files.createTempFile(
                        folder,
                        "espeak",
                        ".sh",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        Files.writeString(
                script,
                """
                #!/bin/sh
                case "$1" in
                --voices)
                    echo 'Pty Language       Age/Gender VoiceName          File'
                    echo ' 5  en-us           --/M      English_(America)  gmw/en-US'
                    exit 0 ;;
                esac
                """
                        + speaking
                        + "\n");
        return new EspeakSynthesizer(script, limit);
    }
}
