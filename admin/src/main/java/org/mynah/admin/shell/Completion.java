package org.mynah.admin.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.shell.run.Files;
import org.mynah.admin.shell.run.Session;
import org.mynah.um.directory.DirectoryException;

/**
 * Completes commands, parameters, values of a closed set, identities of the wanted kind, files and
 * variables (cmdlets §5). One thread.
 */
final class Completion implements Completer {

    /** What may stand before a command in the same word. */
    private static final String OPENERS = "({|;=$@";

    /** Parameters of local cmdlets that name files. */
    private static final Set<String> FILES = Set.of("path", "filepath", "resultfile");

    /** More than so many files are not offered. */
    static final int MOST_FILES = 200;

    private final List<Definition> definitions;
    private final Identities identities;
    private final Session session;

    Completion(Session session) {
        this.session = session;
        this.definitions = session.commands().definitions();
        this.identities = new Identities(session.server(), definitions);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        candidates(line.words(), line.wordIndex(), line.word())
                .forEach(each -> candidates.add(new Candidate(each)));
    }

    /** What the word at an index may become. */
    List<String> candidates(List<String> words, int index, String word) {
        if (word.startsWith("$") && !word.startsWith("$(")) {
            return beginning(
                    word, session.global().names().stream().map(each -> "$" + each).toList());
        }
        var start = start(words, index);
        if (start >= index) {
            var opened = opened(word);
            return beginning(
                            word.substring(opened),
                            definitions.stream().map(Definition::name).toList())
                    .stream()
                    .map(each -> word.substring(0, opened) + each)
                    .toList();
        }
        return session.commands()
                .definition(words.get(start).substring(opened(words.get(start))))
                .map(command -> arguments(command, words, start, index, word))
                .orElse(List.of());
    }

    private List<String> arguments(
            Definition command, List<String> words, int start, int index, String word) {
        if (word.startsWith("-")) {
            return beginning(
                    word, command.allParameters().stream().map(each -> "-" + each.name()).toList());
        }
        var before = words.get(index - 1);
        var parameter =
                before.startsWith("-")
                        ? command.parameter(before.substring(1).replace(":", ""))
                        : atPlace(command, index - start);
        return parameter.map(each -> values(command, each, word)).orElse(List.of());
    }

    private List<String> values(Definition command, Parameter parameter, String word) {
        if (FILES.contains(parameter.name().toLowerCase(Locale.ROOT))) {
            return files(word);
        }
        return switch (parameter.kind()) {
            case BOOLEAN -> beginning(word, List.of("$true", "$false"));
            case CHOICE -> beginning(word, parameter.choices());
            case REFERENCE, LIST -> identities.beginning(command, parameter, word);
            case SWITCH, NUMBER, TEXT, ROWS, BYTES, SECRET, ANY -> List.of();
        };
    }

    /** The parameter that the n-th word after the command is for, when it has no name. */
    private static Optional<Parameter> atPlace(Definition command, int place) {
        return command.parameters().stream().filter(each -> each.position() == place).findFirst();
    }

    private List<String> files(String word) {
        var slash = Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\'));
        var folder = word.substring(0, slash + 1);
        try {
            return session.files().list(word + "*", false).stream()
                    .limit(MOST_FILES)
                    .map(each -> quoted(folder + each.name() + tail(each, word)))
                    .toList();
        } catch (DirectoryException _) {
            return List.of();
        }
    }

    private static String tail(Files.Entry entry, String word) {
        return entry.isFolder() ? (word.indexOf('\\') >= 0 ? "\\" : "/") : "";
    }

    /** A value with blanks stands in quotes. */
    static String quoted(String value) {
        return value.indexOf(' ') < 0 && value.indexOf('\'') < 0
                ? value
                : "'" + value.replace("'", "''") + "'";
    }

    /** The index of the command whose arguments are being typed. */
    private static int start(List<String> words, int index) {
        var start = 0;
        for (int i = 0; i < index; i++) {
            var last =
                    words.get(i).isEmpty() ? ' ' : words.get(i).charAt(words.get(i).length() - 1);
            if ("|;{(=&".indexOf(last) >= 0) {
                start = i + 1;
            } else if (i > start && opened(words.get(i)) > 0) {
                start = i;
            }
        }
        return index < words.size() && opened(words.get(index)) > 0 ? index : start;
    }

    private static int opened(String word) {
        var i = 0;
        while (i < word.length() && OPENERS.indexOf(word.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    static List<String> beginning(String word, List<String> names) {
        return names.stream()
                .filter(each -> each.regionMatches(true, 0, word, 0, word.length()))
                .toList();
    }
}
