package org.mynah.admin.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One documented line with what goes before it and what must be true after it, as {@code
 * documented-lines.txt} has it; that file says what the words mean. Immutable.
 *
 * @param number of cmdlets §12; {@code P} and a number for the pipelines of §12.1, {@code F} for
 *     the faulty lines of §13
 * @param note what the documentation says of it
 * @param steps word and text, in order
 */
public record DocumentedLine(String number, String note, List<Step> steps) {

    /** One line of the file: {@code word> text}. */
    public record Step(String word, String text) {

        /** What stands before {@code =>}. */
        public String left() {
            return text.substring(0, arrow()).strip();
        }

        /** What stands after {@code =>}. */
        public String right() {
            return text.substring(arrow() + 2).strip();
        }

        private int arrow() {
            return text.lastIndexOf("=>");
        }
    }

    private static final String FILE = "documented-lines.txt";

    /** The line itself. */
    public static final String LINE = "PS";

    public DocumentedLine {
        steps = List.copyOf(steps);
    }

    /** All of them, by number. */
    public static List<DocumentedLine> all() {
        return blocks().entrySet().stream()
                .filter(block -> block.getKey().startsWith("# "))
                .map(block -> {
                    var title = block.getKey().split(" ", 3);
                    return new DocumentedLine(title[1], title[2], block.getValue());
                })
                .toList();
    }

    /** The lines that make the usual objects. */
    public static List<String> contoso() {
        return Objects.requireNonNull(blocks().get("@contoso")).stream().map(Step::text).toList();
    }

    private static Map<String, List<Step>> blocks() {
        var blocks = new LinkedHashMap<String, List<Step>>();
        var title = "";
        for (var line : text().lines().toList()) {
            if (line.matches("# ([0-9]{3}|[PF][0-9]{2}) .*|@.*")) {
                title = line;
                blocks.put(title, new ArrayList<>());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                var end = line.indexOf('>');
                Objects.requireNonNull(blocks.get(title))
                        .add(new Step(line.substring(0, end), line.substring(end + 1).strip()));
            }
        }
        return blocks;
    }

    private static String text() {
        try (var stream = DocumentedLine.class.getResourceAsStream(FILE)) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documented line. */
    public String line() {
        return texts(LINE).findFirst().orElseThrow();
    }

    /** The texts of the steps with a word. */
    public Stream<String> texts(String word) {
        return steps.stream().filter(step -> step.word().equals(word)).map(Step::text);
    }

    /** The steps after the line: what must be true. */
    public List<Step> expected() {
        var index = 0;
        while (!steps.get(index).word().equals(LINE)) {
            index++;
        }
        return steps.subList(index + 1, steps.size());
    }

    @Override
    public String toString() {
        return "line %s %s".formatted(number, line());
    }
}
