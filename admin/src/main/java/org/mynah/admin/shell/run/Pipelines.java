package org.mynah.admin.shell.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mynah.admin.catalogue.Argument;
import org.mynah.admin.catalogue.Binder;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.language.ScriptParser;
import org.mynah.admin.shell.language.Syntax;
import org.mynah.admin.shell.language.SyntaxException;
import org.mynah.um.directory.DirectoryException;

/** Builds the stages of a pipeline and lets objects through. One thread. */
final class Pipelines {

    private static final String SCRIPT = ".ps1";

    private final Session session;
    private final Interpreter interpreter;
    private final Expressions expressions;

    Pipelines(Session session, Interpreter interpreter, Expressions expressions) {
        this.session = session;
        this.interpreter = interpreter;
        this.expressions = expressions;
    }

    void run(Syntax.Pipeline pipeline, Scope scope, Output out) {
        var enclosing = session.streams();
        var before = session.failures();
        try {
            flow(pipeline, scope, out, enclosing);
            session.completed(before);
        } catch (ScriptError e) {
            // 2>$null and 2>&1 take the error that ends a command, too.
            if (e.endsScript() || session.isGuarded() || session.streams().equals(enclosing)) {
                throw e;
            }
            session.reportTerminating(e);
        } finally {
            session.streamTo(enclosing);
        }
    }

    private void flow(Syntax.Pipeline pipeline, Scope scope, Output out, Streams enclosing) {
        var stages = new ArrayList<Stage>();
        var files = new ArrayList<Stage>();
        var next = out;
        for (var stage : pipeline.stages().reversed()) {
            session.streamTo(enclosing);
            var redirections = redirections(stage, scope, next);
            files.addAll(redirections.files());
            next = redirections.output();
            if (stage instanceof Syntax.Command command) {
                session.streamTo(redirections.streams());
                var opened = streaming(open(command, scope, next), redirections.streams());
                stages.addFirst(opened);
                next = opened::accept;
            }
        }
        session.streamTo(enclosing);
        stages.forEach(Stage::begin);
        if (pipeline.stages().getFirst() instanceof Syntax.Values values) {
            for (var each : Values.list(expressions.evaluate(values.expression(), scope))) {
                next.write(each);
            }
        } else {
            stages.getFirst().runAlone();
        }
        stages.forEach(Stage::end);
        files.forEach(Stage::end);
    }

    private Redirections redirections(Syntax.Stage stage, Scope scope, Output out) {
        var redirections =
                switch (stage) {
                    case Syntax.Values values -> values.redirections();
                    case Syntax.Command command -> command.redirections();
                };
        var targets =
                redirections.stream()
                        .map(each ->
                                each.target().map(target -> expressions.evaluate(target, scope)))
                        .toList();
        return new Redirections(session, redirections, targets, out);
    }

    /** The stage with its errors and warnings going where they are redirected to. */
    private Stage streaming(Stage stage, Streams streams) {
        return new Stage() {
            @Override
            public void begin() {
                during(stage::begin);
            }

            @Override
            public void accept(Object input) {
                during(() -> stage.accept(input));
            }

            @Override
            public void runAlone() {
                during(stage::runAlone);
            }

            @Override
            public void end() {
                during(stage::end);
            }

            private void during(Runnable work) {
                var before = session.streams();
                session.streamTo(streams);
                work.run();
                // Not on an error: the pipeline says it where this stage's errors go.
                session.streamTo(before);
            }
        };
    }

    private Stage open(Syntax.Command command, Scope scope, Output out) {
        var called = expressions.evaluate(command.name(), scope);
        var arguments = arguments(command, scope);
        if (called instanceof ScriptBlock block) {
            var home = command.isInPlace() ? scope : block.scope().inner();
            return function(block.block(), "script block", home, arguments, out);
        }
        var given = Values.text(called);
        var name = Commands.resolveAlias(given);
        var function = scope.function(name);
        if (function.isPresent()) {
            return function(function.get(), given, scope.inner(), arguments, out);
        }
        if (given.toLowerCase(Locale.ROOT).endsWith(SCRIPT)) {
            var home = command.isInPlace() ? scope : session.global().inner();
            return function(script(given), given, home, arguments, out);
        }
        return cmdlet(given, name, arguments, scope, out);
    }

    private Stage function(
            Syntax.Block block, String name, Scope home, List<Argument> arguments, Output out) {
        var parameters = new Parameters(session, expressions, block.parameters(), name, home);
        return new FunctionStage(session, interpreter, block, home, parameters, out)
                .with(arguments);
    }

    /** A script of the working folder. */
    private Syntax.Block script(String file) {
        try {
            return ScriptParser.parse(session.files().readText(file));
        } catch (DirectoryException e) {
            throw ScriptError.of(e, file);
        } catch (SyntaxException e) {
            throw new ScriptError(
                    "The script %s cannot be read. %s".formatted(file, e.getMessage()),
                    "ParseError");
        }
    }

    private Stage cmdlet(
            String given, String name, List<Argument> arguments, Scope scope, Output out) {
        var commands = session.commands();
        try {
            var local = commands.local(name);
            if (local.isPresent()) {
                var definition = local.get().definition();
                var binding = new Binder(definition, List.of()).bind(arguments);
                session.warn(binding.warnings());
                session.require(definition, binding);
                var run = new Run(session, interpreter, scope, definition.name());
                return Observed.of(
                        session,
                        scope,
                        binding,
                        out,
                        inner -> local.get().open(binding, run, inner));
            }
            var remote = commands.remote(name);
            if (remote.isPresent()) {
                var binding =
                        new Binder(remote.get(), commands.remoteDefinitions()).bind(arguments);
                session.warn(binding.warnings());
                return Observed.of(
                        session,
                        scope,
                        binding,
                        out,
                        inner -> new RemoteStage(session, scope, binding, inner));
            }
        } catch (DirectoryException e) {
            throw ScriptError.of(
                    e, commands.definition(name).map(each -> each.name()).orElse(given));
        }
        throw ScriptError.of(List.of(commands.unknown(given, arguments)), given);
    }

    private List<Argument> arguments(Syntax.Command command, Scope scope) {
        var arguments = new ArrayList<Argument>();
        for (var element : command.elements()) {
            switch (element) {
                case Syntax.NameElement(var name, var hasColon) ->
                        arguments.add(new Argument.Name(name, hasColon));
                case Syntax.HyphenElement _ -> arguments.add(new Argument.Hyphen());
                case Syntax.SplatElement(var variable) ->
                        splat(session.variable(variable, scope), arguments);
                case Syntax.ValueElement(var value, var isBareWord) ->
                        arguments.add(
                                new Argument.Value(expressions.evaluate(value, scope), isBareWord));
            }
        }
        return arguments;
    }

    private static void splat(Object value, List<Argument> arguments) {
        if (value instanceof HashTable) {
            Expressions.named(value)
                    .forEach((name, each) -> {
                        arguments.add(new Argument.Name(name, true));
                        arguments.add(new Argument.Value(each, false));
                    });
        } else if (value != Nothing.NULL) {
            Values.list(value).forEach(each -> arguments.add(new Argument.Value(each, false)));
        }
    }
}
