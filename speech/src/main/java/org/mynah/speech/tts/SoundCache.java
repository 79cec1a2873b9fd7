package org.mynah.speech.tts;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Rendered texts, bounded by bytes; what was not asked for longest goes first. Thread-safe. */
final class SoundCache {

    /** A text in a language. */
    record Key(String language, String text) {}

    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Key, byte[]> byUse = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    SoundCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    Optional<byte[]> get(Key key) {
        lock.lock();
        try {
            return Optional.ofNullable(byUse.get(key));
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a sound; one that is larger than the whole cache is not kept. */
    void put(Key key, byte[] sound) {
        lock.lock();
        try {
            if (sound.length > mostBytes) {
                return;
            }
            var before = byUse.put(key, sound);
            bytes += sound.length - (before == null ? 0 : before.length);
            var oldest = byUse.entrySet().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                bytes -= oldest.next().getValue().length;
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return byUse.size();
        } finally {
            lock.unlock();
        }
    }
}
