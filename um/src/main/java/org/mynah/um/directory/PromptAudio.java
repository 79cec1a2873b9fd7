package org.mynah.um.directory;

/**
 * Makes imported sound fit for the line. Thread-safe; implemented by {@code telephony} over {@code
 * media}.
 */
public interface PromptAudio {

    /**
     * Decodes a file, brings it to 16 bit, 8000 Hz, mono, and levels it as all prompts are: −20
     * dBFS RMS while somebody speaks, no peak above −3 dBFS, and the peak wins.
     *
     * @param file WAV (PCM 8, 16 or 24 bit, A-law, µ-law; any rate and channel count) or MP3
     * @throws Unreadable when it is anything else, or longer than {@link Prompts#LONGEST}
     */
    ImportedSound read(byte[] file) throws Unreadable;

    /** Sound that cannot be taken; the message says what was found and what is accepted. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unreadable(String foundAndAccepted) {
            super(foundAndAccepted);
        }
    }
}
