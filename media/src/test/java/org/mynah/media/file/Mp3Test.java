package org.mynah.media.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.codec.Signals;

class Mp3Test {

    private static final short[] VOICE = Signals.voice(1, -6, 8000 * 5);

    private static byte[] mp3(short[] samples, Mp3Settings settings) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new Mp3Writer(out, settings)) {
            for (int at = 0; at < samples.length; at += 160) {
                writer.write(samples, at, Math.min(160, samples.length - at));
            }
        }
        return out.toByteArray();
    }

    private static short[] read(byte[] file) throws IOException {
        return WavTest.readAll(AudioReader.open(new ByteArrayInputStream(file)));
    }

    @Test
    void a_message_comes_back_alike_in_place_and_length() throws IOException {
        for (var settings : new Mp3Settings[] {Mp3Settings.DEFAULT, Mp3Settings.WIDEBAND}) {
            var back = read(mp3(VOICE, settings));
            assertThat(back.length).as("length").isBetween(VOICE.length, VOICE.length + 2000);
            assertThat(Signals.likeness(VOICE, back, 2))
                    .as(settings.toString())
                    .isGreaterThan(0.97);
        }
    }

    @Test
    void the_default_is_two_kilobytes_a_second_of_mpeg_2_5() throws IOException {
        var file = mp3(VOICE, Mp3Settings.DEFAULT);
        assertThat(file.length).isBetween(10_000, 10_800);
        // Sync, version 2.5, layer III; 16 kbit/s at 8000 Hz; mono.
        assertThat(file[0]).isEqualTo((byte) 0xFF);
        assertThat(file[1] & 0xFE).isEqualTo(0xE2);
        assertThat(file[2] & 0xFC).isEqualTo(0x28);
        assertThat(file[3] & 0xC0).isEqualTo(0xC0);
    }

    @Test
    void the_format_of_messages_writes_it() throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(AudioFileFormat.MP3.write(PcmSource.of(VOICE), out)).isEqualTo(VOICE.length);
        assertThat(out.toByteArray()).isEqualTo(mp3(VOICE, Mp3Settings.DEFAULT));
        assertThat(AudioFileFormat.MP3.mimeType()).isEqualTo("audio/mp3");
        assertThat(AudioFileFormat.MP3.extension()).isEqualTo("mp3");
    }

    @Test
    void tags_and_garbage_around_the_frames_are_passed_over() throws IOException {
        var file = mp3(VOICE, Mp3Settings.DEFAULT);
        var out = new ByteArrayOutputStream();
        out.write("ID3\4\0\0\0\0\1\0".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[128]);
        out.write(new byte[300]);
        out.write(file);
        out.write("TAG".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[125]);
        assertThat(read(out.toByteArray())).isEqualTo(read(file));
    }

    @Test
    void seeking_lands_where_reading_would() throws IOException {
        var file = mp3(VOICE, Mp3Settings.DEFAULT);
        var whole = read(file);
        try (var source = AudioReader.seekable(() -> new ByteArrayInputStream(file), "audio/mp3")) {
            assertThat(source.length()).isEqualTo(whole.length);
            for (int at : new int[] {30_000, 1000, 16_000, 0}) {
                source.seek(at);
                var piece = new short[4000];
                source.readFully(piece, 0, piece.length);
                var wanted = Arrays.copyOfRange(whole, at, at + piece.length);
                assertThat(Signals.likeness(wanted, piece, 0)).as("at " + at).isGreaterThan(0.99);
            }
            source.seek(Long.MAX_VALUE / 4);
            assertThat(source.read(new short[10], 0, 10)).isEqualTo(PcmSource.END);
        }
    }

    @Test
    void damaged_files_give_samples_or_the_declared_exception() throws IOException {
        var good = mp3(Arrays.copyOf(VOICE, 8000), Mp3Settings.DEFAULT);
        var random = new Random(7);
        for (int round = 0; round < 150; round++) {
            var file = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int i = random.nextInt(30); i >= 0; i--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(file).length).isLessThan(20_000);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(AudioFormatException.class);
            }
        }
    }

    @Test
    void random_bytes_are_no_mp3() {
        var random = new Random(8);
        for (int round = 0; round < 100; round++) {
            var file = new byte[random.nextInt(5000) + 12];
            random.nextBytes(file);
            file[0] = (byte) 0xFF;
            file[1] = (byte) 0xFB;
            try {
                assertThat(read(file).length).isLessThan(100_000);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(AudioFormatException.class);
            }
        }
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xFF, (byte) 0xE3}))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("accepted are");
    }

    @Test
    void several_messages_are_encoded_at_once() throws Exception {
        var wanted = mp3(VOICE, Mp3Settings.DEFAULT);
        Callable<byte[]> encode = () -> mp3(VOICE, Mp3Settings.DEFAULT);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(java.util.Collections.nCopies(4, encode))) {
                assertThat(result.get()).isEqualTo(wanted);
            }
        }
    }

    @Test
    void a_long_message_is_not_in_memory() throws IOException {
        // Twenty minutes would take long here; one shows that nothing grows with the length.
        var counted =
                new OutputStream() {
                    private long bytes;
                    private int largest;

                    @Override
                    public void write(int b) {
                        bytes++;
                    }

                    @Override
                    public void write(byte[] b, int offset, int length) {
                        bytes += length;
                        largest = Math.max(largest, length);
                    }
                };
        try (var writer = new Mp3Writer(counted, Mp3Settings.DEFAULT)) {
            for (int i = 0; i < 12; i++) {
                writer.write(VOICE, 0, VOICE.length);
            }
        }
        assertThat(counted.bytes).isBetween(119_000L, 122_000L);
        assertThat(counted.largest).isLessThan(20_000);
    }

    @Test
    void the_stream_is_closed_with_the_reader_and_on_failure() throws IOException {
        var closed = new int[1];
        var file = mp3(VOICE, Mp3Settings.DEFAULT);
        for (var bytes : new byte[][] {file, new byte[20]}) {
            InputStream in =
                    new ByteArrayInputStream(bytes) {
                        @Override
                        public void close() {
                            closed[0]++;
                        }
                    };
            try (var source = AudioReader.open(in)) {
                assertThat(source.read(new short[1], 0, 1)).isEqualTo(1);
            } catch (AudioFormatException e) {
                assertThat(e).hasMessageContaining("begins with bytes");
            }
        }
        assertThat(closed[0]).isEqualTo(2);
    }
}
