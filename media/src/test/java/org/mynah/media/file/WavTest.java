package org.mynah.media.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.codec.Signals;

class WavTest {

    private static final short[] VOICE = Signals.voice(1, -6, 20_000);

    @TempDir private Path folder;

    static short[] readAll(PcmSource source) throws IOException {
        var all = new short[0];
        var chunk = new short[999];
        try (source) {
            for (int count; (count = source.read(chunk, 0, chunk.length)) != PcmSource.END; ) {
                all = Signals.join(all, Arrays.copyOf(chunk, count));
            }
        }
        return all;
    }

    private static short[] read(byte[] file) throws IOException {
        return readAll(AudioReader.open(new ByteArrayInputStream(file)));
    }

    /** A WAV file of any kind. */
    private static byte[] wav(int encoding, int channels, int rate, int bits, byte[] data) {
        var file = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) encoding).putShort((short) channels).putInt(rate);
        file.putInt(rate * channels * bits / 8).putShort((short) (channels * bits / 8));
        file.putShort((short) bits).put("data".getBytes(StandardCharsets.US_ASCII));
        file.putInt(data.length).put(data);
        return file.array();
    }

    private static byte[] bytes(short[] samples) {
        var bytes = new byte[2 * samples.length];
        org.mynah.media.codec.Pcm.toLittleEndian(samples, 0, bytes, 0, samples.length);
        return bytes;
    }

    @Test
    void what_is_written_is_read_with_a_known_length() throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(AudioFileFormat.G711.write(PcmSource.of(VOICE), out)).isEqualTo(VOICE.length);
        assertThat(out.toByteArray()).isEqualTo(wav(1, 1, 8000, 16, bytes(VOICE)));
        assertThat(read(out.toByteArray())).isEqualTo(VOICE);
    }

    @Test
    void a_stream_of_unknown_length_is_read_to_its_end() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new WavWriter(out, PcmSource.UNKNOWN)) {
            writer.write(VOICE, 0, VOICE.length);
        }
        assertThat(read(out.toByteArray())).isEqualTo(VOICE);
    }

    @Test
    void a_file_gets_its_header_put_right() throws IOException {
        var path = folder.resolve("message.wav");
        try (var writer = WavWriter.create(path)) {
            for (int i = 0; i < VOICE.length; i += 100) {
                writer.write(VOICE, i, 100);
            }
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(wav(1, 1, 8000, 16, bytes(VOICE)));
    }

    @Test
    void a_broken_promise_of_length_is_told() throws IOException {
        var writer = new WavWriter(new ByteArrayOutputStream(), 100);
        writer.write(VOICE, 0, 99);
        assertThatThrownBy(writer::close)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("99");
    }

    @Test
    void linear_samples_of_8_and_24_bits_and_many_channels_are_read() throws IOException {
        var eight = new byte[VOICE.length];
        var wide = new byte[3 * VOICE.length];
        var six = new byte[12 * VOICE.length];
        for (int i = 0; i < VOICE.length; i++) {
            eight[i] = (byte) ((VOICE[i] >> 8) + 128);
            wide[3 * i] = 17;
            wide[3 * i + 1] = (byte) VOICE[i];
            wide[3 * i + 2] = (byte) (VOICE[i] >> 8);
            for (int channel = 0; channel < 6; channel++) {
                six[12 * i + 2 * channel] = (byte) VOICE[i];
                six[12 * i + 2 * channel + 1] = (byte) (VOICE[i] >> 8);
            }
        }
        assertThat(read(wav(1, 1, 8000, 24, wide))).isEqualTo(VOICE);
        assertThat(read(wav(1, 6, 8000, 16, six))).isEqualTo(VOICE);
        var coarse = read(wav(1, 1, 8000, 8, eight));
        assertThat(coarse).hasSameSizeAs(VOICE);
        for (int i = 0; i < VOICE.length; i++) {
            assertThat(coarse[i]).isEqualTo((short) (VOICE[i] >> 8 << 8));
        }
    }

    @Test
    void a_file_is_described_in_words() throws IOException {
        assertThat(describe(wav(1, 2, 44_100, 16, new byte[400])))
                .isEqualTo("WAV, PCM 16 bit, 44100 Hz, 2 channels");
        assertThat(describe(wav(6, 1, 8000, 8, new byte[400])))
                .isEqualTo("WAV, A-law, 8000 Hz, mono");
        assertThat(describe(wav(7, 1, 8000, 8, new byte[400])))
                .isEqualTo("WAV, µ-law, 8000 Hz, mono");
    }

    private static String describe(byte[] file) throws IOException {
        return AudioReader.describe(new ByteArrayInputStream(file)).words();
    }

    @Test
    void a_windows_media_file_is_called_by_its_name() {
        var asf =
                new byte[] {
                    0x30, 0x26, (byte) 0xb2, 0x75, (byte) 0x8e, 0x66, (byte) 0xcf, 0x11, 0, 0, 0, 0
                };
        assertThatThrownBy(() -> read(asf))
                .hasMessageContaining("Windows Media (WMA)")
                .hasMessageContaining("accepted are WAV");
    }

    @Test
    void both_laws_are_read() throws IOException {
        for (var law : G711.values()) {
            var codes = new byte[VOICE.length];
            law.encode(VOICE, 0, codes.length, codes, 0);
            var wanted = new short[VOICE.length];
            law.decode(codes, 0, codes.length, wanted, 0);
            var file = wav(law == G711.ALAW ? 6 : 7, 1, 8000, 8, codes);
            assertThat(read(file)).isEqualTo(wanted);
        }
    }

    @Test
    void stereo_and_other_rates_become_8000_hz_mono() throws IOException {
        var stereo = new short[2 * 44_100];
        var tone = Signals.tone(700, 44_100, -12, 44_100);
        for (int i = 0; i < tone.length; i++) {
            stereo[2 * i] = tone[i];
            stereo[2 * i + 1] = tone[i];
        }
        var result = read(wav(1, 2, 44_100, 16, bytes(stereo)));
        assertThat(result).hasSize(8000);
        assertThat(Signals.likeness(result, Signals.tone(700, 8000, -12, 8000), 0))
                .isGreaterThan(0.999);
    }

    @Test
    void chunks_that_do_not_matter_are_passed_over() throws IOException {
        var plain = wav(1, 1, 8000, 16, bytes(VOICE));
        var with = ByteBuffer.allocate(plain.length + 20).order(ByteOrder.LITTLE_ENDIAN);
        with.put(plain, 0, 12).put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(11);
        with.put(new byte[12]).put(plain, 12, plain.length - 12);
        assertThat(read(with.array())).isEqualTo(VOICE);
    }

    @Test
    void a_file_that_was_cut_off_gives_what_is_there() throws IOException {
        var whole = wav(1, 1, 8000, 16, bytes(VOICE));
        assertThat(read(Arrays.copyOf(whole, 44 + 2001))).isEqualTo(Arrays.copyOf(VOICE, 1000));
    }

    @Test
    void other_files_are_refused_with_what_was_found_and_what_is_accepted() {
        var cases =
                new byte[][] {
                    {},
                    "OggS and more of it".getBytes(StandardCharsets.US_ASCII),
                    wav(1, 1, 8000, 32, new byte[8]),
                    wav(3, 1, 8000, 32, new byte[8]),
                    wav(1, 33, 8000, 16, new byte[66]),
                    wav(6, 1, 8000, 16, new byte[66]),
                    "RIFF\0\0\0\0AVI fmt ".getBytes(StandardCharsets.US_ASCII),
                    wav(1, 1, 1000, 16, new byte[12]),
                    wav(1, 1, 2_000_000_000, 16, new byte[12]),
                    wav(85, 1, 8000, 16, new byte[12]),
                    Arrays.copyOf(wav(1, 1, 8000, 16, new byte[0]), 30),
                    "RIFF\0\0\0\0WAVEdata\4\0\0\0abcd".getBytes(StandardCharsets.US_ASCII),
                    "RIFF\0\0\0\0WAVEfmt \377\377\377\177".getBytes(StandardCharsets.ISO_8859_1)
                };
        for (var file : cases) {
            assertThatThrownBy(() -> read(file))
                    .as(new String(file, StandardCharsets.ISO_8859_1))
                    .isInstanceOf(AudioFormatException.class)
                    .hasMessageContaining("; accepted are WAV");
        }
    }

    @Test
    void any_damage_to_a_header_gives_samples_or_the_declared_exception() {
        var good = wav(1, 2, 11_025, 16, new byte[400]);
        var random = new Random(12);
        int refused = 0;
        for (int round = 0; round < 4000; round++) {
            var file = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                file[random.nextInt(44)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(file).length).isLessThanOrEqualTo(1000);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(AudioFormatException.class);
                refused++;
            }
        }
        assertThat(refused).isBetween(800, 3900);
    }

    @Test
    void raw_samples_are_read_by_their_type_and_can_be_sought() throws IOException {
        try (var source =
                AudioReader.seekable(
                        () -> new ByteArrayInputStream(bytes(VOICE)),
                        "audio/x-pcm16le;rate=8000")) {
            assertThat(source.length()).isEqualTo(VOICE.length);
            var frame = new short[160];
            for (int at : new int[] {5000, 100, 19_840, 0}) {
                assertThat(source.seek(at)).isTrue();
                assertThat(source.readFully(frame, 0, 160)).isEqualTo(160);
                assertThat(frame).isEqualTo(Arrays.copyOfRange(VOICE, at, at + 160));
            }
        }
    }
}
