package org.mynah.admin.shell.run;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.CmdletServer;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.shell.language.ScriptParser;
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

    private final CmdletServer server;
    private final Commands commands;
    private final Console console;
    private final Files files;
    private final Clock clock;
    private final Limits limits;
    private final Scope global = Scope.ofSession();
    private final List<Object> errors = new ArrayList<>();
    private final Interpreter interpreter;
    private int depth;
    private int guards;
    private boolean isSuccess = true;
    private boolean hasTerminated;
    private Instant deadline = Instant.MAX;
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
        this.console = console;
        this.files = files;
        this.clock = clock;
        this.limits = limits;
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

    /**
     * Runs a script and prints its output.
     *
     * @return the exit code
     */
    public int run(String script, List<String> arguments) {
        org.mynah.admin.shell.language.Syntax.Block block;
        try {
            block = ScriptParser.parse(script);
        } catch (SyntaxException e) {
            console.error(List.of(e.getMessage() == null ? "Syntax error." : e.getMessage()));
            return SYNTAX;
        }
        deadline = clock.instant().plus(limits.longestRun());
        hasTerminated = false;
        depth = 0;
        guards = 0;
        errorAction = Optional.empty();
        running = Optional.empty();
        isSuccess = true;
        global.set("args", new ArrayList<Object>(arguments));
        var printer = new Views(this).printer();
        try {
            var rest = new ArrayList<Object>(arguments);
            for (var parameter : block.parameters()) {
                global.set(
                        parameter.name(),
                        rest.isEmpty()
                                ? parameter
                                        .defaultValue()
                                        .map(each ->
                                                new Expressions(this, interpreter)
                                                        .evaluate(each, global))
                                        .orElse(Nothing.NULL)
                                : rest.removeFirst());
            }
            for (var statement : block.statements()) {
                interpreter.execute(
                        new org.mynah.admin.shell.language.Syntax.Block(
                                List.of(), List.of(statement), ""),
                        global,
                        printer::write);
                printer.flush();
            }
        } catch (Flow.EndScript e) {
            printer.flush();
            global.set("LASTEXITCODE", e.code());
            return e.code();
        } catch (ScriptError e) {
            printer.flush();
            reportTerminating(e);
        } catch (Flow _) {
            // break, continue or return outside of any loop or function ends the script.
            printer.flush();
        }
        return hasTerminated || !isSuccess ? FAILED : OK;
    }

    // ---- variables

    Object variable(String name, Scope scope) {
        var lower = name.toLowerCase(Locale.ROOT);
        var plain = lower.replaceFirst("^(global|script|local|private|variable):", "");
        return switch (plain) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> Nothing.NULL;
            case "?" -> isSuccess;
            case "psitem" -> scope.find("_").orElse(Nothing.NULL);
            case "pwd" -> files.resolve(".").toString();
            case "psversiontable" ->
                    new Item("PSVersionTable").set("PSVersion", "5.1").set("PSEdition", "Mynah");
            default ->
                    plain.startsWith("env:")
                            ? Optional.<Object>ofNullable(System.getenv(name.substring(4)))
                                    .orElse(Nothing.NULL)
                            : scope.find(plain).orElse(Nothing.NULL);
        };
    }

    void setVariable(String name, Object value, Scope scope) {
        var lower = name.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "true", "false", "null", "?", "psversiontable", "error" ->
                    throw new ScriptError(
                            "The variable $%s cannot be changed.".formatted(name),
                            "VariableNotWritable");
            default -> {
                if (lower.startsWith("env:")) {
                    throw new ScriptError(
                            "Environment variables cannot be changed here.", "VariableNotWritable");
                }
                if (lower.startsWith("global:") || lower.startsWith("script:")) {
                    scope.setGlobal(lower.substring(7), value);
                } else {
                    scope.set(lower.replaceFirst("^(local|private|variable):", ""), value);
                }
            }
        }
    }

    // ---- errors and warnings

    void succeeded(boolean success) {
        isSuccess = success;
    }

    /** An error that does not end the pipeline, unless -ErrorAction says so. */
    void report(ErrorRecord record) {
        report(List.of(record));
    }

    void report(List<ErrorRecord> records) {
        isSuccess = false;
        var action =
                errorAction
                        .orElseGet(
                                () -> Values.text(variable("ErrorActionPreference", runningScope)))
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
            records.forEach(each -> console.error(each.lines()));
        }
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
        hasTerminated = true;
        remember(error.records());
        error.records().forEach(each -> console.error(each.lines()));
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
                        .orElseGet(() -> Values.text(variable("WarningPreference", runningScope)))
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
        texts.forEach(console::warn);
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
        return Values.text(variable("ErrorActionPreference", scope)).equalsIgnoreCase("Stop");
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

    // ---- what a script may use up

    void enter() {
        if (++depth > limits.deepest()) {
            depth = 0;
            throw ScriptError.ending(
                    List.of(
                            ErrorRecord.ofScript(
                                    "The script is nested deeper than %d levels; a function may call itself for ever."
                                            .formatted(limits.deepest()),
                                    "CallDepthOverflow")));
        }
    }

    void leave() {
        depth = Math.max(0, depth - 1);
    }

    void checkTime() {
        if (clock.instant().isAfter(deadline)) {
            throw ScriptError.ending(
                    List.of(
                            ErrorRecord.ofScript(
                                    "The script ran longer than " + limits.longestRun() + ".",
                                    "ScriptTimeout")));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw ScriptError.ending(
                    List.of(ErrorRecord.ofScript("The script was stopped.", "PipelineStopped")));
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
