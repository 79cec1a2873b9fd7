package org.mynah.admin.shell.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a command's errors and warnings go when they are redirected; empty: to the console.
 * Immutable.
 */
record Streams(Optional<Consumer<ErrorRecord>> errors, Optional<Consumer<String>> warnings) {

    static final Streams CONSOLE = new Streams(Optional.empty(), Optional.empty());

    void error(List<ErrorRecord> records, Console console) {
        records.forEach(each ->
                errors.ifPresentOrElse(
                        sink -> sink.accept(each), () -> console.error(each.lines())));
    }

    void warn(String text, Console console) {
        warnings.ifPresentOrElse(sink -> sink.accept(text), () -> console.warn(text));
    }
}
