package org.mynah.admin.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.shell.run.Console;

/** A console that keeps what is printed, and answers from a list. */
final class TestConsole implements Console {

    final List<String> printed = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final List<String> errors = new ArrayList<>();

    /** All that was said, in order: lines, WARNING: …, ERROR id: message. */
    final List<String> said = new ArrayList<>();

    final List<String> progress = new ArrayList<>();
    final Deque<String> answers = new ArrayDeque<>();
    boolean isInteractive;

    @Override
    public void print(String line) {
        printed.add(line);
        said.add(line);
    }

    @Override
    public void warn(String text) {
        warnings.add(text);
        said.add("WARNING: " + text);
    }

    @Override
    public void error(List<String> lines) {
        errors.addAll(lines);
        said.add("ERROR %s: %s".formatted(id(lines.getLast()), lines.getFirst()));
    }

    /** The identifier of an error without place and command. */
    private static String id(String last) {
        return last.replaceFirst("^.*: ", "").replaceFirst("^.*] ", "").replaceFirst(",.*$", "");
    }

    @Override
    public void progress(String text) {
        progress.add(text);
    }

    @Override
    public boolean isInteractive() {
        return isInteractive;
    }

    @Override
    public Optional<String> ask(String prompt) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        return ask(prompt);
    }

    @Override
    public int width() {
        return 120;
    }
}
