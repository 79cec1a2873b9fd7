package org.mynah.server;

import java.nio.file.Path;
import org.mynah.speech.tts.TtsSettings;

/** Which voice the settings ask for, and where the product's own copies lie. */
final class Voices {

    private Voices() {}

    static TtsSettings settings(Settings settings) {
        return of(TtsSettings.Choice.parse(settings.text(Setting.SPEECH_TTS)));
    }

    static TtsSettings of(TtsSettings.Choice choice) {
        return TtsSettings.ofMachine(choice, Path.of(System.getProperty("mynah.home", ".")));
    }
}
