/**
 * Text to speech: the engines behind one interface ({@link org.mynah.speech.tts.Synthesizer}),
 * which of them this machine has ({@link org.mynah.speech.tts.Engines}), and the phrases of the
 * product as sound, cached and never silent ({@link org.mynah.speech.tts.SpokenPhrases}, the entry
 * class).
 */
@org.jspecify.annotations.NullMarked
package org.mynah.speech.tts;
