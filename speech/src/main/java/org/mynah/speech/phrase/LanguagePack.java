package org.mynah.speech.phrase;

import org.mynah.um.Phrase;

/**
 * The words of one language. A pack switches over all phrases without a default, so that a phrase
 * without words does not compile. Immutable.
 */
public interface LanguagePack {

    /** The most characters of somebody else's words (a name, a subject) within a phrase. */
    int LONGEST_NAME = 80;

    /** BCP 47 tag, such as {@code en-US}. */
    String language();

    /** A phrase as a person would write it: {@code You have 3 new voice messages.} Never empty. */
    String text(Phrase phrase);

    /**
     * Written text as it is spoken: numbers, times, amounts, addresses and abbreviations become
     * words, so that every engine reads them alike. May be empty when nothing can be spoken.
     */
    String readAloud(String written);

    /** What an engine is given for a phrase. */
    default String spoken(Phrase phrase) {
        return readAloud(text(phrase));
    }
}
