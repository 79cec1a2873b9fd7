package org.mynah.telephony;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.testkit.ear.SampleMatch;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.ear.Tones;
import org.mynah.testkit.wire.AudioDecoder;
import org.mynah.um.directory.AudioCodec;
import org.mynah.um.message.AudioFiles.Encoded;

class MediaAudioFilesTest {

    @TempDir Path folder;
    private MediaAudioFiles files;

    @BeforeEach
    void open() throws IOException {
        files = new MediaAudioFiles(folder);
    }

    private static short[] decoded(Encoded encoded) throws IOException {
        try (var in = encoded.audio().open()) {
            return AudioDecoder.decode(in.readAllBytes(), encoded.audio().contentType());
        }
    }

    private static double peakDb(short[] samples) {
        int peak = 1;
        for (var sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return 20 * Math.log10(peak / 32768.0);
    }

    @Test
    void speech_that_is_loud_enough_stays_bit_exact() throws Exception {
        var speech = Sounds.speech(3, ofSeconds(3));
        var loud = Sounds.amplified(speech, -3.4 - peakDb(speech));
        try (var encoded = files.encode(ToneSpeech.raw(loud), AudioCodec.G711)) {
            assertThat(encoded.extension()).isEqualTo("wav");
            assertThat(encoded.codec()).isEqualTo(AudioCodec.G711);
            var match = SampleMatch.of(decoded(encoded), loud);
            assertThat(match.isExact()).as("%s", match).isTrue();
        }
    }

    @Test
    void quiet_speech_is_raised_and_loud_speech_is_never_lowered() throws Exception {
        var speech = Sounds.speech(3, ofSeconds(3));
        var quiet = Sounds.amplified(speech, -15 - peakDb(speech));
        try (var encoded = files.encode(ToneSpeech.raw(quiet), AudioCodec.G711)) {
            assertThat(peakDb(decoded(encoded))).isCloseTo(-3, within(0.2));
        }
        var full = Sounds.amplified(speech, -0.5 - peakDb(speech));
        try (var encoded = files.encode(ToneSpeech.raw(full), AudioCodec.G711)) {
            assertThat(peakDb(decoded(encoded))).isCloseTo(-0.5, within(0.2));
        }
    }

    @Test
    void silence_around_the_speech_is_cut_off() throws Exception {
        var raw =
                Sounds.join(
                        Sounds.silence(ofSeconds(2)),
                        Sounds.speech(3, ofSeconds(3)),
                        Sounds.silence(ofSeconds(2)));
        try (var encoded = files.encode(ToneSpeech.raw(raw), AudioCodec.G711)) {
            assertThat(encoded.length()).isBetween(ofMillis(2500), ofMillis(3600));
            assertThat(Sounds.duration(decoded(encoded).length)).isEqualTo(encoded.length());
        }
    }

    @Test
    void mp3_is_written_small_and_sounds_alike() throws Exception {
        var tone = Sounds.tone(800, ofSeconds(4), -6);
        try (var encoded = files.encode(ToneSpeech.raw(tone), AudioCodec.Mp3)) {
            assertThat(encoded.extension()).isEqualTo("mp3");
            try (var in = encoded.audio().open()) {
                assertThat(in.readAllBytes().length).isBetween(7_000, 10_000);
            }
            var heard = decoded(encoded);
            assertThat(Sounds.duration(heard.length)).isBetween(ofMillis(3900), ofMillis(4300));
            assertThat(Tones.near(800, heard)).isNotEmpty();
        }
    }

    @Test
    void formats_that_cannot_be_written_become_mp3_and_say_so() throws Exception {
        for (var codec : new AudioCodec[] {AudioCodec.Wma, AudioCodec.Gsm}) {
            try (var encoded =
                    files.encode(ToneSpeech.raw(Sounds.speech(1, ofSeconds(1))), codec)) {
                assertThat(encoded.codec()).isEqualTo(AudioCodec.Mp3);
                assertThat(encoded.audio().contentType()).isEqualTo("audio/mp3");
            }
        }
    }

    @Test
    void closing_removes_the_temporary_file_and_a_new_start_what_a_crash_left() throws Exception {
        var left = files.encode(ToneSpeech.raw(Sounds.speech(1, ofSeconds(1))), AudioCodec.Mp3);
        assertThat(count()).isEqualTo(1);
        left.close();
        assertThat(count()).isZero();
        var _ = files.encode(ToneSpeech.raw(Sounds.speech(1, ofSeconds(1))), AudioCodec.Mp3);
        files = new MediaAudioFiles(folder);
        assertThat(count()).isZero();
    }

    private long count() throws IOException {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }
}
