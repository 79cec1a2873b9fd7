package org.mynah.speech.tts;

import static org.mynah.speech.tts.TtsSettings.Choice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The engines of this machine, best first, each with a time limit, and what became of the others.
 * Immutable; closing it closes the engines.
 *
 * @param synthesizers those that speak; empty when none is installed or {@code speech.tts} is off
 * @param reports one for each engine that was looked for
 */
public record Engines(List<Synthesizer> synthesizers, List<EngineReport> reports)
        implements AutoCloseable {

    private static final String TRIAL = "Hello.";
    private static final String TRIAL_LANGUAGE = "en-US";

    /**
     * Generous, because a machine that is starting up is busy, and an absent engine stays absent.
     */
    private static final Duration TRIAL_LIMIT = Duration.ofSeconds(30);

    public Engines {
        synthesizers = List.copyOf(synthesizers);
        reports = List.copyOf(reports);
    }

    /**
     * Looks the machine over: Pico, then flite, then espeak-ng. Each engine that is found speaks a
     * word first; only one that can is taken. Takes well under a second.
     */
    public static Engines probe(TtsSettings settings) {
        var found = new ArrayList<Synthesizer>();
        var reports = new ArrayList<EngineReport>();
        for (var choice : List.of(Choice.PICO, Choice.FLITE, Choice.ESPEAK_NG)) {
            if (settings.choice() != Choice.BEST && settings.choice() != choice) {
                reports.add(
                        EngineReport.absent(
                                choice.word(), "speech.tts is " + settings.choice().word(), ""));
                continue;
            }
            switch (choice) {
                case PICO -> pico(settings, found, reports);
                case FLITE -> flite(settings, found, reports);
                case ESPEAK_NG -> espeak(settings, found, reports);
                case BEST, OFF -> throw new IllegalStateException(choice.word());
            }
        }
        return new Engines(found, reports);
    }

    /** No engine at all: tones take the place of words. */
    public static Engines none() {
        return new Engines(List.of(), List.of());
    }

    /** The engine that speaks this language, if any. */
    public Optional<Synthesizer> best(String language) {
        return synthesizers.stream().filter(engine -> engine.speaks(language)).findFirst();
    }

    /** One line for the log at start. */
    public String summary() {
        return synthesizers.isEmpty()
                ? "speech: no engine speaks, callers hear tones instead of words; "
                        + reports.stream().map(EngineReport::line).collect(Collectors.joining("; "))
                : "speech: "
                        + synthesizers.stream()
                                .map(Synthesizer::name)
                                .collect(Collectors.joining(", then "));
    }

    @Override
    public void close() {
        synthesizers.forEach(Synthesizer::close);
    }

    private interface Opening {
        Synthesizer open() throws SynthesisException;
    }

    private static void pico(
            TtsSettings settings, List<Synthesizer> found, List<EngineReport> reports) {
        var mend =
                "bring it by ./mynah setup --with-pico, or install the Debian packages "
                        + PicoSynthesizer.PACKAGES
                        + " (component non-free)";
        var own = settings.picoFolder().resolve(PicoSynthesizer.LIBRARY);
        if (Files.exists(own)) {
            var lang = settings.picoFolder().resolve("lang");
            take("pico", own, mend, () -> new PicoSynthesizer(own, lang), found, reports);
            return;
        }
        var library = find(settings.libraryFolders(), PicoSynthesizer.LIBRARY);
        if (library.isEmpty()) {
            reports.add(
                    EngineReport.absent(
                            "pico", PicoSynthesizer.LIBRARY + " is not installed", mend));
            return;
        }
        take(
                "pico",
                library.get(),
                mend,
                () -> new PicoSynthesizer(library.get(), settings.picoResourceFolder()),
                found,
                reports);
    }

    private static void flite(
            TtsSettings settings, List<Synthesizer> found, List<EngineReport> reports) {
        var mend = "install the Debian package " + FliteSynthesizer.PACKAGE;
        var library = find(settings.libraryFolders(), FliteSynthesizer.LIBRARY);
        var voice = find(settings.libraryFolders(), FliteSynthesizer.VOICE_LIBRARY);
        if (library.isEmpty() || voice.isEmpty()) {
            reports.add(
                    EngineReport.absent(
                            "flite", FliteSynthesizer.LIBRARY + " is not installed", mend));
            return;
        }
        take(
                "flite",
                library.get(),
                mend,
                () -> new FliteSynthesizer(library.get(), voice.get()),
                found,
                reports);
    }

    private static void espeak(
            TtsSettings settings, List<Synthesizer> found, List<EngineReport> reports) {
        var mend = "install the Debian package " + EspeakSynthesizer.PACKAGE;
        var program = find(settings.programFolders(), EspeakSynthesizer.PROGRAM);
        if (program.isEmpty()) {
            reports.add(EngineReport.absent("espeak-ng", "the program is not installed", mend));
            return;
        }
        take(
                "espeak-ng",
                program.get(),
                mend,
                () -> new EspeakSynthesizer(program.get(), EspeakSynthesizer.TIME_LIMIT),
                found,
                reports);
    }

    private static void take(
            String name,
            Path from,
            String mend,
            Opening opening,
            List<Synthesizer> found,
            List<EngineReport> reports) {
        GuardedSynthesizer engine;
        try {
            engine = new GuardedSynthesizer(opening.open());
        } catch (SynthesisException e) {
            reports.add(EngineReport.absent(name, String.valueOf(e.getMessage()), mend));
            return;
        }
        try {
            long start = System.nanoTime();
            engine.synthesize(TRIAL, TRIAL_LANGUAGE, TRIAL_LIMIT);
            var took = Duration.ofNanos(System.nanoTime() - start);
            found.add(engine);
            reports.add(
                    EngineReport.ready(name, from + " spoke a word in " + took.toMillis() + " ms"));
        } catch (SynthesisException e) {
            engine.close();
            reports.add(
                    EngineReport.absent(
                            name,
                            "found at " + from + " but does not speak: " + e.getMessage(),
                            mend));
        }
    }

    private static Optional<Path> find(List<Path> folders, String file) {
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::exists)
                .findFirst();
    }
}
