package org.mynah.speech.tts;

import java.nio.file.Path;

/** The engines of the machine that runs the tests. */
final class ThisMachine {

    private ThisMachine() {}

    /** Pico lies where {@code ./mynah setup --with-pico} puts it. */
    static TtsSettings settings(TtsSettings.Choice choice) {
        var home = System.getenv().getOrDefault("MYNAH_HOME", "../.mynah");
        return TtsSettings.ofMachine(choice, Path.of(home));
    }

    static Engines engines(TtsSettings.Choice choice) {
        return Engines.probe(settings(choice));
    }
}
