package org.mynah.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoundCacheTest {

    private final SoundCache cache = new SoundCache(100);

    @Test
    void what_was_not_asked_for_longest_goes_first() {
        cache.put(key("a"), new byte[40]);
        cache.put(key("b"), new byte[40]);
        assertThat(cache.get(key("a"))).isPresent();
        cache.put(key("c"), new byte[40]);
        assertThat(cache.get(key("b"))).isEmpty();
        assertThat(cache.get(key("a"))).isPresent();
        assertThat(cache.get(key("c"))).isPresent();
        assertThat(cache.bytes()).isEqualTo(80);
    }

    @Test
    void a_sound_larger_than_the_cache_pushes_nothing_out() {
        cache.put(key("a"), new byte[40]);
        cache.put(key("b"), new byte[101]);
        assertThat(cache.get(key("a"))).isPresent();
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void a_sound_that_replaces_another_counts_once() {
        cache.put(key("a"), new byte[40]);
        cache.put(key("a"), new byte[60]);
        assertThat(cache.bytes()).isEqualTo(60);
    }

    private static SoundCache.Key key(String text) {
        return new SoundCache.Key("en-US", text);
    }
}
