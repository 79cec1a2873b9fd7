package org.mynah.um.directory;

/**
 * Format of the audio attached to voice messages, apart from the codec on the wire (messages §3).
 */
public enum AudioCodec {
    Mp3,
    Wma,
    G711,
    Gsm
}
