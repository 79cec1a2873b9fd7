package org.mynah.speech.tts;

/**
 * A speech engine. Thread-safe: an implementation that can speak only one text at a time makes
 * others wait.
 */
public interface Synthesizer extends AutoCloseable {

    /** As settings and reports call it: {@code pico}, {@code flite}, {@code espeak-ng}. */
    String name();

    /** Whether it has a voice for this language, a BCP 47 tag such as {@code en-US}. */
    boolean speaks(String language);

    /**
     * Speaks a text. Blocks for as long as the engine takes; an interrupt ends the wait where the
     * engine can be interrupted.
     *
     * @param text words, as {@link org.mynah.speech.phrase.SpeakableText#of} leaves them
     * @return 16 bit samples, 8000 Hz, mono, at the common level of {@link LineSound}; never empty
     *     and never silence
     * @throws SynthesisException when the engine fails or produces nothing
     */
    short[] synthesize(String text, String language) throws SynthesisException;

    /** Releases what the engine holds. Nothing may be spoken afterwards. */
    @Override
    default void close() {}
}
