package org.mynah.admin.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp;
import org.mynah.admin.catalogue.CmdletServer;
import org.mynah.admin.shell.language.ScriptParser;
import org.mynah.admin.shell.language.SyntaxException;
import org.mynah.admin.shell.run.Console;
import org.mynah.admin.shell.run.Session;

/** The shell at a terminal: lines with history and completion. One thread. */
final class Terminal implements Console {

    private static final String PROMPT = "[PS] mynah> ";

    private final org.jline.terminal.Terminal terminal;
    private final LineReader answers;
    private int shown;

    Terminal(org.jline.terminal.Terminal terminal) {
        this.terminal = terminal;
        this.answers = LineReaderBuilder.builder().terminal(terminal).build();
        answers.setVariable(LineReader.DISABLE_HISTORY, true);
    }

    /** Asks for lines and runs them until the end. */
    static int run(CmdletServer server, Function<Console, Session> session) {
        try (var terminal = TerminalBuilder.builder().system(true).build()) {
            var file = Path.of(System.getProperty("user.home", "."), ".mynah_history");
            return run(terminal, Optional.of(file), session);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int run(
            org.jline.terminal.Terminal terminal,
            Optional<Path> historyFile,
            Function<Console, Session> open) {
        var console = new Terminal(terminal);
        var session = open.apply(console);
        var definitions = session.commands().definitions();
        var builder =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .parser(new WholeStatements())
                        .completer(new Completion(session))
                        .history(new SecretFreeHistory(definitions))
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.CASE_INSENSITIVE, true)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, ">> ");
        historyFile.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        var reader = builder.build();
        var code = Session.OK;
        while (true) {
            try {
                var line = reader.readLine(PROMPT);
                if (line.strip().equalsIgnoreCase("exit")) {
                    return code;
                }
                code = session.run(line, List.of());
            } catch (UserInterruptException _) {
                // Ctrl-C drops the line.
            } catch (EndOfFileException _) {
                return code;
            } catch (UncheckedIOException e) {
                console.error(
                        List.of(e.getMessage() == null ? "The server is gone." : e.getMessage()));
                code = ShellMain.CANNOT_CONNECT;
            }
        }
    }

    @Override
    public void print(String line) {
        terminal.writer().println(line);
        terminal.flush();
    }

    @Override
    public void warn(String text) {
        coloured("WARNING: " + text, AttributedStyle.YELLOW);
    }

    @Override
    public void error(List<String> lines) {
        lines.forEach(line -> coloured(line, AttributedStyle.RED));
    }

    @Override
    public void progress(String text) {
        terminal.writer().print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
        terminal.writer().print(text.isEmpty() ? "\r" : "");
        terminal.flush();
        shown = text.length();
    }

    @Override
    public void page(List<String> lines) {
        var height = Math.max(2, terminal.getSize().getRows());
        for (int i = 0; i < lines.size(); i++) {
            print(lines.get(i));
            if ((i + 1) % (height - 1) == 0
                    && i + 1 < lines.size()
                    && ask("-- more (q ends) --").filter(each -> !each.startsWith("q")).isEmpty()) {
                return;
            }
        }
    }

    @Override
    public void clear() {
        terminal.puts(InfoCmp.Capability.clear_screen);
        terminal.flush();
    }

    private void coloured(String line, int colour) {
        print(
                new AttributedStringBuilder()
                        .styled(AttributedStyle.DEFAULT.foreground(colour), line)
                        .toAnsi(terminal));
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public Optional<String> ask(String prompt) {
        try {
            return Optional.of(answers.readLine(prompt));
        } catch (UserInterruptException | EndOfFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        try {
            return Optional.of(answers.readLine(prompt, '*'));
        } catch (UserInterruptException | EndOfFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public int width() {
        return terminal.getColumns() > 0 ? terminal.getColumns() : 120;
    }

    /** Asks for another line while a quote, bracket or pipe is open. */
    private static final class WholeStatements implements Parser {
        private final DefaultParser words = new DefaultParser();

        WholeStatements() {
            words.setEscapeChars(new char[0]);
            words.setQuoteChars(new char[0]);
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE) {
                try {
                    ScriptParser.parse(line);
                } catch (SyntaxException e) {
                    if (e.isIncomplete()) {
                        throw new EOFError(e.line(), e.column(), "The statement goes on.");
                    }
                }
            }
            return words.parse(line, cursor, context);
        }
    }
}
