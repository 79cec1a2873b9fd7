package org.mynah.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mynah.testkit.process.Command;

/**
 * Any sound that a mailbox or a telephone hands out, as mono samples at 8 kHz. WAV and raw G.711
 * are read here; MP3 is left to a program that listeners use too, so that what is judged is what a
 * recipient hears. Thread-safe.
 */
public final class AudioDecoder {
    /** Longest that an external decoder may run. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private AudioDecoder() {}

    /**
     * Decodes by content type (with or without parameters).
     *
     * @throws UnreadableAudio when the bytes are not of that type, or no program can decode them;
     *     the message names the Debian package to install
     */
    public static short[] decode(byte[] content, String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        type = (parameters < 0 ? type : type.substring(0, parameters)).strip();
        return switch (type) {
            case "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave" ->
                    Wav.read(content).samplesAt(G711.RATE);
            case "audio/basic", "audio/pcmu" -> G711.PCMU.decode(content);
            case "audio/pcma" -> G711.PCMA.decode(content);
            case "audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/x-mpeg" -> mp3(content);
            default -> throw new UnreadableAudio("no decoder for \"" + contentType + "\"");
        };
    }

    private static short[] mp3(byte[] content) {
        try {
            Path file = Files.createTempFile("mynah-ear", ".mp3");
            try {
                Files.write(file, content);
                return byFirstProgram(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file for the MP3 decoder", e);
        }
    }

    private static short[] byFirstProgram(Path file) {
        String name = file.toString();
        var programs =
                List.of(
                        List.of("mpg123", "-q", "-s", "-m", "-r", "8000", "-e", "s16", name),
                        List.of(
                                "ffmpeg", "-v", "error", "-i", name, "-f", "s16le", "-ac", "1",
                                "-ar", "8000", "-"),
                        List.of(
                                "sox",
                                "-t",
                                "mp3",
                                name,
                                "-t",
                                "raw",
                                "-r",
                                "8000",
                                "-c",
                                "1",
                                "-b",
                                "16",
                                "-e",
                                "signed-integer",
                                "-L",
                                "-"));
        var failures = new ArrayList<String>();
        for (var program : programs) {
            if (!Command.isInstalled(program.getFirst())) {
                continue;
            }
            var ran = Command.run(program, LIMIT);
            if (ran.succeeded() && ran.output().length > 0) {
                return samples(ran.output());
            }
            failures.add(program.getFirst() + ": " + ran.errors().strip());
        }
        throw new UnreadableAudio(
                "nothing here decodes this MP3; install the Debian package mpg123"
                        + (failures.isEmpty() ? "" : " (" + String.join("; ", failures) + ")"));
    }

    private static short[] samples(byte[] littleEndian) {
        var samples = new short[littleEndian.length / 2];
        ByteBuffer.wrap(littleEndian).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }
}
