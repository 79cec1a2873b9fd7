package org.mynah.admin.shell.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.mynah.admin.catalogue.Argument;
import org.mynah.admin.catalogue.Binder;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.language.Syntax;
import org.mynah.um.directory.DirectoryException;

/** Builds the stages of a pipeline and lets objects through. One thread. */
final class Pipelines {

    private final Session session;
    private final Interpreter interpreter;
    private final Expressions expressions;

    Pipelines(Session session, Interpreter interpreter, Expressions expressions) {
        this.session = session;
        this.interpreter = interpreter;
        this.expressions = expressions;
    }

    void run(Syntax.Pipeline pipeline, Scope scope, Output out) {
        session.succeeded(true);
        var stages = new ArrayList<Stage>();
        var next = out;
        var head = pipeline.stages().getFirst();
        for (int i = pipeline.stages().size() - 1; i >= 0; i--) {
            var redirected =
                    Redirections.of(
                            session,
                            redirections(pipeline.stages().get(i)),
                            this::target,
                            scope,
                            next);
            if (redirected.isPresent()) {
                stages.addFirst(redirected.get());
                next = redirected.get()::accept;
            }
            if (pipeline.stages().get(i) instanceof Syntax.Command command) {
                var stage = open(command, scope, next);
                stages.addFirst(stage);
                next = stage::accept;
            }
        }
        stages.forEach(Stage::begin);
        if (head instanceof Syntax.Values values) {
            for (var each : Values.list(expressions.evaluate(values.expression(), scope))) {
                next.write(each);
            }
        } else {
            stages.getFirst().runAlone();
        }
        stages.forEach(Stage::end);
    }

    private static List<Syntax.Redirection> redirections(Syntax.Stage stage) {
        return switch (stage) {
            case Syntax.Values values -> values.redirections();
            case Syntax.Command command -> command.redirections();
        };
    }

    private Object target(Syntax.Expression expression, Scope scope) {
        return expressions.evaluate(expression, scope);
    }

    private Stage open(Syntax.Command command, Scope scope, Output out) {
        var called = expressions.evaluate(command.name(), scope);
        if (called instanceof ScriptBlock block) {
            return function(block.block(), block.scope(), arguments(command, scope), out);
        }
        var given = Values.text(called);
        var name = Commands.resolveAlias(given);
        var arguments = arguments(command, scope);
        var function = scope.function(name);
        if (function.isPresent()) {
            return function(function.get(), scope, arguments, out);
        }
        var commands = session.commands();
        try {
            var local = commands.local(name);
            if (local.isPresent()) {
                var definition = local.get().definition();
                var binding = new Binder(definition, List.of()).bind(arguments);
                session.warn(binding.warnings());
                session.require(definition, binding);
                return Observed.of(
                        session,
                        scope,
                        binding,
                        out,
                        inner ->
                                local.get()
                                        .open(
                                                binding,
                                                new Run(
                                                        session,
                                                        interpreter,
                                                        scope,
                                                        definition.name()),
                                                inner));
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

    private Stage function(Syntax.Block block, Scope scope, List<Argument> arguments, Output out) {
        var byName = new LinkedHashMap<String, Object>();
        var positional = new ArrayList<Object>();
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case Argument.Name(var text, _) -> {
                    if (i + 1 < arguments.size()
                            && arguments.get(i + 1) instanceof Argument.Value(var value, _)) {
                        byName.put(text, value);
                        i++;
                    } else {
                        byName.put(text, true);
                    }
                }
                case Argument.Value(var value, _) -> positional.add(value);
                case Argument.Hyphen _ -> positional.add("-");
            }
        }
        var input = new ArrayList<Object>();
        var collect = interpreter.into(input);
        return new Stage() {
            @Override
            public void accept(Object each) {
                collect.write(each);
            }

            @Override
            public void end() {
                interpreter.call(block, scope, new Arguments(byName, positional, input), out);
            }
        };
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
