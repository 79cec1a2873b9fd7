package org.mynah.store.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.PcmFile;
import org.mynah.um.Audio;
import org.mynah.um.message.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the spool, and the order in which they are written and removed. Thread-safe. */
final class SpoolFolder {

    static final String OPEN = ".open";
    static final String MESSAGE = ".msg";
    static final String AUDIO = ".pcm";
    static final String UNFINISHED = ".tmp";
    static final String REASON = ".reason";
    static final String PROBE = "probe";
    static final String QUARANTINE = "quarantine";

    private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);
    private static final int PROBE_BYTES = 4096;

    /** Ids that may be a file's name as they are; others are named by their hash. */
    private static final Pattern PLAIN_NAME =
            Pattern.compile("[A-Za-z0-9@_-][A-Za-z0-9@._-]{0,99}");

    private final Disk disk;
    private final Path folder;
    private final Path quarantine;

    SpoolFolder(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
        this.quarantine = folder.resolve(QUARANTINE);
    }

    void create() throws IOException {
        disk.createDirectories(quarantine);
    }

    static String name(Envelope envelope) {
        return PLAIN_NAME.matcher(envelope.id()).matches()
                ? envelope.id()
                : Sheet.sha256(envelope.id());
    }

    /** Names of all files, after what a dead process did to them was made durable. */
    List<String> files() throws IOException {
        disk.syncDirectory(folder);
        return disk.list(folder).stream().map(file -> file.getFileName().toString()).toList();
    }

    PcmFile createAudio(String name) throws IOException {
        return PcmFile.create(disk, file(name, AUDIO));
    }

    /** Writes a sheet under its ending, whole or not at all; durable when this returns. */
    void write(String name, String ending, Sheet sheet) throws IOException {
        var unfinished = file(name, UNFINISHED);
        var bytes = sheet.toBytes();
        disk.delete(unfinished);
        try (var out = disk.create(unfinished)) {
            out.append(bytes, 0, bytes.length);
            out.sync();
        }
        disk.rename(unfinished, file(name, ending));
        disk.syncDirectory(folder);
    }

    /**
     * Reads a sheet.
     *
     * @throws Sheet.Corrupt when it is not what was written
     */
    Sheet read(String name, String ending) throws IOException {
        try (var in = disk.read(file(name, ending), 0)) {
            return Sheet.read(in.readNBytes(Sheet.LARGEST));
        }
    }

    /** What is wrong with an item; one that is delivered meanwhile has nothing. */
    Optional<String> defect(String name, String ending) throws IOException {
        try {
            var sheet = read(name, ending);
            var samples = samples(name);
            return samples < sheet.samples() && disk.size(file(name, ending)).isPresent()
                    ? Optional.of(
                            "its audio has %d samples, not %d".formatted(samples, sheet.samples()))
                    : Optional.empty();
        } catch (Sheet.Corrupt e) {
            return Optional.of(e.what());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    long samples(String name) throws IOException {
        return disk.size(file(name, AUDIO)).orElse(0) / PcmFile.BYTES_PER_SAMPLE;
    }

    Audio audio(String name, long samples) {
        return PcmFile.audio(disk, file(name, AUDIO), samples);
    }

    void delete(String name, String ending) throws IOException {
        disk.delete(file(name, ending));
    }

    void deleteFile(String file) throws IOException {
        disk.delete(folder.resolve(file));
    }

    /**
     * Removes an item durably. The envelope goes first: audio without one is nobody's and is
     * removed at the next start, but an envelope must not outlive its audio.
     */
    void remove(String name) throws IOException {
        delete(name, MESSAGE);
        delete(name, OPEN);
        disk.syncDirectory(folder);
        delete(name, AUDIO);
    }

    /** Moves the files of an item out of the way, beside a text that says why. */
    void putAside(String name, String reason) throws IOException {
        var text = quarantine.resolve(name + REASON);
        var bytes = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        disk.delete(text);
        try (var out = disk.create(text)) {
            out.append(bytes, 0, bytes.length);
            out.sync();
        }
        for (var ending : List.of(MESSAGE, OPEN, AUDIO)) {
            if (disk.size(file(name, ending)).isPresent()) {
                disk.rename(file(name, ending), quarantine.resolve(name + ending));
            }
        }
        disk.syncDirectory(quarantine);
        disk.syncDirectory(folder);
    }

    List<String> quarantined() throws IOException {
        return disk.list(quarantine).stream()
                .map(file -> file.getFileName().toString())
                .filter(file -> file.endsWith(REASON))
                .map(file -> file.substring(0, file.length() - REASON.length()))
                .toList();
    }

    /** Whether a new file can be written and synced. */
    boolean probe() {
        var file = folder.resolve(PROBE);
        try {
            disk.delete(file);
            try (var out = disk.create(file)) {
                out.append(new byte[PROBE_BYTES], 0, PROBE_BYTES);
                out.sync();
            }
            disk.delete(file);
            disk.syncDirectory(folder);
            return true;
        } catch (IOException e) {
            LOG.debug("the spool {} still fails: {}", folder, e.getMessage());
            return false;
        }
    }

    long usableSpace() throws IOException {
        return disk.usableSpace(folder);
    }

    private Path file(String name, String ending) {
        return folder.resolve(name + ending);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
