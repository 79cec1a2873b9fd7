package org.mynah.testkit.wire;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.ear.Tones;

class WavTest {
    private static final short[] SPEECH = Sounds.speech(1, ofSeconds(1));

    @Test
    void linear_samples_come_back_unchanged() {
        var read = Wav.read(new Wav(SPEECH, 16_000).asPcm16());

        assertThat(read.rate()).isEqualTo(16_000);
        assertThat(read.samples()).isEqualTo(SPEECH);
    }

    @Test
    void mu_law_samples_come_back_as_heard() {
        short[] odd = Arrays.copyOf(SPEECH, 801);
        byte[] file = new Wav(odd, G711.RATE).asMuLaw();

        assertThat(Wav.read(file).samples()).isEqualTo(G711.PCMU.asHeard(odd));
        assertThat(file.length).as("chunks are padded to even lengths").isEven();
    }

    @Test
    void a_file_whose_recorder_was_killed_has_what_is_there() {
        byte[] file = new Wav(SPEECH, G711.RATE).asPcm16();
        Arrays.fill(file, 40, 44, (byte) 0xFF);

        assertThat(Wav.read(file).samples()).isEqualTo(SPEECH);
    }

    @Test
    void other_rates_are_brought_to_the_telephones() {
        short[] tone = new short[22_050];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (10_000 * Math.sin(2 * Math.PI * 500 * i / 22_050));
        }
        short[] at8000 = new Wav(tone, 22_050).samplesAt(8000);

        assertThat(Tones.near(500, at8000))
                .singleElement()
                .satisfies(found -> assertThat(found.length()).isGreaterThan(ofMillis(950)));
    }

    @Test
    void what_is_no_wav_file_is_said_to_be_none() {
        byte[] cut = Arrays.copyOf(new Wav(SPEECH, G711.RATE).asPcm16(), 30);

        assertThatThrownBy(() -> Wav.read(cut)).isInstanceOf(UnreadableAudio.class);
        assertThatThrownBy(() -> Wav.read("hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableAudio.class)
                .hasMessageContaining("RIFF");
        assertThatThrownBy(() -> Wav.read(new byte[0])).isInstanceOf(UnreadableAudio.class);
    }
}
