package org.mynah.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.Loudness;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.file.AudioFileFormat;
import org.mynah.um.Audio;
import org.mynah.um.directory.PromptAudio;

@DisplayName("directory §7.14, formats in")
class MediaPromptAudioTest {

    private final PromptAudio audio = new MediaPromptAudio();

    /** A tone of 700 Hz for one second, RMS −33 dBFS. */
    private static short[] tone(int rate) {
        var samples = new short[rate];
        for (int i = 0; i < rate; i++) {
            samples[i] = Pcm.clip(Pcm.fromDb(-30) * Math.sin(2 * Math.PI * 700 * i / rate));
        }
        return samples;
    }

    private static byte[] wav(int encoding, int channels, int rate, int bits, byte[] data) {
        var file = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) encoding).putShort((short) channels).putInt(rate);
        file.putInt(rate * channels * bits / 8).putShort((short) (channels * bits / 8));
        file.putShort((short) bits).put("data".getBytes(StandardCharsets.US_ASCII));
        return file.putInt(data.length).put(data).array();
    }

    private static byte[] linear(int channels, int rate, int bits) {
        var tone = tone(rate);
        var width = bits / 8;
        var data = new byte[tone.length * channels * width];
        for (int i = 0; i < tone.length; i++) {
            int wide = tone[i] << 8;
            for (int channel = 0; channel < channels; channel++) {
                for (int b = 0; b < width; b++) {
                    int shift = 24 - bits + 8 * b;
                    data[(i * channels + channel) * width + b] = (byte) (wide >> shift);
                }
                if (width == 1) {
                    data[i * channels + channel] += (byte) 128;
                }
            }
        }
        return wav(1, channels, rate, bits, data);
    }

    private static short[] line(Audio audio) throws IOException {
        try (var in = audio.open()) {
            return Pcm.fromLittleEndian(in.readAllBytes());
        }
    }

    private static void isTheToneAtOurLevel(short[] samples) {
        var middle = Arrays.copyOfRange(samples, 1600, 6400);
        assertThat(Pcm.rmsDb(middle, 0, middle.length))
                .isCloseTo(Loudness.TARGET_RMS_DB, within(1.0));
        assertThat(Pcm.toDb(Pcm.peak(samples, 0, samples.length)))
                .isLessThanOrEqualTo(Loudness.HIGHEST_PEAK_DB + 0.01);
        int crossings = 0;
        for (int i = 1; i < middle.length; i++) {
            crossings += middle[i - 1] < 0 && middle[i] >= 0 ? 1 : 0;
        }
        assertThat(crossings / 0.6).as("hertz").isCloseTo(700, within(10.0));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8000, 16, false",
        "2, 8000, 16, true",
        "6, 48000, 16, true",
        "1, 44100, 24, true",
        "2, 11025, 16, true",
        "1, 8000, 8, true",
        "1, 192000, 16, true"
    })
    void linear_wav_of_any_width_rate_and_channel_count_becomes_16_bit_8_khz_mono(
            int channels, int rate, int bits, boolean isConverted) throws Exception {
        var sound = audio.read(linear(channels, rate, bits));

        assertThat(sound.isConverted()).isEqualTo(isConverted);
        assertThat(sound.length()).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(2));
        assertThat(sound.line().contentType()).isEqualTo(Audio.RAW);
        isTheToneAtOurLevel(line(sound.line()));
    }

    @Test
    void both_laws_are_accepted() throws Exception {
        for (var law : G711.values()) {
            var codes = new byte[8000];
            law.encode(tone(8000), 0, codes.length, codes, 0);
            var sound = audio.read(wav(law == G711.ALAW ? 6 : 7, 1, 8000, 8, codes));

            assertThat(sound.isConverted()).isTrue();
            isTheToneAtOurLevel(line(sound.line()));
        }
    }

    @Test
    void mp3_is_accepted_though_the_original_refused_it() throws Exception {
        var mp3 = new ByteArrayOutputStream();
        AudioFileFormat.MP3.write(PcmSource.of(tone(8000)), mp3);

        var sound = audio.read(mp3.toByteArray());

        assertThat(sound.format()).isEqualTo("MP3, 8000 Hz, mono");
        assertThat(sound.file()).isEqualTo(mp3.toByteArray());
        isTheToneAtOurLevel(line(sound.line()));
    }

    @Test
    void wma_is_refused_with_what_was_found_and_what_is_accepted() {
        var asf = new byte[64];
        System.arraycopy(
                new byte[] {0x30, 0x26, (byte) 0xb2, 0x75, (byte) 0x8e, 0x66, (byte) 0xcf, 0x11},
                0,
                asf,
                0,
                8);
        assertThatThrownBy(() -> audio.read(asf))
                .isInstanceOf(PromptAudio.Unreadable.class)
                .hasMessageContaining("Windows Media (WMA)")
                .hasMessageContaining("accepted are WAV (PCM 8, 16 or 24 bit")
                .hasMessageContaining("MP3");
    }

    @Test
    void an_empty_sound_and_one_of_more_than_15_minutes_are_refused() {
        assertThatThrownBy(() -> audio.read(wav(1, 1, 8000, 16, new byte[0])))
                .isInstanceOf(PromptAudio.Unreadable.class)
                .hasMessageContaining("no sound");
        var low = wav(7, 1, 4000, 8, new byte[4000 * 901]);
        assertThatThrownBy(() -> audio.read(low))
                .isInstanceOf(PromptAudio.Unreadable.class)
                .hasMessageContaining("15 minutes");
    }
}
