package org.mynah.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mynah.media.codec.Loudness;
import org.mynah.media.codec.Pcm;
import org.mynah.speech.phrase.LanguagePacks;
import org.mynah.speech.phrase.PhraseSamples;
import org.mynah.speech.tts.TtsSettings.Choice;
import org.mynah.um.Audio;
import org.mynah.um.Phrase;

class SpokenPhrasesTest {

    private static final LanguagePacks PACKS = LanguagePacks.installed();
    private static final Duration LONG = Duration.ofSeconds(30);

    /** An engine whose sound is a row of one value, or whatever the test makes of it. */
    private static class Row implements Synthesizer {

        final AtomicInteger spoken = new AtomicInteger();
        final short value;

        Row(int value) {
            this.value = (short) value;
        }

        @Override
        public String name() {
            return "row" + value;
        }

        @Override
        public boolean speaks(String language) {
            return language.equals("en-US");
        }

        @Override
        public short[] synthesize(String text, String language) throws SynthesisException {
            spoken.incrementAndGet();
            var sound = new short[100 * text.length()];
            Arrays.fill(sound, value);
            return sound;
        }
    }

    private static final class Broken extends Row {

        boolean isBroken = true;

        Broken(int value) {
            super(value);
        }

        @Override
        public short[] synthesize(String text, String language) throws SynthesisException {
            if (isBroken) {
                spoken.incrementAndGet();
                throw new SynthesisException(name() + ": broken");
            }
            return super.synthesize(text, language);
        }
    }

    @Test
    void a_phrase_is_raw_telephone_sound_that_can_be_opened_again() throws IOException {
        try (var phrases = phrases(new Row(1000))) {
            var audio = phrases.speak(Phrase.Fixed.GOODBYE, "en-US");
            assertThat(audio.contentType()).isEqualTo(Audio.RAW);
            assertThat(bytes(audio)).isEqualTo(bytes(audio)).hasSize(2 * 100 * "Goodbye.".length());
            assertThat(bytes(audio)).startsWith(1000 & 0xFF, 1000 >> 8);
        }
    }

    @Test
    void a_phrase_is_rendered_once_and_a_head_of_a_message_each_time() {
        var engine = new Row(1000);
        try (var phrases = phrases(engine)) {
            phrases.speak(Phrase.Fixed.GOODBYE, "en-US");
            phrases.speak(Phrase.Fixed.GOODBYE, "ja-JP");
            assertThat(engine.spoken).hasValue(1);
            var head =
                    PhraseSamples.variable().stream()
                            .filter(Phrase.MessageHead.class::isInstance)
                            .findFirst()
                            .orElseThrow();
            phrases.speak(head, "en-US");
            phrases.speak(head, "en-US");
            assertThat(engine.spoken).hasValue(3);
        }
    }

    @Test
    void the_cache_stays_within_its_bytes() {
        try (var phrases = new SpokenPhrases(PACKS, List.of(new Row(1000)), 100_000)) {
            for (int count = 0; count < 500; count++) {
                phrases.speak(Phrase.newMessages(count), "en-US");
                assertThat(phrases.cachedBytes()).isLessThanOrEqualTo(100_000);
            }
            assertThat(phrases.cachedBytes()).isGreaterThan(80_000);
        }
    }

    @Test
    void callers_that_ask_for_the_same_at_once_share_one_rendering() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var engine =
                new Row(1000) {
                    @Override
                    public short[] synthesize(String text, String language)
                            throws SynthesisException {
                        begun.countDown();
                        await(goOn);
                        return super.synthesize(text, language);
                    }
                };
        try (var phrases = phrases(engine);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<byte[]> call = () -> bytes(phrases.speak(Phrase.Fixed.MAIN_MENU, "en-US"));
            var first = callers.submit(call);
            await(begun);
            var others = new ArrayList<Future<byte[]>>();
            for (int i = 0; i < 20; i++) {
                others.add(callers.submit(call));
            }
            goOn.countDown();
            for (var other : others) {
                assertThat(other.get()).isEqualTo(first.get());
            }
            assertThat(engine.spoken).hasValue(1);
        }
    }

    @Test
    void the_next_engine_speaks_when_the_first_fails_and_the_first_is_heard_again_later()
            throws IOException {
        var best = new Broken(1000);
        var second = new Row(2000);
        try (var phrases = phrases(best, second)) {
            assertThat(bytes(phrases.speak(Phrase.Fixed.GOODBYE, "en-US")))
                    .startsWith(2000 & 0xFF, 2000 >> 8);
            best.isBroken = false;
            assertThat(bytes(phrases.speak(Phrase.Fixed.GOODBYE, "en-US")))
                    .startsWith(1000 & 0xFF, 1000 >> 8);
        }
    }

    @Test
    void a_defect_in_an_engine_never_reaches_a_call() throws IOException {
        var defect =
                new Row(1000) {
                    @Override
                    public short[] synthesize(String text, String language) {
                        throw new IllegalStateException("defect");
                    }
                };
        try (var phrases = phrases(defect)) {
            assertThat(Loudness.speechDb(samples(phrases.speak(Phrase.Fixed.GOODBYE, "en-US"))))
                    .isGreaterThan(-30);
        }
    }

    @Test
    void without_any_engine_each_phrase_is_a_tune_of_its_own() throws IOException {
        try (var phrases = new SpokenPhrases(PACKS, Engines.none())) {
            var goodbye = samples(phrases.speak(Phrase.Fixed.GOODBYE, "en-US"));
            var menu = samples(phrases.speak(Phrase.Fixed.MAIN_MENU, "en-US"));
            assertThat(goodbye).isNotEqualTo(menu);
            assertThat(goodbye).isEqualTo(samples(phrases.speak(Phrase.Fixed.GOODBYE, "en-US")));
            assertThat(Loudness.speechDb(goodbye)).isGreaterThan(-30);
            assertThat(menu.length).isGreaterThan(goodbye.length);
        }
    }

    @Test
    void text_that_cannot_be_said_is_tones_and_not_silence() throws IOException {
        try (var phrases = phrases(new Row(1000))) {
            assertThat(Loudness.speechDb(samples(phrases.read("\uD83D\uDE00", "en-US"))))
                    .isGreaterThan(-30);
        }
    }

    @Test
    void an_engine_that_hangs_holds_up_one_caller_to_the_limit_and_the_others_not_at_all()
            throws IOException {
        var release = new CountDownLatch(1);
        var hanging =
                new Row(1000) {
                    @Override
                    public short[] synthesize(String text, String language)
                            throws SynthesisException {
                        spoken.incrementAndGet();
                        awaitUninterruptibly(release);
                        return super.synthesize(text, language);
                    }
                };
        var now = new AtomicReference<>(Instant.parse("2026-03-05T23:30:00Z"));
        InstantSource clock = now::get;
        var guarded = new GuardedSynthesizer(hanging, Duration.ofSeconds(2), clock);
        try (var phrases = phrases(guarded, new Row(2000))) {
            for (int i = 0; i < 5; i++) {
                assertThat(bytes(phrases.speak(Phrase.newMessages(i), "en-US")))
                        .startsWith(2000 & 0xFF, 2000 >> 8);
            }
            assertThat(hanging.spoken).as("tried once, then it rests").hasValue(1);
            now.updateAndGet(instant -> instant.plus(GuardedSynthesizer.REST));
            phrases.speak(Phrase.newMessages(9), "en-US");
            assertThat(hanging.spoken).as("tried again after its rest").hasValue(2);
        } finally {
            release.countDown();
        }
    }

    @Test
    void more_texts_than_may_wait_are_refused_at_once() throws Exception {
        var release = new CountDownLatch(1);
        var slow =
                new Row(1000) {
                    @Override
                    public short[] synthesize(String text, String language)
                            throws SynthesisException {
                        awaitUninterruptibly(release);
                        return super.synthesize(text, language);
                    }
                };
        int served = GuardedSynthesizer.THREADS + GuardedSynthesizer.MOST_WAITING;
        int refused = 5;
        var refusals = new CountDownLatch(refused);
        try (var guarded = new GuardedSynthesizer(slow, LONG, InstantSource.system());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < served + refused; i++) {
                callers.execute(() -> {
                    try {
                        guarded.synthesize("Goodbye.", "en-US");
                    } catch (SynthesisException e) {
                        refusals.countDown();
                    }
                });
            }
            await(refusals);
            release.countDown();
        }
        assertThat(slow.spoken).hasValue(served);
    }

    @Test
    void an_engine_that_keeps_failing_rests_but_not_one_that_lacks_letters() {
        var now = Instant.parse("2026-03-05T23:30:00Z");
        var broken = new Broken(1000);
        var lacking =
                new Row(3000) {
                    @Override
                    public short[] synthesize(String text, String language)
                            throws SynthesisException {
                        spoken.incrementAndGet();
                        throw SynthesisException.noSound(name());
                    }
                };
        try (var phrases =
                phrases(
                        new GuardedSynthesizer(broken, LONG, () -> now),
                        new GuardedSynthesizer(lacking, LONG, () -> now),
                        new Row(2000))) {
            for (int i = 0; i < 10; i++) {
                phrases.speak(Phrase.newMessages(i), "en-US");
            }
            assertThat(broken.spoken).hasValue(GuardedSynthesizer.MOST_FAILURES);
            assertThat(lacking.spoken).hasValue(10);
        }
    }

    @Test
    void a_program_that_dies_makes_way_for_the_tones() throws Exception {
        var espeak = Path.of("/usr/bin/espeak-ng");
        assumeThat(espeak).exists();
        var folder = Files.createTempDirectory("mynah-speech");
        var program = folder.resolve("espeak-ng");
        Files.createSymbolicLink(program, espeak);
        try (var phrases = phrases(new GuardedSynthesizer(new EspeakSynthesizer(program, LONG)))) {
            var voice = samples(phrases.speak(Phrase.Fixed.GOODBYE, "en-US"));
            Files.delete(program);
            Files.createSymbolicLink(program, Path.of("/bin/false"));
            var tones = samples(phrases.speak(Phrase.Fixed.WELCOME, "en-US"));
            assertThat(Loudness.speechDb(tones)).isGreaterThan(-30);
            assertThat(samples(phrases.speak(Phrase.Fixed.GOODBYE, "en-US")))
                    .as("what was rendered before is still there")
                    .isEqualTo(voice);
        } finally {
            Files.delete(program);
            Files.delete(folder);
        }
    }

    @Test
    void all_fixed_phrases_are_ready_before_the_first_caller() throws Exception {
        var engine = new Row(1000);
        try (var phrases = phrases(engine)) {
            assertThat(phrases.prerender().get(30, TimeUnit.SECONDS))
                    .isEqualTo(Phrase.Fixed.values().length);
            int before = engine.spoken.get();
            for (var phrase : Phrase.Fixed.values()) {
                phrases.speak(phrase, "en-US");
            }
            assertThat(engine.spoken).hasValue(before);
        }
    }

    @Test
    void a_british_caller_hears_a_british_voice_where_there_is_one() {
        try (var engines = ThisMachine.engines(Choice.PICO)) {
            assumeThat(engines.synthesizers()).as(engines.summary()).isNotEmpty();
            var phrases = new SpokenPhrases(PACKS, engines);
            assertThat(samplesOf(phrases, "en-GB")).isNotEqualTo(samplesOf(phrases, "en-US"));
            assertThat(samplesOf(phrases, "ja-JP")).isEqualTo(samplesOf(phrases, "en-US"));
        }
    }

    private static short[] samplesOf(SpokenPhrases phrases, String language) {
        try {
            return samples(phrases.speak(Phrase.Fixed.GOODBYE, language));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpokenPhrases phrases(Synthesizer... engines) {
        return new SpokenPhrases(PACKS, List.of(engines), SpokenPhrases.MOST_CACHED_BYTES);
    }

    private static byte[] bytes(Audio audio) throws IOException {
        try (InputStream in = audio.open()) {
            return in.readAllBytes();
        }
    }

    private static short[] samples(Audio audio) throws IOException {
        return Pcm.fromLittleEndian(bytes(audio));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a call into a C library waits. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean isInterrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
