package org.mynah.admin.shell.run;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mynah.admin.catalogue.Argument;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.CmdletServer;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.shell.language.ScriptParser;
import org.mynah.admin.shell.language.Syntax;
import org.mynah.admin.shell.language.SyntaxException;
import org.mynah.admin.shell.view.Views;

/**
 * One shell session: its variables, commands and console. Runs scripts, prints what they put out,
 * and says by an exit code how they went (cmdlets §1.3). One thread.
 */
public final class Session {

    /** Exit code: all went well. */
    public static final int OK = 0;

    /** Exit code: a terminating error, or the last command failed. */
    public static final int FAILED = 1;

    /** Exit code: the script is no script. */
    public static final int SYNTAX = 2;

    /** Errors that {@code $Error} keeps. */
    static final int MOST_ERRORS = 256;

    /** Lines that {@code Get-History} keeps. */
    static final int MOST_HISTORY = 4096;

    /** While it waits, a script looks at its limits so often. */
    private static final Duration LONGEST_NAP = Duration.ofMillis(100);

    private final CmdletServer server;
    private final Commands commands;
    private final RecordingConsole console;
    private final Files files;
    private final Clock clock;
    private final Limits limits;
    private final Scope global = Scope.ofSession();
    private final List<Object> errors = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private final Usage usage;
    private final Variables variables;
    private final Progress progress;
    private final ResultFile results;
    private final SecretMask mask;
    private final Seal seal = new Seal();
    private final Interpreter interpreter;
    private Streams streams = Streams.CONSOLE;
    private int guards;
    private long failures;
    private boolean isSuccess = true;
    private boolean hasTerminated;
    private Optional<String> errorAction = Optional.empty();
    private Optional<Binding> running = Optional.empty();
    private Scope runningScope = global;

    /** A session with a server. */
    public Session(
            CmdletServer server,
            Commands commands,
            Console console,
            Files files,
            Clock clock,
            Limits limits) {
        this.server = server;
        this.commands = commands;
        this.files = files;
        this.clock = clock;
        this.limits = limits;
        this.usage = new Usage(limits, clock);
        this.console = new RecordingConsole(console, files, usage);
        this.variables = new Variables(this);
        this.progress = new Progress(console, clock);
        this.results = new ResultFile(files);
        this.mask = new SecretMask(commands.definitions());
        this.interpreter = new Interpreter(this);
        global.set("ErrorActionPreference", "Continue");
        global.set("WarningPreference", "Continue");
        global.set("ConfirmPreference", "High");
        global.set("WhatIfPreference", false);
        global.set("VerbosePreference", "SilentlyContinue");
        global.set("FormatEnumerationLimit", 16);
        global.set("LASTEXITCODE", 0);
        global.set("Error", errors);
    }

    /** A server, for commands. */
    public CmdletServer server() {
        return server;
    }

    /** What can be called. */
    public Commands commands() {
        return commands;
    }

    /** Where it prints and asks. */
    public Console console() {
        return console;
    }

    /** The files it may use. */
    public Files files() {
        return files;
    }

    /** The time. */
    public Clock clock() {
        return clock;
    }

    /** What a script may use up. */
    public Limits limits() {
        return limits;
    }

    /** The session's own variables. */
    public Scope global() {
        return global;
    }

    /** Lines that were run, secrets masked, the oldest first. */
    public List<String> history() {
        return List.copyOf(history);
    }

    /** Begins a transcript; whether another was running, which is then ended. */
    public boolean startTranscript(String file, boolean appends) {
        return console.start(file, appends);
    }

    /** Ends the transcript, and answers its file. */
    public Optional<String> stopTranscript() {
        return console.stop();
    }

    /** What seals secrets for this session. */
    public Seal seal() {
        return seal;
    }

    /** Waits; ends early when the script is stopped or its time is up. */
    public void rest(Duration time) {
        var end = clock.instant().plus(time);
        try {
            var nobody = new CountDownLatch(1);
            while (true) {
                usage.checkTime();
                var left = Duration.between(clock.instant(), end);
                if (!left.isPositive()
                        || nobody.await(
                                Math.min(left.toMillis() + 1, LONGEST_NAP.toMillis()),
                                TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            usage.checkTime();
        }
    }

    Usage usage() {
        return usage;
    }

    Progress progress() {
        return progress;
    }

    ResultFile results() {
        return results;
    }

    /**
     * Runs a script and prints its output.
     *
     * @param arguments what its parameters get: values, and {@code -Name} before one
     * @return the exit code
     */
    public int run(String script, List<String> arguments) {
        Syntax.Block block;
        try {
            block = ScriptParser.parse(script);
        } catch (SyntaxException e) {
            console.error(List.of(e.getMessage() == null ? "Syntax error." : e.getMessage()));
            return SYNTAX;
        }
        begin(script);
        try {
            return run(block, arguments);
        } finally {
            progress.end();
            console.flush();
        }
    }

    private void begin(String script) {
        usage.begin();
        progress.begin();
        results.begin();
        streams = Streams.CONSOLE;
        hasTerminated = false;
        guards = 0;
        errorAction = Optional.empty();
        running = Optional.empty();
        isSuccess = true;
        mask.mask(script.strip())
                .ifPresent(line -> {
                    history.add(line);
                    console.record("PS> " + line);
                });
        if (history.size() > MOST_HISTORY) {
            history.removeFirst();
        }
    }

    private int run(Syntax.Block block, List<String> arguments) {
        var printer = new Views(this).printer();
        try {
            new Parameters(
                            this,
                            new Expressions(this, interpreter),
                            block.parameters(),
                            "script",
                            global)
                    .bind(arguments.stream().map(Session::argument).toList());
            interpreter.execute(block.begin(), global, printer::write);
            for (var statement : block.process().orElse(List.of())) {
                interpreter.execute(List.of(statement), global, printer::write);
            }
            for (var statement : block.statements()) {
                interpreter.execute(List.of(statement), global, printer::write);
                printer.flush();
            }
        } catch (Flow.EndScript e) {
            printer.flush();
            global.set("LASTEXITCODE", e.code());
            return e.code();
        } catch (ScriptError e) {
            flush(printer, e);
            reportTerminating(e);
        } catch (Flow _) {
            // break, continue or return outside of any loop or function ends the script.
            printer.flush();
        }
        return hasTerminated || !isSuccess ? FAILED : OK;
    }

    /** Prints what waits, unless it is the printing that went too far. */
    private static void flush(Views.Printer printer, ScriptError error) {
        if (error.isCatchable()) {
            printer.flush();
        }
    }

    /** {@code -Name} names the parameter that the next argument is for. */
    private static Argument argument(String text) {
        return text.matches("-[A-Za-z_][A-Za-z0-9_]*:?")
                ? new Argument.Name(text.substring(1).replace(":", ""), text.endsWith(":"))
                : new Argument.Value(text, false);
    }

    // ---- variables

    Object variable(String name, Scope scope) {
        return variables.get(name, scope);
    }

    void setVariable(String name, Object value, Scope scope) {
        variables.set(name, value, scope);
    }

    /** A preference such as {@code VerbosePreference}, in small letters. */
    public String preference(String name, Scope scope) {
        return variables.preference(name, scope);
    }

    boolean isSuccess() {
        return isSuccess;
    }

    // ---- errors and warnings

    /** Errors so far, in this session. */
    long failures() {
        return failures;
    }

    /** A statement has ended: it went well if there are no more errors than before it. */
    void completed(long failuresBefore) {
        isSuccess = failures == failuresBefore;
    }

    /** An error that does not end the pipeline, unless -ErrorAction says so. */
    void report(ErrorRecord record) {
        report(List.of(record));
    }

    void report(List<ErrorRecord> records) {
        isSuccess = false;
        failures++;
        var action =
                errorAction
                        .orElseGet(() -> preference("ErrorActionPreference", runningScope))
                        .toLowerCase(Locale.ROOT);
        running.flatMap(each -> each.text("ErrorVariable"))
                .ifPresent(name -> {
                    var kept =
                            new ArrayList<>(
                                    Values.list(
                                            runningScope.find(plain(name)).orElse(Nothing.NULL)));
                    records.forEach(each -> kept.add(each.toItem()));
                    runningScope.set(plain(name), kept);
                });
        if (action.equals("stop") || (action.equals("inquire") && !goesOn(records))) {
            throw ScriptError.ending(records);
        }
        if (!action.equals("ignore")) {
            remember(records);
        }
        if (!action.equals("ignore") && !action.equals("silentlycontinue")) {
            streams.error(records, console);
        }
    }

    /** Where errors and warnings go now. */
    Streams streams() {
        return streams;
    }

    void streamTo(Streams goal) {
        streams = goal;
    }

    private static String plain(String variable) {
        return variable.replaceFirst("^\\+", "");
    }

    private boolean goesOn(List<ErrorRecord> records) {
        console.error(records.getFirst().lines());
        return console.isInteractive()
                && console.ask("Continue? [Y] Yes  [H] Halt: ")
                        .filter(each -> !each.strip().toLowerCase(Locale.ROOT).startsWith("h"))
                        .isPresent();
    }

    void reportTerminating(ScriptError error) {
        isSuccess = false;
        failures++;
        hasTerminated = true;
        remember(error.records());
        streams.error(error.records(), console);
    }

    void remember(List<ErrorRecord> records) {
        for (var each : records) {
            errors.addFirst(each.toItem());
        }
        while (errors.size() > MOST_ERRORS) {
            errors.removeLast();
        }
    }

    void warn(List<String> texts) {
        var action =
                running.flatMap(each -> each.text("WarningAction"))
                        .orElseGet(() -> preference("WarningPreference", runningScope))
                        .toLowerCase(Locale.ROOT);
        running.flatMap(each -> each.text("WarningVariable"))
                .filter(_ -> !texts.isEmpty())
                .ifPresent(name -> {
                    var kept =
                            new ArrayList<>(
                                    Values.list(
                                            runningScope.find(plain(name)).orElse(Nothing.NULL)));
                    kept.addAll(texts);
                    runningScope.set(plain(name), kept);
                });
        if (action.equals("ignore") || action.equals("silentlycontinue")) {
            return;
        }
        texts.forEach(text -> streams.warn(text, console));
        if (action.equals("stop") && !texts.isEmpty()) {
            throw ScriptError.ending(
                    List.of(ErrorRecord.ofScript(texts.getFirst(), "ActionPreferenceStop")));
        }
    }

    /** A warning of a command of the shell. */
    public void warn(String text) {
        warn(List.of(text));
    }

    /** An error of a command of the shell that does not end the pipeline. */
    public void error(String message, String id) {
        report(ErrorRecord.ofScript(message, id));
    }

    /** Runs with a command's -ErrorAction, -ErrorVariable … in force. */
    void withAction(Optional<String> action, Binding binding, Scope scope, Runnable work) {
        var actionBefore = errorAction;
        var bindingBefore = running;
        var scopeBefore = runningScope;
        errorAction = action;
        running = Optional.of(binding);
        runningScope = scope;
        try {
            work.run();
        } catch (org.mynah.um.directory.DirectoryException e) {
            throw ScriptError.of(e, binding.definition().name());
        } finally {
            errorAction = actionBefore;
            running = bindingBefore;
            runningScope = scopeBefore;
        }
    }

    boolean stopsAtErrors(Scope scope) {
        return preference("ErrorActionPreference", scope).equals("stop");
    }

    /** Whether a try block catches what is thrown. */
    boolean isGuarded() {
        return guards > 0;
    }

    void guard(Runnable work) {
        guards++;
        try {
            work.run();
        } finally {
            guards--;
        }
    }

    // ---- required parameters

    /** The binding with missing required parameters asked for, where somebody can answer. */
    Binding completed(Binding binding) {
        var complete = binding;
        for (var parameter : binding.missing()) {
            if (!console.isInteractive()) {
                throw missing(binding);
            }
            var prompt = parameter.name() + ": ";
            var given = parameter.isSecret() ? console.askSecret(prompt) : console.ask(prompt);
            complete =
                    complete.with(
                            parameter.name(),
                            given.filter(text -> !text.isBlank())
                                    .map(text -> parameter.isSecret() ? new SecureText(text) : text)
                                    .orElseThrow(() -> missing(binding)));
        }
        return complete;
    }

    void require(Definition definition, Binding binding) {
        var problems =
                binding.missing().stream()
                        .filter(parameter -> !parameter.takesInput())
                        .map(parameter -> CmdletRunner.missing(definition, parameter))
                        .toList();
        if (!problems.isEmpty()) {
            throw ScriptError.of(problems, definition.name());
        }
    }

    private static ScriptError missing(Binding binding) {
        return ScriptError.of(
                binding.missing().stream()
                        .map((Parameter each) -> CmdletRunner.missing(binding.definition(), each))
                        .toList(),
                binding.definition().name());
    }
}
