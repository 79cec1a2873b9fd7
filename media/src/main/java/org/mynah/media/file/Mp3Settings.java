package org.mynah.media.file;

/**
 * How MP3 is written: mono, constant bit rate. Immutable.
 *
 * @param sampleRate 8000 (MPEG-2.5) or 16000 Hz (MPEG-2)
 * @param kilobits bits a second in thousands: 8–64
 * @param effort how hard the encoder tries, 0 fast – 9 best
 */
public record Mp3Settings(int sampleRate, int kilobits, int effort) {

    /** For calls in telephone quality (messages §3). */
    public static final Mp3Settings DEFAULT = new Mp3Settings(8000, 16, 5);

    /** For wideband calls, and for players that know no MPEG-2.5. */
    public static final Mp3Settings WIDEBAND = new Mp3Settings(16_000, 24, 5);

    public Mp3Settings {
        if (sampleRate != 8000 && sampleRate != 16_000) {
            throw new IllegalArgumentException("MP3 sample rate " + sampleRate + ": 8000 or 16000");
        }
        if (kilobits < 8 || kilobits > 64 || kilobits % 8 != 0) {
            throw new IllegalArgumentException("MP3 bit rate " + kilobits + ": 8, 16, … 64");
        }
        if (effort < 0 || effort > 9) {
            throw new IllegalArgumentException("MP3 effort " + effort + ": 0–9");
        }
    }
}
