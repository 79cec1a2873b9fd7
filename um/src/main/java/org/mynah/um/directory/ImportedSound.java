package org.mynah.um.directory;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.mynah.um.Audio;

/** The sound of a custom prompt: the file as it was given, and what the line plays. Immutable. */
public final class ImportedSound {

    private static final int BYTES_PER_SECOND = 16_000;

    private final byte[] file;
    private final byte[] line;
    private final String format;
    private final boolean isConverted;

    /**
     * A sound.
     *
     * @param file the bytes as imported
     * @param line sound of type {@link Audio#RAW}
     * @param format what the file is, in words
     * @param isConverted whether the file had another form than the line's: 16 bit, 8000 Hz, mono
     */
    public ImportedSound(byte[] file, byte[] line, String format, boolean isConverted) {
        this.file = file.clone();
        this.line = line.clone();
        this.format = format;
        this.isConverted = isConverted;
    }

    /** The bytes as imported. */
    public byte[] file() {
        return file.clone();
    }

    /** How many bytes were imported. */
    public int size() {
        return file.length;
    }

    /** The bytes of {@link #line}. */
    public byte[] lineBytes() {
        return line.clone();
    }

    /** What the line plays: 16 bit, 8000 Hz, mono, levelled. */
    public Audio line() {
        return lineOf(line);
    }

    /** Bytes that nobody changes, as sound for the line. */
    static Audio lineOf(byte[] line) {
        return Audio.of(Audio.RAW, () -> new ByteArrayInputStream(line));
    }

    /** What the file is, in words, such as {@code WAV, PCM 16 bit, 44100 Hz, 2 channels}. */
    public String format() {
        return format;
    }

    /** Whether the file had another form than the line's. */
    public boolean isConverted() {
        return isConverted;
    }

    /** How long it plays. */
    public Duration length() {
        return Duration.ofMillis(line.length * 1000L / BYTES_PER_SECOND);
    }
}
