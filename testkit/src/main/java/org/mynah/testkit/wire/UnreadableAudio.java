package org.mynah.testkit.wire;

/** Bytes that were to be sound and are not, or that nothing on this machine can decode. */
public final class UnreadableAudio extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what was found instead of sound, and what to do where something can be done. */
    public UnreadableAudio(String message) {
        super(message);
    }

    /** As above, with the failure below. */
    public UnreadableAudio(String message, Throwable cause) {
        super(message, cause);
    }
}
