package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mynah.um.Audio;
import org.mynah.um.Contoso;

class PromptCacheTest {

    private final Contoso contoso = new Contoso();
    private final PromptCache cache = new PromptCache(250);

    private Optional<Audio> sound(String name) {
        return contoso.directory.read(reader -> cache.sound(reader, contoso.plan().id(), name));
    }

    private static int length(Audio audio) throws IOException {
        try (var in = audio.open()) {
            return in.readAllBytes().length;
        }
    }

    @Test
    void a_sound_is_kept_once_and_the_one_not_played_longest_goes() throws IOException {
        for (var name : new String[] {"a.wav", "b.wav", "c.wav"}) {
            contoso.importPrompt(name, new byte[100]);
        }
        assertThat(length(sound("a.wav").orElseThrow())).isEqualTo(100);
        assertThat(length(sound("C:\\x\\A.WAV").orElseThrow())).isEqualTo(100);
        assertThat(cache.bytes()).isEqualTo(100);

        sound("b.wav");
        sound("c.wav");
        assertThat(cache.bytes()).isEqualTo(200);
        assertThat(length(sound("a.wav").orElseThrow())).isEqualTo(100);
    }

    @Test
    void a_sound_larger_than_the_cache_is_played_and_not_kept() throws IOException {
        contoso.importPrompt("long.wav", new byte[300]);

        assertThat(length(sound("long.wav").orElseThrow())).isEqualTo(300);
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void what_is_not_imported_has_no_sound() {
        assertThat(sound("a.wav")).isEmpty();
    }
}
