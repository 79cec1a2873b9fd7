package org.mynah.media.codec;

import java.time.Duration;

/**
 * The one form of sound inside Mynah: signed 16 bit samples, 8000 a second, one channel. All
 * methods are pure.
 */
public final class Pcm {

    /** Samples a second. */
    public static final int SAMPLE_RATE = 8000;

    /** Samples in the 20 ms frame that the engine paces and records by. */
    public static final int FRAME_SAMPLES = 160;

    /** Length of a frame. */
    public static final Duration FRAME = Duration.ofMillis(20);

    /** The largest magnitude a sample can have: 0 dBFS. */
    public static final int FULL_SCALE = 32768;

    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / SAMPLE_RATE;

    private Pcm() {}

    /** How many samples a time has, rounded down. */
    public static long samples(Duration time) {
        return Math.addExact(
                Math.multiplyExact(time.getSeconds(), (long) SAMPLE_RATE),
                time.getNano() / NANOS_PER_SAMPLE);
    }

    /** How long a number of samples lasts. */
    public static Duration duration(long samples) {
        return Duration.ofSeconds(
                Math.floorDiv(samples, SAMPLE_RATE),
                Math.floorMod(samples, SAMPLE_RATE) * NANOS_PER_SAMPLE);
    }

    /** The nearest sample to a computed value; values beyond the range are limited to it. */
    public static short clip(double value) {
        return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Root mean square level in dBFS of a full scale square wave; −100 for digital silence. */
    public static double rmsDb(short[] samples, int offset, int length) {
        if (length == 0) {
            return FLOOR_DB;
        }
        long sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum += samples[i] * samples[i];
        }
        return toDb(Math.sqrt((double) sum / length));
    }

    /** The largest magnitude, 0–32768. */
    public static int peak(short[] samples, int offset, int length) {
        int peak = 0;
        for (int i = offset; i < offset + length; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }

    /** An amplitude (0–32768) in dBFS, never below −100. */
    public static double toDb(double amplitude) {
        return amplitude <= 0
                ? FLOOR_DB
                : Math.max(FLOOR_DB, 20 * Math.log10(amplitude / FULL_SCALE));
    }

    /** An amplitude (0–32768) from dBFS. */
    public static double fromDb(double db) {
        return FULL_SCALE * Math.pow(10, db / 20);
    }

    /** Level reported for digital silence. */
    public static final double FLOOR_DB = -100;

    /** Samples from 16 bit little endian bytes; an odd last byte is ignored. */
    public static short[] fromLittleEndian(byte[] bytes) {
        var samples = new short[bytes.length / 2];
        fromLittleEndian(bytes, 0, samples, 0, samples.length);
        return samples;
    }

    /** Reads {@code count} samples from 16 bit little endian bytes. */
    public static void fromLittleEndian(
            byte[] bytes, int bytesOffset, short[] samples, int samplesOffset, int count) {
        for (int i = 0; i < count; i++) {
            int at = bytesOffset + 2 * i;
            samples[samplesOffset + i] = (short) ((bytes[at] & 0xFF) | bytes[at + 1] << 8);
        }
    }

    /** Writes {@code count} samples as 16 bit little endian bytes. */
    public static void toLittleEndian(
            short[] samples, int samplesOffset, byte[] bytes, int bytesOffset, int count) {
        for (int i = 0; i < count; i++) {
            int at = bytesOffset + 2 * i;
            bytes[at] = (byte) samples[samplesOffset + i];
            bytes[at + 1] = (byte) (samples[samplesOffset + i] >> 8);
        }
    }
}
