package org.mynah.admin.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The shell's own options: those of a PowerShell host, and where the server is. Immutable.
 *
 * @param data data directory of a server on this machine
 * @param server address of a server elsewhere
 * @param trusted a PEM file of certificates to trust instead of those of this machine
 * @param command one line to run
 * @param file a script to run
 * @param folders folders that scripts may use beside the working one
 * @param drives the folder that stands for Windows drives; empty: the working one
 * @param arguments what a script is given
 */
record Options(
        Optional<Path> data,
        Optional<String> server,
        Optional<Path> trusted,
        Optional<String> command,
        Optional<String> file,
        List<Path> folders,
        Optional<Path> drives,
        List<String> arguments) {
    Options {
        folders = List.copyOf(folders);
        arguments = List.copyOf(arguments);
    }

    static final String USAGE =
            """
            mynah shell [--data DIR | --server URL [--trust FILE]] [--files DIR]... [--drives DIR] [-Command "..." | -File F [ARGUMENT]...]
            Scripts read and write files below the working folder, and below each --files folder.
            C:\\x is C/x in the working folder, or in the --drives folder.
            Without -Command and -File it reads standard input, or asks at a terminal.\
            """;

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException with a message for people
     */
    static Options of(List<String> words) {
        Optional<Path> data = Optional.empty();
        Optional<String> server = Optional.empty();
        Optional<Path> trusted = Optional.empty();
        Optional<String> command = Optional.empty();
        Optional<String> file = Optional.empty();
        Optional<Path> drives = Optional.empty();
        var folders = new ArrayList<Path>();
        var arguments = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            switch (word.toLowerCase(Locale.ROOT)) {
                case "--data" -> data = Optional.of(Path.of(value(words, ++i, word)));
                case "--server" -> server = Optional.of(value(words, ++i, word));
                case "--drives" -> drives = Optional.of(Path.of(value(words, ++i, word)));
                case "--trust" -> trusted = Optional.of(Path.of(value(words, ++i, word)));
                case "--files" -> folders.add(Path.of(value(words, ++i, word)));
                case "-command", "--command", "-c" -> {
                    value(words, i + 1, word);
                    command = Optional.of(String.join(" ", words.subList(i + 1, words.size())));
                    i = words.size();
                }
                case "-file", "--file", "-f" -> {
                    file = Optional.of(value(words, ++i, word));
                    arguments.addAll(words.subList(i + 1, words.size()));
                    i = words.size();
                }
                default ->
                        throw new IllegalArgumentException(
                                "'%s' is no option of the shell.\n%s".formatted(word, USAGE));
            }
        }
        if (data.isPresent() && server.isPresent()) {
            throw new IllegalArgumentException("Give --data or --server, not both.\n" + USAGE);
        }
        if (trusted.isPresent() && server.isEmpty()) {
            throw new IllegalArgumentException("--trust goes with --server.\n" + USAGE);
        }
        return new Options(data, server, trusted, command, file, folders, drives, arguments);
    }

    private static String value(List<String> words, int index, String option) {
        if (index >= words.size()) {
            throw new IllegalArgumentException(
                    "The value of %s is missing.\n%s".formatted(option, USAGE));
        }
        return words.get(index);
    }
}
