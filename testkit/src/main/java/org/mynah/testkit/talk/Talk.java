package org.mynah.testkit.talk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation as it should go, one step a line. Immutable.
 *
 * <pre>
 * # a comment
 * &lt; * OK *                      the next line from the server; an asterisk stands for anything
 * &gt; a1 LOGIN tony ${password}   a line to the server; ${...} is filled in when it is held
 * &lt;~ a1 OK *                    lines are passed over until one matches
 * &gt; a2 LOGOUT
 * &lt;~ a2 OK *
 * &lt;!                            the server closes the connection
 * </pre>
 *
 * {@code \*} is an asterisk and nothing else.
 */
public final class Talk {
    /** Lines that {@code <~} passes over before it gives up. */
    public static final int MOST_PASSED_OVER = 10_000;

    private static final Pattern LINE = Pattern.compile("\\r?\\n");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)\\}");
    private static final Pattern STAR = Pattern.compile("\\\\\\*|\\*");

    private final String name;
    private final List<Step> steps;

    /** What one line of the script wants. */
    private enum Kind {
        SEND("> "),
        EXPECT("< "),
        SKIP_TO("<~ "),
        CLOSED("<!");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    private record Step(int line, Kind kind, String text) {}

    private Talk(String name, List<Step> steps) {
        this.name = name;
        this.steps = List.copyOf(steps);
    }

    /** Reads a {@code .talk} file. */
    public static Talk read(Path file) throws IOException {
        return of(file.getFileName().toString(), Files.readString(file));
    }

    /**
     * Takes a script apart.
     *
     * @param name for failure messages
     * @throws IllegalArgumentException when a line is no step
     */
    public static Talk of(String name, String script) {
        var steps = new ArrayList<Step>();
        String[] lines = LINE.split(script, -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                steps.add(step(name, i + 1, lines[i]));
            }
        }
        return new Talk(name, steps);
    }

    private static Step step(String name, int number, String line) {
        for (Kind kind : Kind.values()) {
            if (line.startsWith(kind.sign)) {
                return new Step(number, kind, line.substring(kind.sign.length()));
            }
            if (line.equals(kind.sign.strip())) {
                return new Step(number, kind, "");
            }
        }
        throw new IllegalArgumentException(
                name
                        + ":"
                        + number
                        + ": a line starts with \"> \", \"< \", \"<~ \", \"<!\" or \"#\"");
    }

    /**
     * Holds the conversation with a server.
     *
     * @param variables what {@code ${name}} stands for
     * @param limit for the connection and for each line of the server
     * @throws TalkFailure at the first step that goes another way
     */
    public void hold(InetSocketAddress server, Map<String, String> variables, Duration limit) {
        int limitMs = Math.toIntExact(limit.toMillis());
        var heard = new ArrayList<String>();
        try (var socket = new Socket()) {
            socket.connect(server, limitMs);
            socket.setSoTimeout(limitMs);
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (Step step : steps) {
                take(step, variables, in, socket.getOutputStream(), heard);
            }
        } catch (IOException e) {
            throw new TalkFailure(
                    name + ": the conversation broke off" + instead(heard) + ": " + e.getMessage(),
                    e);
        }
    }

    private void take(
            Step step,
            Map<String, String> variables,
            BufferedReader in,
            OutputStream out,
            List<String> heard)
            throws IOException {
        String text = filled(step, variables);
        switch (step.kind()) {
            case SEND -> {
                out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                heard.clear();
            }
            case EXPECT -> {
                if (!pattern(text).matcher(next(step, in, heard)).matches()) {
                    throw failure(step, heard);
                }
            }
            case SKIP_TO -> {
                var wanted = pattern(text);
                int passed = 0;
                while (!wanted.matcher(next(step, in, heard)).matches()) {
                    passed++;
                    if (passed >= MOST_PASSED_OVER) {
                        throw failure(step, heard.subList(0, 10));
                    }
                }
            }
            case CLOSED -> {
                String line = in.readLine();
                if (line != null) {
                    heard.add(line);
                    throw failure(step, heard);
                }
            }
        }
    }

    private String next(Step step, BufferedReader in, List<String> heard) throws IOException {
        String line = in.readLine();
        if (line == null) {
            heard.add("(the server closed the connection)");
            throw failure(step, heard);
        }
        heard.add(line);
        return line;
    }

    private TalkFailure failure(Step step, List<String> heard) {
        // The step as written: what a variable stands for may be secret.
        return new TalkFailure(
                name
                        + ":"
                        + step.line()
                        + ": wanted "
                        + step.kind().sign
                        + step.text()
                        + instead(heard));
    }

    private static String instead(List<String> heard) {
        return heard.isEmpty()
                ? ""
                : "\n  since the last line sent came\n  " + String.join("\n  ", heard);
    }

    private String filled(Step step, Map<String, String> variables) {
        return VARIABLE.matcher(step.text())
                .replaceAll(match -> {
                    String value = variables.get(match.group(1));
                    if (value == null) {
                        throw new IllegalArgumentException(
                                name
                                        + ":"
                                        + step.line()
                                        + ": nothing is given for "
                                        + match.group());
                    }
                    return Matcher.quoteReplacement(value);
                });
    }

    /** A pattern with asterisks as a regular expression. */
    private static Pattern pattern(String text) {
        var regex = new StringBuilder();
        var stars = STAR.matcher(text);
        int from = 0;
        while (stars.find()) {
            regex.append(Pattern.quote(text.substring(from, stars.start())));
            regex.append(stars.group().equals("*") ? ".*" : "\\*");
            from = stars.end();
        }
        return Pattern.compile(regex + Pattern.quote(text.substring(from)));
    }
}
