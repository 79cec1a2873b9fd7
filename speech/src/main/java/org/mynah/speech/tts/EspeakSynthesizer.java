package org.mynah.speech.tts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * espeak-ng, more than a hundred languages, robotic but understood. A process of its own for each
 * text, because of its licence (GPL 3) and because it can be killed. Thread-safe.
 */
public final class EspeakSynthesizer implements Synthesizer {

    /** Debian's package. */
    public static final String PACKAGE = "espeak-ng";

    /** The program. */
    public static final String PROGRAM = "espeak-ng";

    /** How long the process may run for one text. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    /** The most output that is read: ten minutes at 22 kHz. */
    static final int MOST_BYTES = 22_050 * 2 * 60 * 10;

    private static final int WORDS_A_MINUTE = 155;
    private static final int MOST_LISTING_BYTES = 256 << 10;

    /** Tags whose voice has another name. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "es-mx", "es-419",
                    "fr-ca", "fr-fr",
                    "nb-no", "nb",
                    "zh-cn", "cmn",
                    "zh-hk", "yue",
                    "zh-tw", "cmn");

    private final Path program;
    private final Duration timeLimit;
    private final TreeSet<String> voices;

    /**
     * Asks the program for its voices.
     *
     * @throws SynthesisException when it does not run or lists none
     */
    public EspeakSynthesizer(Path program, Duration timeLimit) throws SynthesisException {
        this.program = program;
        this.timeLimit = timeLimit;
        var listing = new String(run(MOST_LISTING_BYTES, "", "--voices"), StandardCharsets.UTF_8);
        voices = new TreeSet<>(listing.lines().skip(1).flatMap(EspeakSynthesizer::voice).toList());
        if (voices.isEmpty()) {
            throw new SynthesisException("espeak-ng: " + program + " lists no voices");
        }
    }

    // " 5  en-us           --/M      English_(America)  gmw/en-US            (en 3)"
    private static java.util.stream.Stream<String> voice(String line) {
        var columns = line.strip().split("\\s+", 3);
        return columns.length == 3
                ? java.util.stream.Stream.of(columns[1])
                : java.util.stream.Stream.empty();
    }

    @Override
    public String name() {
        return "espeak-ng";
    }

    @Override
    public boolean speaks(String language) {
        return voiceFor(language).isPresent();
    }

    @Override
    public short[] synthesize(String text, String language) throws SynthesisException {
        var voice =
                voiceFor(language)
                        .orElseThrow(() ->
                                new SynthesisException("espeak-ng: no voice for " + language));
        var output =
                run(
                        MOST_BYTES,
                        text,
                        "-b",
                        "1",
                        "-s",
                        String.valueOf(WORDS_A_MINUTE),
                        "-v",
                        voice,
                        "--stdin",
                        "--stdout");
        var line = WaveOutput.toLine(output, name());
        if (line.length == 0) {
            throw SynthesisException.noSound(name());
        }
        return line;
    }

    private Optional<String> voiceFor(String language) {
        var tag = language.toLowerCase(Locale.ROOT);
        var name = NAMES.getOrDefault(tag, tag);
        if (voices.contains(name)) {
            return Optional.of(name);
        }
        var primary = Locale.forLanguageTag(tag).getLanguage();
        if (voices.contains(primary)) {
            return Optional.of(primary);
        }
        var similar = primary.isEmpty() ? null : voices.ceiling(primary + "-");
        return Optional.ofNullable(similar).filter(voice -> voice.startsWith(primary + "-"));
    }

    /** Runs the program with this input and returns its output; kills it at the time limit. */
    private byte[] run(int mostBytes, String input, String... arguments) throws SynthesisException {
        var command = new java.util.ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            throw new SynthesisException("espeak-ng: cannot be started: " + e.getMessage(), e);
        }
        try {
            return output(process, mostBytes, input);
        } catch (IOException | ExecutionException e) {
            throw new SynthesisException(
                    "espeak-ng: failed" + status(process) + ": " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new SynthesisException("espeak-ng: not done within " + timeLimit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SynthesisException("espeak-ng: interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private byte[] output(Process process, int mostBytes, String input)
            throws IOException,
                    ExecutionException,
                    TimeoutException,
                    InterruptedException,
                    SynthesisException {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        var reading = new FutureTask<>(() -> read(process.getInputStream(), mostBytes));
        Thread.ofVirtual().name("espeak-output").start(reading);
        // The longest text fits into the pipe, so this does not wait for the program.
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading; its exit status says more.
            if (!process.waitFor(timeLimit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw e;
            }
        }
        var output = reading.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (output.length == mostBytes) {
            return output;
        }
        if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        if (process.exitValue() != 0) {
            throw new SynthesisException("espeak-ng: failed" + status(process));
        }
        return output;
    }

    private static byte[] read(InputStream stdout, int mostBytes) throws IOException {
        return stdout.readNBytes(mostBytes);
    }

    private static String status(Process process) {
        return process.isAlive() ? "" : " with exit status " + process.exitValue();
    }
}
