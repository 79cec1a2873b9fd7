package org.mynah.media.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.Signals;

class ToneDetectorTest {

    private static String heard(short[] samples) {
        var detector = ToneDetector.forKeys();
        var keys = new StringBuilder();
        for (int i = 0; i + 160 <= samples.length; i += 160) {
            detector.accept(samples, i, 160)
                    .ifPresent(code ->
                            keys.append(
                                    code == TelephoneEvent.FAX_CALLING
                                            ? 'F'
                                            : TelephoneEvent.KEYS.charAt(code)));
        }
        return keys.toString();
    }

    private static short[] scaled(short[] samples, double db) {
        var result = new short[samples.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = Pcm.clip(samples[i] * Math.pow(10, db / 20));
        }
        return result;
    }

    private static short[] dialled(String keys, int toneMs, int gapMs, int lead) {
        var all = new short[lead];
        for (int i = 0; i < keys.length(); i++) {
            all =
                    Signals.join(
                            all,
                            KeyTones.of(keys.charAt(i), Duration.ofMillis(toneMs)),
                            new short[gapMs * 8]);
        }
        return Signals.join(all, new short[800]);
    }

    @Test
    void every_key_is_heard_once_from_40_ms_on_wherever_it_begins() {
        for (int lead = 0; lead < 160; lead += 7) {
            assertThat(heard(dialled("1122334455667788990*#ABCD", 40, 40, lead)))
                    .as("lead " + lead)
                    .isEqualTo("1122334455667788990*#ABCD");
        }
        assertThat(heard(dialled("159D", 1000, 60, 31))).isEqualTo("159D");
    }

    @Test
    void keys_are_heard_through_the_laws_soft_and_loud_and_in_noise() {
        var dialled = dialled("0123456789*#", 60, 60, 50);
        for (double level : new double[] {4, 0, -10, -20}) {
            for (var law : G711.values()) {
                var codes = new byte[dialled.length];
                law.encode(scaled(dialled, level), 0, dialled.length, codes, 0);
                var through = new short[dialled.length];
                law.decode(codes, 0, codes.length, through, 0);
                assertThat(heard(through)).as(law + " at " + level).isEqualTo("0123456789*#");
            }
        }
        var noise = Signals.noise(3, -35, dialled.length);
        for (int i = 0; i < dialled.length; i++) {
            noise[i] = Pcm.clip(noise[i] + dialled[i]);
        }
        assertThat(heard(noise)).isEqualTo("0123456789*#");
    }

    @Test
    void a_click_within_a_key_does_not_make_it_two() {
        var tone = KeyTones.of('8', Duration.ofMillis(300));
        for (int i = 1000; i < 1040; i++) {
            tone[i] = 0;
        }
        assertThat(heard(Signals.join(tone, new short[800]))).isEqualTo("8");
    }

    @Test
    void tones_off_by_one_percent_are_keys_and_single_tones_are_not() {
        var low = Signals.tone(770 * 1.01, 8000, -12, 800);
        var high = Signals.tone(1336 * 0.99, 8000, -9, 800);
        var both = new short[800];
        for (int i = 0; i < both.length; i++) {
            both[i] = (short) (low[i] + high[i]);
        }
        assertThat(heard(Signals.join(both, new short[800]))).isEqualTo("5");
        assertThat(heard(low)).isEmpty();
        assertThat(heard(high)).isEmpty();
    }

    @Test
    void voices_noise_and_music_are_not_keys() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(heard(Signals.voice(seed, -6, 8000 * 30))).as("voice " + seed).isEmpty();
            assertThat(heard(Signals.noise(seed, -15, 8000 * 10))).as("noise " + seed).isEmpty();
        }
        for (int hertz = 200; hertz < 3500; hertz += 13) {
            assertThat(heard(Signals.tone(hertz, 8000, -6, 4000)).replace("F", "")).isEmpty();
        }
    }

    @Test
    void the_calling_tone_of_a_fax_is_told_once_for_each_tone() {
        var tone = Signals.tone(1100, 8000, -12, 4000);
        assertThat(heard(Signals.join(tone, new short[24_000], tone, new short[800])))
                .isEqualTo("FF");
        assertThat(heard(Signals.tone(1100, 8000, -12, 2000))).isEmpty();
        assertThat(heard(Signals.tone(1000, 8000, -12, 8000))).isEmpty();
    }
}
