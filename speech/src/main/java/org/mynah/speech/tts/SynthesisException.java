package org.mynah.speech.tts;

import java.time.Instant;

/** An engine could not speak a text; the next engine may. */
public final class SynthesisException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean isEngineFault;

    /**
     * @param message the engine's name, what failed and why; never the text, which may be private
     */
    public SynthesisException(String message) {
        super(message);
        isEngineFault = true;
    }

    /** The same with what was behind it. */
    public SynthesisException(String message, Throwable cause) {
        super(message, cause);
        isEngineFault = true;
    }

    private SynthesisException(String message, boolean isEngineFault) {
        super(message);
        this.isEngineFault = isEngineFault;
    }

    /** The engine works, but has no sound for this text, such as letters it does not know. */
    public static SynthesisException noSound(String engine) {
        return new SynthesisException(engine + ": the text gave no sound", false);
    }

    /** The engine failed or hung before and is left alone for a while. */
    static SynthesisException resting(String engine, Instant until) {
        return new SynthesisException(engine + ": rests after failures until " + until, false);
    }

    /** Whether the engine is to blame; else it may well speak the next text. */
    public boolean isEngineFault() {
        return isEngineFault;
    }
}
