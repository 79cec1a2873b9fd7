package org.mynah.speech.tts;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which engine is to speak and where engines are looked for. Immutable.
 *
 * @param choice the setting {@code speech.tts}
 * @param picoFolder the product's own copy of Pico, which may be absent
 * @param libraryFolders where the system's shared libraries lie, first found wins
 * @param picoResourceFolder where the system's Pico voices lie
 * @param programFolders where programs lie, first found wins
 */
public record TtsSettings(
        Choice choice,
        Path picoFolder,
        List<Path> libraryFolders,
        Path picoResourceFolder,
        List<Path> programFolders) {

    /** The values of {@code speech.tts}. */
    public enum Choice {
        /** The best engine that is installed, the others behind it. */
        BEST("best"),
        /** No engine: tones take the place of words. */
        OFF("off"),
        /** SVOX Pico alone. */
        PICO("pico"),
        /** Flite alone. */
        FLITE("flite"),
        /** espeak-ng alone. */
        ESPEAK_NG("espeak-ng");

        private final String word;

        Choice(String word) {
            this.word = word;
        }

        /** As the setting is written. */
        public String word() {
            return word;
        }

        /**
         * Reads the setting; throws {@link IllegalArgumentException} that names what is allowed.
         */
        public static Choice parse(String written) {
            var wanted = written.strip().toLowerCase(Locale.ROOT);
            return Stream.of(values())
                    .filter(choice -> choice.word.equals(wanted))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "speech.tts = \""
                                            + written
                                            + "\": allowed are "
                                            + Stream.of(values())
                                                    .map(Choice::word)
                                                    .collect(Collectors.joining(", "))));
        }
    }

    public TtsSettings {
        libraryFolders = List.copyOf(libraryFolders);
        programFolders = List.copyOf(programFolders);
    }

    /**
     * This machine's usual places.
     *
     * @param home where the product is installed; its own Pico is in {@code speech/pico} below
     */
    public static TtsSettings ofMachine(Choice choice, Path home) {
        return new TtsSettings(
                choice,
                home.resolve("speech").resolve("pico"),
                Stream.of(
                                "/usr/local/lib",
                                "/usr/lib/x86_64-linux-gnu",
                                "/usr/lib/aarch64-linux-gnu",
                                "/usr/lib64",
                                "/usr/lib")
                        .map(Path::of)
                        .toList(),
                Path.of("/usr/share/pico/lang"),
                searchPath());
    }

    private static List<Path> searchPath() {
        var path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }
}
