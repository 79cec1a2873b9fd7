package org.mynah.um.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mynah.um.Audio;

/**
 * The sounds of imported prompts that were played last, shared by all calls, so that a hundred
 * callers in one announcement hold it once. A prompt that is imported again has another version and
 * is read anew. Thread-safe.
 */
public final class PromptCache {

    /** At most so many bytes of sound are kept: 35 minutes. */
    static final long MOST_BYTES = 32L * 1024 * 1024;

    private record Key(ObjectId prompt, long version) {}

    private final long mostBytes;
    private final Map<Key, byte[]> sounds = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    public PromptCache() {
        this(MOST_BYTES);
    }

    PromptCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * What a call plays for a file of a dial plan or auto attendant; empty when it is not imported.
     *
     * @param path the file name, with or without a path
     */
    public Optional<Audio> sound(DirectoryReader reader, ObjectId owner, String path) {
        var prompt = reader.find(CustomPrompt.key(owner, Prompts.nameOf(path)));
        if (prompt.isEmpty()) {
            return Optional.empty();
        }
        var key = new Key(prompt.get().id(), prompt.get().version());
        return kept(key)
                .or(() -> {
                    var read = reader.promptSound(key.prompt()).map(ImportedSound::lineBytes);
                    read.ifPresent(line -> keep(key, line));
                    return read;
                })
                .map(ImportedSound::lineOf);
    }

    private synchronized Optional<byte[]> kept(Key key) {
        return Optional.ofNullable(sounds.get(key));
    }

    private synchronized void keep(Key key, byte[] line) {
        if (sounds.putIfAbsent(key, line) == null) {
            bytes += line.length;
        }
        var oldest = sounds.entrySet().iterator();
        while (bytes > mostBytes) {
            bytes -= oldest.next().getValue().length;
            oldest.remove();
        }
    }

    /** How many bytes are kept now. */
    synchronized long bytes() {
        return bytes;
    }
}
