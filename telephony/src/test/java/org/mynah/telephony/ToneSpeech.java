package org.mynah.telephony;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import org.mynah.testkit.ear.Sounds;
import org.mynah.um.Audio;
import org.mynah.um.Phrase;
import org.mynah.um.Speech;

/**
 * Says each phrase as a tone of its own, 200 ms and a pause of 100 ms, so that a test hears which
 * prompt was played. Tones lie 50 Hz apart and off the beep's 1000 Hz. Thread-safe.
 */
final class ToneSpeech implements Speech {

    private static final List<Phrase.Fixed> FIXED = List.of(Phrase.Fixed.values());
    private static final double LOWEST = 1150;
    private static final double APART = 40;
    private static final Duration TONE = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** The tone of a phrase. */
    static double of(Phrase phrase) {
        return switch (phrase) {
            case Phrase.Fixed fixed -> LOWEST + APART * FIXED.indexOf(fixed);
            case Phrase.SystemGreeting _ -> 500;
            case Phrase.SystemGreetingForExtension _ -> 550;
            case Phrase.NamedGreetingTail _ -> 600;
            case Phrase.NewMessages _ -> 650;
            case Phrase.MessageHead _ -> 700;
            case Phrase.PinTooShort _ -> 750;
            case Phrase.Name _ -> 800;
            case Phrase.Digits _ -> 850;
        };
    }

    @Override
    public Audio speak(Phrase phrase, String language) {
        return raw(Sounds.join(Sounds.tone(of(phrase), TONE, -12), Sounds.silence(PAUSE)));
    }

    /** Samples as sound that can be played. */
    static Audio raw(short[] samples) {
        var bytes = bytes(samples);
        return Audio.of(Audio.RAW, () -> new ByteArrayInputStream(bytes));
    }

    /** Samples as little endian bytes. */
    static byte[] bytes(short[] samples) {
        var bytes = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return bytes;
    }

    /** Little endian bytes as samples. */
    static short[] samples(byte[] bytes) {
        var samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8);
        }
        return samples;
    }
}
