package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Parser;
import org.jline.reader.LineReader;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.mynah.um.directory.ErrorId;
import org.slf4j.Logger;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** The launcher gives a shell few libraries, so that it starts soon: they are enough. */
class ShellLibrariesTest {

    private static final Pattern LIST = Pattern.compile("(?m)^shell_libraries=\"([^\"]+)\"$");

    /** A class of each. */
    private static final Map<String, Class<?>> LIBRARIES =
            Map.of(
                    "mynah-admin", ShellMain.class,
                    "mynah-um", ErrorId.class,
                    "antlr4-runtime", Parser.class,
                    "jackson-annotations", JsonProperty.class,
                    "jackson-core", JsonParser.class,
                    "jackson-databind", JsonMapper.class,
                    "jline", LineReader.class,
                    "jspecify", NullMarked.class,
                    "logback", ch.qos.logback.classic.Logger.class,
                    "slf4j-api", Logger.class);

    @Test
    void a_shell_runs_with_the_libraries_of_the_launcher_alone() throws Exception {
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(LIBRARIES.keySet());
        var path = new StringBuilder(place(ch.qos.logback.core.Appender.class));
        for (var each : LIBRARIES.values()) {
            path.append(File.pathSeparatorChar).append(place(each));
        }

        var run =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                path.toString(),
                                ShellTraining.class.getName())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).as(said).isZero();
    }

    private static List<String> listed() throws IOException {
        var found = LIST.matcher(Files.readString(Path.of("..", "mynah")));
        assertThat(found.find()).isTrue();
        return List.of(found.group(1).split(" ", -1));
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }
}
