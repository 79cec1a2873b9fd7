package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program that is not ours, or skips the test where it is not installed. */
final class ForeignProgram {

    private static final long LIMIT_SECONDS = 50;

    private ForeignProgram() {}

    /** Skips the test, naming the Debian package, when the program is not on the search path. */
    static void require(String program, String debianPackage) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        var isInstalled =
                List.of(path.split(File.pathSeparator, -1)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeThat(isInstalled)
                .as("%s is installed (Debian package %s)", program, debianPackage)
                .isTrue();
    }

    /** Runs it to its end, which is a success; all that it said. */
    static String run(String... command) throws Exception {
        return run(Map.of(), command);
    }

    static String run(Map<String, String> environment, String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
