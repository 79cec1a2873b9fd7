package org.mynah.store.spool;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.DurableCopy;

/**
 * Copies a spool that a server may be using, as a power cut would leave it: what is committed is
 * whole, what is being recorded is there as far as it was said, what is delivered meanwhile is left
 * out.
 */
public final class SpoolCopy {

    private final Disk disk;
    private final DurableCopy copy;

    public SpoolCopy(Disk disk) {
        this.disk = disk;
        this.copy = new DurableCopy(disk);
    }

    /** Copies the spool of a folder to another one. */
    public void copy(Path from, Path to) throws IOException {
        copy.folder(to);
        for (var file : disk.list(from)) {
            var name = file.getFileName().toString();
            if (name.endsWith(SpoolFolder.MESSAGE)) {
                item(from, to, name, SpoolFolder.MESSAGE);
            } else if (name.endsWith(SpoolFolder.OPEN)
                    && disk.size(message(from, name)).isEmpty()
                    && disk.size(message(to, name)).isEmpty()) {
                item(from, to, name, SpoolFolder.OPEN);
            }
        }
        copy.tree(from.resolve(SpoolFolder.QUARANTINE), to.resolve(SpoolFolder.QUARANTINE));
        disk.syncDirectory(to);
    }

    private static Path message(Path folder, String open) {
        return folder.resolve(base(open, SpoolFolder.OPEN) + SpoolFolder.MESSAGE);
    }

    private static String base(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }

    /**
     * The sheet is read first: audio copied after a sheet of a committed message is whole. An item
     * is removed by its sheet first, so one whose audio is gone and whose sheet is there never had
     * any.
     */
    private void item(Path from, Path to, String name, String ending) throws IOException {
        var sheet = sheet(from.resolve(name));
        if (sheet.isEmpty()) {
            return;
        }
        var audio = base(name, ending) + SpoolFolder.AUDIO;
        try {
            copy.file(from.resolve(audio), to.resolve(audio));
        } catch (FileNotFoundException | NoSuchFileException _) {
            if (disk.size(from.resolve(name)).isEmpty()) {
                return;
            }
        }
        copy.write(new ByteArrayInputStream(sheet.get()), to.resolve(name));
    }

    private Optional<byte[]> sheet(Path file) throws IOException {
        try (var in = disk.read(file, 0)) {
            return Optional.of(in.readNBytes(Sheet.LARGEST));
        } catch (FileNotFoundException | NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
