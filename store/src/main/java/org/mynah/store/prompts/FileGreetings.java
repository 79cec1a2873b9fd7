package org.mynah.store.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.DurableCopy;
import org.mynah.store.disk.PcmFile;
import org.mynah.um.Audio;
import org.mynah.um.AudioSink;
import org.mynah.um.Greetings;
import org.mynah.um.directory.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Greetings as files of headerless PCM: {@code <mailbox>/personal.pcm}. A new recording is written
 * beside the one in use and takes its name, synced, when it is accepted; who is listening to the
 * old one hears it to its end. Thread-safe.
 */
public final class FileGreetings implements Greetings {

    private static final Logger LOG = LoggerFactory.getLogger(FileGreetings.class);
    private static final String DRAFT = ".draft";

    private final Disk disk;
    private final Path root;

    private FileGreetings(Disk disk, Path root) {
        this.disk = disk;
        this.root = root;
    }

    /** Opens the folder, and removes drafts that a crash left. */
    public static FileGreetings open(Disk disk, Path root) throws IOException {
        disk.createDirectories(root);
        for (var mailbox : disk.list(root)) {
            for (var file : disk.list(mailbox)) {
                if (file.getFileName().toString().endsWith(DRAFT)) {
                    disk.delete(file);
                }
            }
        }
        return new FileGreetings(disk, root);
    }

    @Override
    public Optional<Audio> find(ObjectId mailbox, Kind kind) throws IOException {
        var file = file(mailbox, kind);
        var size = disk.size(file);
        return size.isPresent()
                ? Optional.of(
                        PcmFile.audio(disk, file, size.getAsLong() / PcmFile.BYTES_PER_SAMPLE))
                : Optional.empty();
    }

    @Override
    public Draft record(ObjectId mailbox, Kind kind) throws IOException {
        var folder = folder(mailbox);
        disk.createDirectories(folder);
        var draft = folder.resolve(word(kind) + "-" + UUID.randomUUID() + DRAFT);
        return new FileDraft(PcmFile.create(disk, draft), draft, file(mailbox, kind));
    }

    @Override
    public void remove(ObjectId mailbox, Kind kind) throws IOException {
        disk.delete(file(mailbox, kind));
        if (disk.list(root).contains(folder(mailbox))) {
            disk.syncDirectory(folder(mailbox));
        }
    }

    /** Whose recordings there are. */
    List<ObjectId> mailboxes() throws IOException {
        var found = new ArrayList<ObjectId>();
        for (var folder : disk.list(root)) {
            try {
                found.add(ObjectId.of(folder.getFileName().toString()));
            } catch (IllegalArgumentException _) {
                LOG.debug("{} is nobody's folder", folder);
            }
        }
        return found;
    }

    /** Puts a recording in use that was made elsewhere, durably and in one step. */
    void write(ObjectId mailbox, Kind kind, InputStream pcm) throws IOException {
        var folder = folder(mailbox);
        disk.createDirectories(folder);
        var draft = folder.resolve(word(kind) + "-" + UUID.randomUUID() + DRAFT);
        new DurableCopy(disk).write(pcm, draft);
        disk.rename(draft, file(mailbox, kind));
        disk.syncDirectory(folder);
    }

    private Path folder(ObjectId mailbox) {
        return root.resolve(mailbox.toString());
    }

    private Path file(ObjectId mailbox, Kind kind) {
        return folder(mailbox).resolve(word(kind) + ".pcm");
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private final class FileDraft implements Draft {
        private final PcmFile audio;
        private final Path draft;
        private final Path target;
        private boolean accepted;

        FileDraft(PcmFile audio, Path draft, Path target) {
            this.audio = audio;
            this.draft = draft;
            this.target = target;
        }

        @Override
        public AudioSink audio() {
            return audio;
        }

        @Override
        public Audio recorded() {
            return audio.recorded();
        }

        @Override
        public void accept() throws IOException {
            audio.sync();
            audio.close();
            disk.rename(draft, target);
            accepted = true;
            disk.syncDirectory(target.resolveSibling(""));
        }

        @Override
        public void close() {
            if (accepted) {
                return;
            }
            try {
                audio.close();
                disk.delete(draft);
            } catch (IOException e) {
                LOG.warn(
                        "the greeting draft {} stays until the next start: {}",
                        draft,
                        e.getMessage());
            }
        }
    }
}
