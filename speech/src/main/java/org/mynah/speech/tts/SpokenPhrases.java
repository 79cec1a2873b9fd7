package org.mynah.speech.tts;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.mynah.media.codec.Pcm;
import org.mynah.speech.phrase.LanguagePack;
import org.mynah.speech.phrase.LanguagePacks;
import org.mynah.speech.phrase.SpeakableText;
import org.mynah.um.Audio;
import org.mynah.um.Phrase;
import org.mynah.um.Speech;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The phrases of the product as sound: words by the language pack, sound by the first engine that
 * speaks them, kept for the next caller. An engine that fails or hangs makes way for the next one,
 * and after the last come tones; a call never gets an exception and never silence. Thread-safe.
 */
public final class SpokenPhrases implements Speech, AutoCloseable {

    /** Sound that is kept for the next caller; the fixed phrases of a language need 4 MB. */
    public static final long MOST_CACHED_BYTES = 32L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SpokenPhrases.class);

    private final LanguagePacks packs;
    private final List<Synthesizer> engines;
    private final ToneSynthesizer tones = new ToneSynthesizer();
    private final SoundCache cache;
    private final ConcurrentHashMap<SoundCache.Key, CompletableFuture<byte[]>> inWork =
            new ConcurrentHashMap<>();

    /** With the default size of the cache. */
    public SpokenPhrases(LanguagePacks packs, Engines engines) {
        this(packs, engines.synthesizers(), MOST_CACHED_BYTES);
    }

    /**
     * @param engines best first
     */
    SpokenPhrases(LanguagePacks packs, List<Synthesizer> engines, long mostCachedBytes) {
        this.packs = packs;
        this.engines = List.copyOf(engines);
        cache = new SoundCache(mostCachedBytes);
    }

    @Override
    public Audio speak(Phrase phrase, String language) {
        var pack = packs.packFor(language);
        var text = SpeakableText.of(pack.spoken(phrase));
        return audio(
                sound(new SoundCache.Key(voiceLanguage(pack, language), text), isLasting(phrase)));
    }

    /**
     * Reads a text that somebody wrote, such as a subject or a mail, in the words of the language.
     *
     * @return as {@link #speak}; tones when the text holds nothing that can be said
     */
    public Audio read(String written, String language) {
        var pack = packs.packFor(language);
        var text = SpeakableText.of(pack.readAloud(written));
        return audio(sound(new SoundCache.Key(voiceLanguage(pack, language), text), false));
    }

    /**
     * Renders the fixed phrases of all installed languages in the background, so that the first
     * callers wait for none.
     *
     * @return completes with the number of phrases that are ready
     */
    public CompletableFuture<Integer> prerender() {
        var done = new CompletableFuture<Integer>();
        Thread.ofVirtual()
                .name("speech-prerender")
                .start(() -> {
                    try {
                        done.complete(renderFixed());
                    } catch (RuntimeException e) {
                        LOG.error("fixed phrases could not be rendered ahead", e);
                        done.completeExceptionally(e);
                    }
                });
        return done;
    }

    private int renderFixed() {
        int count = 0;
        for (var language : packs.languages()) {
            for (var phrase : Phrase.Fixed.values()) {
                if (Thread.currentThread().isInterrupted()) {
                    return count;
                }
                speak(phrase, language);
                count++;
            }
        }
        LOG.info("{} phrases are ready, {} kB", count, cache.bytes() / 1024);
        return count;
    }

    private byte[] sound(SoundCache.Key key, boolean isLasting) {
        var cached = cache.get(key);
        if (cached.isPresent()) {
            return cached.get();
        }
        var mine = new CompletableFuture<byte[]>();
        var others = inWork.putIfAbsent(key, mine);
        if (others != null) {
            // Somebody renders the same text at this moment; his result, whatever the engine.
            return others.join();
        }
        try {
            mine.complete(render(key, isLasting));
        } finally {
            // After a defect of this program the others get tones rather than wait for ever.
            mine.complete(bytes(tones.synthesize(key.text(), key.language())));
            inWork.remove(key, mine);
        }
        return mine.join();
    }

    private byte[] render(SoundCache.Key key, boolean isLasting) {
        if (key.text().isEmpty()) {
            return bytes(tones.synthesize("", key.language()));
        }
        boolean isBest = true;
        for (var engine : engines) {
            if (!engine.speaks(key.language())) {
                continue;
            }
            try {
                var sound = bytes(engine.synthesize(key.text(), key.language()));
                // What a stand-in said is not kept: the better voice may be back for the next
                // caller.
                if (isLasting && isBest) {
                    cache.put(key, sound);
                }
                return sound;
            } catch (SynthesisException e) {
                LOG.atLevel(e.isEngineFault() ? Level.WARN : Level.DEBUG)
                        .log("{}; the next voice speaks", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("speech engine {} failed; the next voice speaks", engine.name(), e);
            }
            isBest = false;
        }
        return bytes(tones.synthesize(key.text(), key.language()));
    }

    /** A British caller may hear American words in a British voice, if there is one. */
    private String voiceLanguage(LanguagePack pack, String wanted) {
        boolean isSameLanguage =
                Locale.forLanguageTag(wanted)
                        .getLanguage()
                        .equals(Locale.forLanguageTag(pack.language()).getLanguage());
        boolean isSpoken =
                !engines.isEmpty() && isSameLanguage && engines.getFirst().speaks(wanted);
        return isSpoken ? Locale.forLanguageTag(wanted).toLanguageTag() : pack.language();
    }

    /** The head of a message speaks of a moment and is never asked for again. */
    private static boolean isLasting(Phrase phrase) {
        return switch (phrase) {
            case Phrase.Fixed _,
                    Phrase.SystemGreeting _,
                    Phrase.SystemGreetingForExtension _,
                    Phrase.NamedGreetingTail _,
                    Phrase.NewMessages _,
                    Phrase.PinTooShort _,
                    Phrase.Name _ ->
                    true;
            case Phrase.MessageHead _, Phrase.Digits _ -> false;
        };
    }

    private static Audio audio(byte[] sound) {
        return Audio.of(Audio.RAW, () -> new ByteArrayInputStream(sound));
    }

    private static byte[] bytes(short[] samples) {
        var bytes = new byte[2 * samples.length];
        Pcm.toLittleEndian(samples, 0, bytes, 0, samples.length);
        return bytes;
    }

    /** Bytes of sound that are kept now. */
    long cachedBytes() {
        return cache.bytes();
    }

    @Override
    public void close() {
        engines.forEach(Synthesizer::close);
    }
}
