package org.mynah.media.rtp;

/**
 * Bytes that are not the packet they should be. Carries no stack trace: it is thrown once for each
 * packet of a flood.
 */
public final class MalformedPacketException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param message what was found and what is needed
     */
    public MalformedPacketException(String message) {
        super(message, null, false, false);
    }
}
