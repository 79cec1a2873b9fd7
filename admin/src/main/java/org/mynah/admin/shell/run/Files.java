package org.mynah.admin.shell.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/**
 * The files that scripts may read and write: those below the working folder and the folders that
 * are allowed beside it. {@code C:\x\y} is {@code C/x/y} in the working folder (cmdlets §1.3).
 * Immutable.
 */
public final class Files {

    /** Larger files are not read into a script. */
    public static final long LARGEST = 256L << 20;

    private final Path root;
    private final List<Path> allowed;

    /**
     * Files below a folder.
     *
     * @param allowed further folders
     */
    public Files(Path root, List<Path> allowed) {
        this.root = root.toAbsolutePath().normalize();
        this.allowed = allowed.stream().map(each -> each.toAbsolutePath().normalize()).toList();
    }

    /** All of a file's bytes; UM-E023 when that cannot be. */
    public byte[] read(String name) {
        var path = resolve(name);
        try {
            if (java.nio.file.Files.size(path) > LARGEST) {
                throw refuse(name, "is larger than %d bytes".formatted(LARGEST));
            }
            return java.nio.file.Files.readAllBytes(path);
        } catch (IOException _) {
            throw refuse(
                    name,
                    java.nio.file.Files.exists(path)
                            ? "cannot be read"
                            : "does not exist (looked for " + path + ")");
        }
    }

    /** All of a file's text: UTF-8, with or without byte order mark. */
    public String readText(String name) {
        var text = new String(read(name), StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Writes a file, or appends to it; folders on the way are made. */
    public void write(String name, byte[] bytes, boolean appends) {
        var path = resolve(name);
        try {
            var folder = path.getParent();
            if (folder != null) {
                java.nio.file.Files.createDirectories(folder);
            }
            if (appends) {
                java.nio.file.Files.write(
                        path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } else {
                java.nio.file.Files.write(path, bytes);
            }
        } catch (IOException _) {
            throw refuse(name, "cannot be written");
        }
    }

    /** Whether a file or folder is there. */
    public boolean exists(String name) {
        return java.nio.file.Files.exists(resolve(name));
    }

    /** The file that a name of either system means. */
    Path resolve(String name) {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw refuse(name, "is no file name");
        }
        if (name.startsWith("\\\\")) {
            throw refuse(name, "is a network share; copy the file to the working folder first");
        }
        var plain = name.replace('\\', '/');
        if (plain.matches("[A-Za-z]:.*")) {
            plain =
                    Character.toUpperCase(plain.charAt(0))
                            + "/"
                            + plain.substring(2).replaceFirst("^/+", "");
        }
        var path = root.resolve(plain).normalize();
        var real = real(path);
        if (isBelow(real, root) || allowed.stream().anyMatch(folder -> isBelow(real, folder))) {
            return path;
        }
        throw refuse(
                name, "is outside the working folder " + root + "; allow it by --files FOLDER");
    }

    private static boolean isBelow(Path path, Path folder) {
        return path.startsWith(real(folder));
    }

    /** The path with the symbolic links of its existing part followed. */
    private static Path real(Path path) {
        Optional<Path> existing = Optional.of(path);
        while (existing.isPresent() && !java.nio.file.Files.exists(existing.get())) {
            existing = Optional.ofNullable(existing.get().getParent());
        }
        try {
            return existing.isEmpty()
                    ? path
                    : existing.get()
                            .toRealPath()
                            .resolve(existing.get().relativize(path))
                            .normalize();
        } catch (IOException _) {
            return path;
        }
    }

    private static DirectoryException refuse(String name, String why) {
        return new DirectoryException(
                ErrorId.E023, "The file '%s' %s.".formatted(Formats.shortened(name), why));
    }
}
