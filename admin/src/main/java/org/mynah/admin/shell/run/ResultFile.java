package org.mynah.admin.shell.run;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mynah.admin.catalogue.Outcome;
import org.mynah.um.directory.Problem;

/**
 * What -ResultFile keeps: a CSV row for each object that a bulk run met. A row says which object,
 * what was done and what went wrong; never a PIN or password, for it holds no parameter but the
 * identity. One thread.
 */
final class ResultFile {

    private static final String HEAD = "Command,Identity,Result,ErrorId,Message";

    private final Files files;

    /** Files that this run has begun: further rows are added. */
    private final Set<String> begun = new HashSet<>();

    ResultFile(Files files) {
        this.files = files;
    }

    /** A run begins: files are written afresh. */
    void begin() {
        begun.clear();
    }

    void add(String file, String command, String identity, boolean isRehearsal, Outcome outcome) {
        var problems = outcome.problems();
        var result = !problems.isEmpty() ? "Failed" : isRehearsal ? "Valid" : "Done";
        var row =
                row(
                        command,
                        identity,
                        result,
                        joined(problems.stream().map(each -> each.id().id())),
                        joined(problems.stream().map(Problem::message)));
        var isNew = begun.add(file.toLowerCase(Locale.ROOT));
        var text = (isNew ? HEAD + "\r\n" : "") + row + "\r\n";
        files.write(file, text.getBytes(StandardCharsets.UTF_8), !isNew);
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining(" "));
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(each -> "\"" + each.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }
}
