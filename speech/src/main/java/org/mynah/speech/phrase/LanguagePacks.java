package org.mynah.speech.phrase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mynah.um.Phrase;
import org.mynah.um.directory.Languages;

/** The installed languages and which of them speaks for one that is not. Immutable. */
public final class LanguagePacks {

    /** The language that is always there. */
    public static final String LAST_RESORT = Languages.LAST_RESORT;

    private final Map<String, LanguagePack> byLanguage;

    /** The packs that come with the product. */
    public static LanguagePacks installed() {
        return new LanguagePacks(List.of(new EnglishUs()));
    }

    /**
     * @param packs one for each language; en-US among them
     */
    public LanguagePacks(List<LanguagePack> packs) {
        var map = new LinkedHashMap<String, LanguagePack>();
        for (var pack : packs) {
            if (map.put(key(pack.language()), pack) != null) {
                throw new IllegalArgumentException("two packs for " + pack.language());
            }
        }
        if (!map.containsKey(key(LAST_RESORT))) {
            throw new IllegalArgumentException("the pack " + LAST_RESORT + " is missing");
        }
        byLanguage = Map.copyOf(map);
    }

    /** The pack of a language, or the one that speaks for it. */
    public LanguagePack packFor(String language) {
        var exact = byLanguage.get(key(language));
        if (exact != null) {
            return exact;
        }
        for (var other : Languages.chain(language)) {
            var pack = byLanguage.get(key(other));
            if (pack != null) {
                return pack;
            }
        }
        return lastResort();
    }

    /** Tags of the installed languages, sorted. */
    public List<String> languages() {
        return byLanguage.values().stream().map(LanguagePack::language).sorted().toList();
    }

    /** Whether a language has a pack of its own. */
    public boolean isInstalled(String language) {
        return byLanguage.containsKey(key(language));
    }

    /**
     * Says every phrase in every language and looks whether there are words.
     *
     * @return one line for each defect; empty when the packs are complete
     */
    public List<String> defects() {
        var defects = new ArrayList<String>();
        for (var pack : byLanguage.values()) {
            for (var phrase : PhraseSamples.all()) {
                check(pack, phrase, defects);
            }
        }
        return List.copyOf(defects);
    }

    private static void check(LanguagePack pack, Phrase phrase, List<String> defects) {
        var where = "language pack " + pack.language() + ", phrase " + phrase;
        try {
            var spoken = SpeakableText.of(pack.spoken(phrase));
            if (spoken.codePoints().noneMatch(Character::isLetter)) {
                defects.add(where + ": no words");
            } else if (spoken.chars().anyMatch(Character::isDigit)) {
                defects.add(where + ": a number was not written out: " + spoken);
            }
        } catch (RuntimeException e) {
            defects.add(where + ": " + e);
        }
    }

    private LanguagePack lastResort() {
        var pack = byLanguage.get(key(LAST_RESORT));
        if (pack == null) {
            throw new IllegalStateException("the pack " + LAST_RESORT + " is missing");
        }
        return pack;
    }

    private static String key(String language) {
        return language.toLowerCase(Locale.ROOT);
    }
}
