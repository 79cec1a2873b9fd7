package org.mynah.um;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mynah.um.directory.ObjectId;

/** Greetings in memory. */
public final class MemoryGreetings implements Greetings {

    private record Key(ObjectId mailbox, Kind kind) {}

    private final Map<Key, Audio> recordings = new HashMap<>();

    @Override
    public synchronized Optional<Audio> find(ObjectId mailbox, Kind kind) {
        return Optional.ofNullable(recordings.get(new Key(mailbox, kind)));
    }

    @Override
    public Draft record(ObjectId mailbox, Kind kind) {
        var audio = new MemoryAudio();
        return new Draft() {
            @Override
            public AudioSink audio() {
                return audio;
            }

            @Override
            public Audio recorded() {
                return audio.audio();
            }

            @Override
            public void accept() {
                synchronized (MemoryGreetings.this) {
                    recordings.put(new Key(mailbox, kind), audio.audio());
                }
            }

            @Override
            public void close() {
                // Nothing outlives the draft but what was accepted.
            }
        };
    }

    @Override
    public synchronized void remove(ObjectId mailbox, Kind kind) {
        recordings.remove(new Key(mailbox, kind));
    }
}
