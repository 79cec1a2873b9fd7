package org.mynah.speech.tts;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * CMU Flite 2.2 in this process, voice {@code rms}: English only. The library keeps its voice in
 * static memory, so there is one instance a process and one text at a time. Thread-safe.
 */
public final class FliteSynthesizer implements Synthesizer {

    /** Debian's package. */
    public static final String PACKAGE = "libflite1";

    /** The engine itself. */
    public static final String LIBRARY = "libflite.so.1";

    /**
     * Its best understood voice; its own dependencies bring American English and its dictionary.
     */
    public static final String VOICE_LIBRARY = "libflite_cmu_us_rms.so.1";

    // struct cst_wave: const char *type; int sample_rate; int num_samples; int num_channels; short
    // *samples
    private static final long WAVE_RATE = 8;
    private static final long WAVE_COUNT = 12;
    private static final long WAVE_SAMPLES = 24;
    private static final long WAVE_BYTES = 32;

    private static final int MOST_SAMPLES = 16_000 * 60 * 10;

    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final MethodHandle textToWave;
    private final MethodHandle deleteWave;
    private final MemorySegment voice;

    /**
     * Loads the library and its voice.
     *
     * @throws SynthesisException when a file is absent or is not the library it should be
     */
    @SuppressWarnings("restricted") // Calling a C library is what this class is for.
    public FliteSynthesizer(Path library, Path voiceLibrary) throws SynthesisException {
        ONE_AT_A_TIME.lock();
        try {
            var linker = Linker.nativeLinker();
            var engine = SymbolLookup.libraryLookup(library, Arena.global());
            var voices = SymbolLookup.libraryLookup(voiceLibrary, Arena.global());
            textToWave =
                    linker.downcallHandle(
                            engine.findOrThrow("flite_text_to_wave"),
                            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
            deleteWave =
                    linker.downcallHandle(
                            engine.findOrThrow("delete_wave"), FunctionDescriptor.ofVoid(ADDRESS));
            int failed =
                    (int)
                            linker.downcallHandle(
                                            engine.findOrThrow("flite_init"),
                                            FunctionDescriptor.of(JAVA_INT))
                                    .invokeExact();
            var registered =
                    (MemorySegment)
                            linker.downcallHandle(
                                            voices.findOrThrow("register_cmu_us_rms"),
                                            FunctionDescriptor.of(ADDRESS, ADDRESS))
                                    .invokeExact(MemorySegment.NULL);
            if (failed < 0 || registered.equals(MemorySegment.NULL)) {
                throw new SynthesisException("flite: the voice rms could not be registered");
            }
            voice = registered;
        } catch (SynthesisException e) {
            throw e;
        } catch (Throwable e) {
            throw new SynthesisException(
                    "flite: " + library + " cannot be used: " + e.getMessage(), e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    @Override
    public String name() {
        return "flite";
    }

    @Override
    public boolean speaks(String language) {
        return language.equalsIgnoreCase("en-US");
    }

    @Override
    public short[] synthesize(String text, String language) throws SynthesisException {
        var sound = new Samples(MOST_SAMPLES);
        int rate = 0;
        for (var sentence : Sentences.split(ascii(text), "en-US")) {
            rate = speak(sentence, sound);
            if (sound.isFull()) {
                break;
            }
        }
        var line = rate == 0 ? new short[0] : LineSound.of(sound.toArray(), rate);
        if (line.length == 0) {
            throw SynthesisException.noSound(name());
        }
        return line;
    }

    /** Adds one sentence to the sound and returns its sample rate. */
    @SuppressWarnings("restricted") // The result is a C struct whose size the library knows.
    private int speak(String sentence, Samples sound) throws SynthesisException {
        ONE_AT_A_TIME.lock();
        try (var arena = Arena.ofConfined()) {
            var result =
                    (MemorySegment) textToWave.invokeExact(arena.allocateFrom(sentence), voice);
            if (result.equals(MemorySegment.NULL)) {
                throw new SynthesisException("flite: the library returned no sound");
            }
            var wave = result.reinterpret(WAVE_BYTES);
            int count = wave.get(JAVA_INT, WAVE_COUNT);
            var samples =
                    wave.get(ADDRESS, WAVE_SAMPLES)
                            .reinterpret((long) count * JAVA_SHORT.byteSize())
                            .toArray(JAVA_SHORT);
            int rate = wave.get(JAVA_INT, WAVE_RATE);
            deleteWave.invokeExact(result);
            sound.append(samples);
            return rate;
        } catch (SynthesisException e) {
            throw e;
        } catch (Throwable e) {
            throw new SynthesisException("flite: call failed: " + e, e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** The dictionary knows no other letters: é is read as e. */
    private static String ascii(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return new String(plain.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                .replace('?', plain.indexOf('?') >= 0 ? '?' : ' ');
    }
}
