/**
 * What the system says, in words: one {@link org.mynah.speech.phrase.LanguagePack} for each
 * language, the choice among the installed ones, and the writing out of numbers, times, addresses
 * and other text so that every engine reads them alike. Knows no engine and no sound. Start at
 * {@link org.mynah.speech.phrase.LanguagePacks}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.speech.phrase;
