package org.mynah.admin.cmdlets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;

/**
 * Finds the cmdlets of this package by looking through its folder, in the jar or on disk, so that
 * adding a cmdlet is adding one file.
 */
final class CmdletClasses {

    private static final String CLASS_FILE = ".class";

    private CmdletClasses() {}

    /** The records of this package that are cmdlets, by name. */
    static List<Class<? extends Cmdlet>> all() {
        try {
            var place =
                    Path.of(
                            CmdletClasses.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            if (Files.isDirectory(place)) {
                return in(place);
            }
            try (var jar = FileSystems.newFileSystem(place)) {
                return in(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the cmdlets cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<? extends Cmdlet>> in(Path root) throws IOException {
        var name = CmdletClasses.class.getPackageName();
        try (var files = Files.list(root.resolve(name.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(CLASS_FILE) && !file.startsWith("package-"))
                    .sorted()
                    .map(file ->
                            load(
                                    name
                                            + "."
                                            + file.substring(
                                                    0, file.length() - CLASS_FILE.length())))
                    .filter(type -> type.isRecord() && Cmdlet.class.isAssignableFrom(type))
                    .<Class<? extends Cmdlet>>map(type -> type.asSubclass(Cmdlet.class))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CmdletClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The cmdlet of a class.
     *
     * @throws IllegalStateException when it has no constructor that takes the services alone
     */
    static Cmdlet make(Class<? extends Cmdlet> type, Services services) {
        try {
            return type.getDeclaredConstructor(Services.class).newInstance(services);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "%s cannot be made of Services alone; make it in Cmdlets"
                            .formatted(type.getSimpleName()),
                    e);
        }
    }
}
