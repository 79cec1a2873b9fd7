package org.mynah.admin.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.shell.run.Console;

/** Prints to streams; nobody answers. */
final class StreamConsole implements Console {

    private static final int WIDTH = 120;

    private final PrintStream out;
    private final PrintStream errors;

    StreamConsole(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
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
