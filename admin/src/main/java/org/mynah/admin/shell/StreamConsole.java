package org.mynah.admin.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.shell.run.Console;

/** Prints to streams; nobody answers. One thread. */
final class StreamConsole implements Console {

    private static final int WIDTH = 120;

    private final PrintStream out;
    private final PrintStream errors;
    private final boolean isWatched;
    private int shown;

    /**
     * A console over streams.
     *
     * @param isWatched whether somebody sees the errors' stream, so that progress is shown there
     */
    StreamConsole(PrintStream out, PrintStream errors, boolean isWatched) {
        this.out = out;
        this.errors = errors;
        this.isWatched = isWatched;
    }

    @Override
    public void progress(String text) {
        if (isWatched) {
            errors.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            errors.print(text.isEmpty() ? "\r" : "");
            errors.flush();
            shown = text.length();
        }
    }

    @Override
    public void print(String line) {
        out.println(line);
    }

    @Override
    public void warn(String text) {
        errors.println("WARNING: " + text);
    }

    @Override
    public void error(List<String> lines) {
        lines.forEach(errors::println);
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public Optional<String> ask(String prompt) {
        return Optional.empty();
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        return Optional.empty();
    }

    @Override
    public int width() {
        return WIDTH;
    }
}
