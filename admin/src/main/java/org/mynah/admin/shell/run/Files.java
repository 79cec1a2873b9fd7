package org.mynah.admin.shell.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mynah.admin.shell.view.Names;
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

    /** A listing ends after so many files. */
    public static final int MOST_LISTED = 100_000;

    /** Folders within folders that a listing follows. */
    static final int DEEPEST_FOLDERS = 32;

    private final Path root;
    private final Path drives;
    private final List<Path> allowed;

    /** A file or folder in a listing. */
    public record Entry(String name, String path, boolean isFolder, long length, Instant changed) {}

    /**
     * Files below a folder.
     *
     * @param drives the folder whose folders stand for drives: {@code C:} is {@code C} in it
     * @param allowed further folders
     */
    public Files(Path root, Path drives, List<Path> allowed) {
        this.root = root.toAbsolutePath().normalize();
        this.drives = drives.toAbsolutePath().normalize();
        this.allowed =
                Stream.concat(Stream.of(drives), allowed.stream())
                        .map(each -> each.toAbsolutePath().normalize())
                        .toList();
    }

    /** Files below a folder, drives too. */
    public Files(Path root, List<Path> allowed) {
        this(root, root, allowed);
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
        var path = path(name);
        var real = real(path);
        if (isBelow(real, root) || allowed.stream().anyMatch(folder -> isBelow(real, folder))) {
            return path;
        }
        throw refuse(
                name, "is outside the working folder " + root + "; allow it by --files FOLDER");
    }

    private Path path(String name) {
        var plain = name.replace('\\', '/');
        try {
            if (plain.length() < 2 || plain.charAt(1) != ':' || !isLetter(plain.charAt(0))) {
                return root.resolve(plain).normalize();
            }
            var drive = drives.resolve(String.valueOf(Character.toUpperCase(plain.charAt(0))));
            return drive.resolve(plain.substring(2).replaceFirst("^/+", "")).normalize();
        } catch (InvalidPathException _) {
            throw refuse(name, "is no file name");
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * The files of a folder, by name; a file itself; or those whose name fits wildcards.
     *
     * @param recurses whether folders within it are listed too
     */
    public List<Entry> list(String name, boolean recurses) {
        var last = name.replace('\\', '/');
        var pattern = last.substring(last.lastIndexOf('/') + 1);
        if (pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0) {
            var folder = last.substring(0, last.length() - pattern.length());
            return list(folder.isEmpty() ? "." : folder, recurses).stream()
                    .filter(entry -> Names.fits(entry.name(), List.of(pattern)))
                    .toList();
        }
        var path = resolve(name);
        if (!java.nio.file.Files.exists(path)) {
            throw refuse(name, "does not exist (looked for " + path + ")");
        }
        var depth = java.nio.file.Files.isDirectory(path) ? (recurses ? DEEPEST_FOLDERS : 1) : 0;
        try (var found = java.nio.file.Files.walk(path, depth)) {
            return found.filter(each -> depth == 0 || !each.equals(path))
                    .limit(MOST_LISTED)
                    .sorted()
                    .flatMap(each -> entry(each).stream())
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            throw refuse(name, "cannot be read");
        }
    }

    /** What stands in a listing; empty for a file that is gone meanwhile. */
    private static Optional<Entry> entry(Path path) {
        try {
            var attributes = java.nio.file.Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(
                    new Entry(
                            String.valueOf(path.getFileName()),
                            path.toString(),
                            attributes.isDirectory(),
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()));
        } catch (IOException _) {
            return Optional.empty();
        }
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
