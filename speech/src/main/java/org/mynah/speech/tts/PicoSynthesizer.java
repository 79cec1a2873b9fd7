package org.mynah.speech.tts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * SVOX Pico in this process: American and British English, German, French, Spanish, Italian. Each
 * text has an engine of its own, from a small pool. Thread-safe.
 */
public final class PicoSynthesizer implements Synthesizer {

    /** Debian's packages, component non-free. */
    public static final String PACKAGES = "libttspico0 libttspico-data";

    /** The library. */
    public static final String LIBRARY = "libttspico.so.0";

    /** Engines that may exist at the same time; each needs 4 MB. */
    static final int MOST_ENGINES = 4;

    private static final String TEXT_ANALYSIS = "_ta.bin";
    private static final String SIGNAL_GENERATION = "_sg.bin";

    private record Resources(Path textAnalysis, Path signalGeneration) {}

    private final Pico pico;
    private final Map<String, Resources> languages;
    private final Semaphore engines = new Semaphore(MOST_ENGINES, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Deque<PicoVoice>> idle = new HashMap<>();
    private int idleCount;
    private boolean isClosed;

    /**
     * @param library the file {@value #LIBRARY}
     * @param resources the folder with the files {@code en-US_ta.bin}, {@code en-US_lh0_sg.bin} …
     * @throws SynthesisException when the library cannot be used or no language is complete
     */
    public PicoSynthesizer(Path library, Path resources) throws SynthesisException {
        pico = Pico.load(library);
        languages = find(resources);
        if (languages.isEmpty()) {
            throw new SynthesisException("pico: no voice files in " + resources);
        }
    }

    @Override
    public String name() {
        return "pico";
    }

    @Override
    public boolean speaks(String language) {
        return languages.containsKey(key(language));
    }

    @Override
    public short[] synthesize(String text, String language) throws SynthesisException {
        var resources = languages.get(key(language));
        if (resources == null) {
            throw new SynthesisException("pico: no voice for " + language);
        }
        try {
            engines.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SynthesisException("pico: interrupted while all engines were busy", e);
        }
        try {
            var line = LineSound.of(speak(text, key(language), resources), PicoVoice.RATE);
            if (line.length == 0) {
                throw SynthesisException.noSound(name());
            }
            return line;
        } finally {
            engines.release();
        }
    }

    private short[] speak(String text, String language, Resources resources)
            throws SynthesisException {
        var voice = takeIdle(language);
        if (voice == null) {
            voice = new PicoVoice(pico, resources.textAnalysis(), resources.signalGeneration());
        }
        boolean isSound = false;
        try {
            var sound = voice.speak(text);
            isSound = true;
            return sound;
        } finally {
            // An engine that failed is not trusted again.
            if (!isSound || !putIdle(language, voice)) {
                voice.close();
            }
        }
    }

    private @org.jspecify.annotations.Nullable PicoVoice takeIdle(String language)
            throws SynthesisException {
        lock.lock();
        try {
            if (isClosed) {
                throw new SynthesisException("pico: closed");
            }
            var voices = idle.get(language);
            if (voices == null || voices.isEmpty()) {
                return null;
            }
            idleCount--;
            return voices.pop();
        } finally {
            lock.unlock();
        }
    }

    private boolean putIdle(String language, PicoVoice voice) {
        lock.lock();
        try {
            if (isClosed || idleCount >= MOST_ENGINES) {
                return false;
            }
            idle.computeIfAbsent(language, _ -> new ArrayDeque<>()).push(voice);
            idleCount++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            idle.values().forEach(voices -> voices.forEach(PicoVoice::close));
            idle.clear();
            idleCount = 0;
        } finally {
            lock.unlock();
        }
    }

    /** A language is there when both of its files are. */
    private static Map<String, Resources> find(Path folder) throws SynthesisException {
        var analyses = new TreeMap<String, Path>();
        var generators = new TreeMap<String, Path>();
        try (var files = Files.newDirectoryStream(folder, "*.bin")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                int end = name.indexOf('_');
                if (end > 0 && name.endsWith(TEXT_ANALYSIS)) {
                    analyses.put(key(name.substring(0, end)), file);
                } else if (end > 0 && name.endsWith(SIGNAL_GENERATION)) {
                    generators.put(key(name.substring(0, end)), file);
                }
            }
        } catch (IOException e) {
            throw new SynthesisException(
                    "pico: voice files cannot be listed: " + e.getMessage(), e);
        }
        var found = new TreeMap<String, Resources>();
        analyses.forEach((language, analysis) -> {
            var generator = generators.get(language);
            if (generator != null) {
                found.put(language, new Resources(analysis, generator));
            }
        });
        return Map.copyOf(found);
    }

    private static String key(String language) {
        return language.toLowerCase(Locale.ROOT);
    }
}
