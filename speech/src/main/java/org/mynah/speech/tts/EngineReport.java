package org.mynah.speech.tts;

/**
 * What became of one engine when the machine was looked over. Immutable.
 *
 * @param engine its name
 * @param isReady whether it speaks
 * @param detail where it was found, or why it is absent
 * @param mend what brings it, empty where nothing is to be done
 */
public record EngineReport(String engine, boolean isReady, String detail, String mend) {

    static EngineReport ready(String engine, String detail) {
        return new EngineReport(engine, true, detail, "");
    }

    static EngineReport absent(String engine, String reason, String mend) {
        return new EngineReport(engine, false, reason, mend);
    }

    /** One line for a person. */
    public String line() {
        return engine
                + (isReady ? ": ready, " : ": absent, ")
                + detail
                + (mend.isEmpty() ? "" : "; " + mend);
    }
}
