package org.mynah.speech.tts;

/** An engine could not speak a text; the next engine may. */
public final class SynthesisException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param message the engine's name, what failed and why; never the text, which may be private
     */
    public SynthesisException(String message) {
        super(message);
    }

    /** The same with what was behind it. */
    public SynthesisException(String message, Throwable cause) {
        super(message, cause);
    }
}
