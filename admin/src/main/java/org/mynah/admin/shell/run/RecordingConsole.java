package org.mynah.admin.shell.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A console that counts the lines printed, and copies them to the transcript while there is one.
 * Answers to questions are not copied: they may be secrets. One thread.
 */
final class RecordingConsole implements Console {

    private final Console console;
    private final Files files;
    private final Usage usage;
    private final List<String> waiting = new ArrayList<>();
    private Optional<String> transcript = Optional.empty();

    RecordingConsole(Console console, Files files, Usage usage) {
        this.console = console;
        this.files = files;
        this.usage = usage;
    }

    /** Begins a transcript; whether one was running, which is then ended. */
    boolean start(String file, boolean appends) {
        var wasRunning = stop().isPresent();
        files.write(file, new byte[0], appends);
        transcript = Optional.of(file);
        return wasRunning;
    }

    /** Ends the transcript, and answers its file. */
    Optional<String> stop() {
        flush();
        var file = transcript;
        transcript = Optional.empty();
        return file;
    }

    /** Adds a line to the transcript alone. */
    void record(String line) {
        if (transcript.isPresent()) {
            waiting.add(line);
        }
    }

    /** Writes what waits to the transcript's file. */
    void flush() {
        if (transcript.isPresent() && !waiting.isEmpty()) {
            var text = String.join("\n", waiting) + "\n";
            waiting.clear();
            files.write(transcript.get(), text.getBytes(StandardCharsets.UTF_8), true);
        }
    }

    @Override
    public void print(String line) {
        usage.line();
        record(line);
        console.print(line);
    }

    @Override
    public void warn(String text) {
        usage.line();
        record("WARNING: " + text);
        console.warn(text);
    }

    @Override
    public void error(List<String> lines) {
        lines.forEach(this::record);
        console.error(lines);
    }

    @Override
    public void progress(String text) {
        console.progress(text);
    }

    @Override
    public void page(List<String> lines) {
        lines.forEach(this::record);
        console.page(lines);
    }

    @Override
    public void clear() {
        console.clear();
    }

    @Override
    public boolean isInteractive() {
        return console.isInteractive();
    }

    @Override
    public Optional<String> ask(String prompt) {
        record(prompt);
        return console.ask(prompt);
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        record(prompt);
        return console.askSecret(prompt);
    }

    @Override
    public int width() {
        return console.width();
    }
}
