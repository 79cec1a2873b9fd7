package org.mynah.admin.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.mynah.admin.catalogue.Definition;

/** Completes names of commands and parameters, and values of a closed set. Immutable. */
final class Completion implements Completer {

    private final List<Definition> definitions;

    Completion(List<Definition> definitions) {
        this.definitions = List.copyOf(definitions);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        candidates(line.words(), line.wordIndex(), line.word())
                .forEach(each -> candidates.add(new Candidate(each)));
    }

    /** What the word at an index may become. */
    List<String> candidates(List<String> words, int index, String word) {
        var command = command(words, index);
        if (command.isEmpty()) {
            return beginning(word, definitions.stream().map(Definition::name).toList());
        }
        if (word.startsWith("-")) {
            return beginning(
                    word,
                    command.get().allParameters().stream().map(each -> "-" + each.name()).toList());
        }
        if (index > 0 && words.get(index - 1).startsWith("-")) {
            var name = words.get(index - 1).substring(1);
            return command.get()
                    .parameter(name)
                    .map(parameter ->
                            switch (parameter.kind()) {
                                case BOOLEAN -> beginning(word, List.of("$true", "$false"));
                                case CHOICE -> beginning(word, parameter.choices());
                                case SWITCH, NUMBER, TEXT, LIST, REFERENCE, SECRET, ANY ->
                                        List.<String>of();
                            })
                    .orElse(List.of());
        }
        return List.of();
    }

    /** The command whose arguments are being typed: the first word after the last pipe. */
    private Optional<Definition> command(List<String> words, int index) {
        var start = 0;
        for (int i = 0; i < index; i++) {
            if (words.get(i).equals("|")
                    || words.get(i).endsWith(";")
                    || words.get(i).equals("=")) {
                start = i + 1;
            }
        }
        var first = start;
        return first >= index
                ? Optional.empty()
                : definitions.stream()
                        .filter(each -> each.name().equalsIgnoreCase(words.get(first)))
                        .findFirst();
    }

    private static List<String> beginning(String word, List<String> names) {
        var lower = word.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(lower))
                .toList();
    }
}
