package org.mynah.mail.imap;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One conversation with one server: what came back at each step, normalised. One thread. */
final class TalkRun implements AutoCloseable {

    private static final Pattern COUNTER = Pattern.compile("(?:HIGHESTMODSEQ|MODSEQ) \\(?([0-9]+)");
    private static final Pattern VALIDITY = Pattern.compile("UIDVALIDITY ([0-9]+)");
    private static final Pattern LITERAL = Pattern.compile("\\{\\{(~?)(\\+?)((?s).*?)}}");

    /**
     * @param reply one normalised line each
     */
    record Step(String sent, List<String> reply) {}

    private final int port;
    private final String user;
    private final Map<Integer, ImapClient> clients = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<Integer, String> idling = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private boolean isStranger;
    private int tags;

    TalkRun(int port, String user) {
        this.port = port;
        this.user = user;
        variables.put("M", "1");
        variables.put("V", "1");
    }

    List<Step> run(Talk talk) throws IOException {
        for (var line : talk.steps()) {
            try {
                step(line);
            } catch (SocketTimeoutException e) {
                throw new IOException("no answer to " + line + " in conversation " + talk.number());
            } catch (IOException _) {
                steps.add(new Step(line, List.of("(closed)")));
                break;
            }
        }
        return steps;
    }

    private void step(String line) throws IOException {
        if (line.equals("@stranger")) {
            isStranger = true;
        } else if (line.startsWith("@mails ")) {
            var second = 0;
            for (var name : line.substring(7).split(" ", -1)) {
                var date = "\" 4-Mar-2026 15:06:%02d +0000\"".formatted(second++);
                must(1, "APPEND INBOX " + date + " {{+mail:" + name + "}}");
            }
        } else if (line.startsWith("! ")) {
            must(1, line.substring(2));
        } else if (line.startsWith("= ")) {
            variables.put(line.substring(2).strip(), variables.get("M"));
        } else {
            var number = line.matches("[0-9]: .*|[0-9]~ .*") ? line.charAt(0) - '0' : 1;
            var text = line.matches("[0-9][:~] .*") ? line.substring(1) : line;
            if (text.startsWith("~ ")) {
                steps.add(new Step(line, Replies.normal(text, await(number, text.substring(2)))));
            } else if (text.startsWith("> ")) {
                client(number).send(Talk.bytes(text.substring(2)));
            } else if (text.equals("<")) {
                steps.add(
                        new Step(
                                line, Replies.normal(text, List.of(noted(client(number).line())))));
            } else {
                var command = text.startsWith(": ") ? text.substring(2) : text;
                steps.add(new Step(line, Replies.normal(command, command(number, command))));
            }
        }
    }

    private void must(int number, String command) throws IOException {
        var reply = command(number, command);
        if (!reply.getLast().startsWith("OK")) {
            steps.add(new Step("! " + command, Replies.normal(command, reply)));
        }
    }

    private ImapClient client(int number) throws IOException {
        var present = clients.get(number);
        if (present != null) {
            return present;
        }
        var client = new ImapClient(port);
        clients.put(number, client);
        client.greeting();
        if (!isStranger || number > 1) {
            client.ok("LOGIN " + user + " " + MailServerFixture.PASSWORD);
        }
        return client;
    }

    private List<String> await(int number, String text) throws IOException {
        var lines = new ArrayList<String>();
        do {
            lines.add(noted(client(number).line()));
        } while (!lines.getLast().contains(text));
        return lines;
    }

    /** Sends a command with its literals, and takes the responses up to the tagged one. */
    private List<String> command(int number, String written) throws IOException {
        var client = client(number);
        var lines = new ArrayList<String>();
        if (written.equals("DONE")) {
            client.send("DONE\r\n");
            return rest(client, idling.getOrDefault(number, "?"), lines);
        }
        var tag = "t" + ++tags;
        var text = with(written.replace("$USER", user));
        var literal = LITERAL.matcher(text);
        var from = 0;
        var sent = new StringBuilder(tag).append(' ');
        while (literal.find()) {
            var content =
                    literal.group(3).startsWith("mail:")
                            ? Talk.mail(literal.group(3).substring(5))
                            : Talk.bytes(literal.group(3));
            sent.append(Talk.bytes(text.substring(from, literal.start())));
            sent.append(literal.group(1))
                    .append('{')
                    .append(content.length())
                    .append(literal.group(2))
                    .append("}\r\n");
            if (literal.group(2).isEmpty()) {
                client.send(sent.toString());
                sent.setLength(0);
                lines.add(noted(client.line()));
                if (!lines.getLast().startsWith("+")) {
                    return lines.getLast().startsWith(tag + " ")
                            ? untagged(tag, lines)
                            : rest(client, tag, lines);
                }
            }
            sent.append(content);
            from = literal.end();
        }
        sent.append(Talk.bytes(text.substring(from))).append("\r\n");
        client.send(sent.toString());
        if (written.equals("IDLE")) {
            idling.put(number, tag);
            var first = noted(client.line());
            lines.add(first);
            return first.startsWith(tag + " ") ? untagged(tag, lines) : lines;
        }
        return rest(client, tag, lines);
    }

    private List<String> rest(ImapClient client, String tag, List<String> lines)
            throws IOException {
        try {
            do {
                lines.add(noted(client.line()));
                if (lines.getLast().startsWith("+") && !tag.isEmpty()) {
                    return lines;
                }
            } while (!lines.getLast().startsWith(tag + " "));
        } catch (java.io.EOFException | java.net.SocketException _) {
            lines.add("(closed)");
        }
        return untagged(tag, lines);
    }

    private static List<String> untagged(String tag, List<String> lines) {
        var last = lines.getLast();
        if (last.startsWith(tag + " ")) {
            lines.set(lines.size() - 1, last.substring(tag.length() + 1));
        }
        return lines;
    }

    private String with(String text) {
        var result = text;
        for (var variable : variables.entrySet()) {
            result = result.replaceAll("\\$" + variable.getKey() + "\\b", variable.getValue());
        }
        return result;
    }

    private String noted(String line) {
        var counter = COUNTER.matcher(line);
        while (counter.find()) {
            var before = Long.parseLong(variables.getOrDefault("M", "1"));
            variables.put("M", Long.toString(Math.max(before, Long.parseLong(counter.group(1)))));
        }
        var validity = VALIDITY.matcher(line);
        while (validity.find()) {
            variables.put("V", validity.group(1));
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        for (var client : clients.values()) {
            client.close();
        }
    }
}
