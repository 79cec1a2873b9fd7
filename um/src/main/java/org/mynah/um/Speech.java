package org.mynah.um;

/** Turns what a flow wants to say into sound. Thread-safe; implemented by {@code speech}. */
public interface Speech {

    /**
     * Speaks a phrase in a language.
     *
     * @param language BCP 47 tag; one that is not installed falls back (call flows §4.2)
     * @return sound of type {@link Audio#RAW}; never silence
     */
    Audio speak(Phrase phrase, String language);
}
