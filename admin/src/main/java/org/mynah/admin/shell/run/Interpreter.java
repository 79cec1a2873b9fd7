package org.mynah.admin.shell.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.Argument;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.language.Syntax;

/** Carries out statements. One thread. */
final class Interpreter {

    private final Session session;
    private final Expressions expressions;
    private final Pipelines pipelines;

    /** The errors whose catch blocks are running, the innermost first. */
    private final Deque<ScriptError> caught = new ArrayDeque<>();

    Interpreter(Session session) {
        this.session = session;
        this.expressions = new Expressions(session, this);
        this.pipelines = new Pipelines(session, this, expressions);
    }

    /** The statements of a block, in order; an error ends its statement, not the block. */
    void execute(Syntax.Block block, Scope scope, Output out) {
        execute(block.statements(), scope, out);
    }

    void execute(List<Syntax.Statement> statements, Scope scope, Output out) {
        for (var statement : statements) {
            try {
                execute(statement, scope, out);
            } catch (ScriptError e) {
                if (e.endsScript() || session.isGuarded() || session.stopsAtErrors(scope)) {
                    throw e;
                }
                session.reportTerminating(e);
            }
        }
    }

    void execute(Syntax.Statement statement, Scope scope, Output out) {
        session.usage().enter();
        try {
            switch (statement) {
                case Syntax.If each -> ifStatement(each, scope, out);
                case Syntax.ForEach each -> forEach(each, scope, out);
                case Syntax.For each -> forLoop(each, scope, out);
                case Syntax.While each -> whileLoop(each, scope, out);
                case Syntax.Switch each -> switchStatement(each, scope, out);
                case Syntax.Function(var name, var body) -> define(name, body, scope);
                case Syntax.Try each -> tryStatement(each, scope, out);
                case Syntax.Return(var value) -> {
                    value.ifPresent(each -> execute(each, scope, out));
                    throw new Flow.EndFunction();
                }
                case Syntax.Throw(var value) -> throw thrown(value, scope);
                case Syntax.Exit(var code) ->
                        throw new Flow.EndScript(
                                code.flatMap(each -> Values.number(valueOf(each, scope)))
                                        .map(Number::intValue)
                                        .orElse(0));
                case Syntax.Break _ -> throw new Flow.BreakLoop();
                case Syntax.Continue _ -> throw new Flow.ContinueLoop();
                case Syntax.Assignment(var target, var operator, var value) -> {
                    var before = session.failures();
                    expressions.assign(target, operator, valueOf(value, scope), scope);
                    session.completed(before);
                }
                case Syntax.Increment(var target, var isDown) -> {
                    expressions.increment(target, isDown, scope);
                    session.completed(session.failures());
                }
                case Syntax.Pipeline pipeline -> pipelines.run(pipeline, scope, out);
            }
        } finally {
            session.usage().leave();
        }
    }

    private static void define(String name, Syntax.Block body, Scope scope) {
        if (name.regionMatches(true, 0, "global:", 0, 7)) {
            scope.outermost().define(name.substring(7), body);
        } else {
            scope.define(name.substring(name.indexOf(':') + 1), body);
        }
    }

    // ---- values of statements

    /** What a statement stands for where a value is wanted: nothing, one object, or a list. */
    Object valueOf(Syntax.Statement statement, Scope scope) {
        if (statement instanceof Syntax.Pipeline pipeline
                && pipeline.stages().size() == 1
                && pipeline.stages().getFirst() instanceof Syntax.Values values
                && values.redirections().isEmpty()) {
            return expressions.evaluate(values.expression(), scope);
        }
        var objects = new ArrayList<Object>();
        execute(statement, scope, into(objects));
        if (statement instanceof Syntax.Assignment assignment) {
            return expressions.evaluate(assignment.target(), scope);
        }
        return unwrapped(objects);
    }

    Object collected(Syntax.Block block, Scope scope) {
        var objects = new ArrayList<Object>();
        execute(block, scope, into(objects));
        return unwrapped(objects);
    }

    List<Object> listOf(Syntax.Block block, Scope scope) {
        var objects = new ArrayList<Object>();
        execute(block, scope, into(objects));
        return objects;
    }

    /** An output that collects, up to the largest list. */
    Output into(List<Object> objects) {
        return value -> {
            if (objects.size() >= session.limits().largestList()) {
                throw new ScriptError(
                        "A list has at most %d elements.".formatted(session.limits().largestList()),
                        "ListTooLarge");
            }
            objects.add(value);
        };
    }

    private static Object unwrapped(List<Object> objects) {
        return objects.isEmpty()
                ? Nothing.NULL
                : objects.size() == 1 ? objects.getFirst() : objects;
    }

    // ---- blocks and functions

    /** Runs a block for an object of the pipeline, in the block's own scope, as {@code $_}. */
    void invoke(ScriptBlock block, Object current, Output out) {
        session.usage().checkTime();
        var scope = block.scope();
        var before = scope.find("_");
        scope.set("_", current);
        try {
            execute(block.block(), scope, out);
        } catch (Flow.EndFunction _) {
            // return ends the block for this object.
        } finally {
            scope.set("_", before.orElse(Nothing.NULL));
        }
    }

    /** Calls a block with arguments, in a scope of its own. */
    Object call(ScriptBlock block, List<Object> arguments) {
        var objects = new ArrayList<Object>();
        var scope = block.scope().inner();
        var parameters =
                new Parameters(
                        session, expressions, block.block().parameters(), "script block", scope);
        var stage =
                new FunctionStage(session, this, block.block(), scope, parameters, into(objects))
                        .with(
                                arguments.stream()
                                        .map(each -> (Argument) new Argument.Value(each, false))
                                        .toList());
        stage.begin();
        stage.runAlone();
        stage.end();
        return unwrapped(objects);
    }

    // ---- compound statements

    private void ifStatement(Syntax.If statement, Scope scope, Output out) {
        for (var branch : statement.branches()) {
            if (Values.truth(valueOf(branch.condition(), scope))) {
                execute(branch.body(), scope, out);
                return;
            }
        }
        statement.otherwise().ifPresent(block -> execute(block, scope, out));
    }

    private void forEach(Syntax.ForEach loop, Scope scope, Output out) {
        for (var each : Values.list(valueOf(loop.items(), scope))) {
            scope.set(loop.variable(), each);
            if (!isRoundDone(loop.body(), scope, out)) {
                return;
            }
        }
    }

    private void forLoop(Syntax.For loop, Scope scope, Output out) {
        Output nowhere = _ -> {};
        loop.first().ifPresent(each -> execute(each, scope, nowhere));
        while (loop.condition().map(each -> Values.truth(valueOf(each, scope))).orElse(true)) {
            if (!isRoundDone(loop.body(), scope, out)) {
                return;
            }
            loop.next().ifPresent(each -> execute(each, scope, nowhere));
        }
    }

    private void whileLoop(Syntax.While loop, Scope scope, Output out) {
        if (loop.isBodyFirst() && !isRoundDone(loop.body(), scope, out)) {
            return;
        }
        while (Values.truth(valueOf(loop.condition(), scope)) != loop.isUntil()) {
            if (!isRoundDone(loop.body(), scope, out)) {
                return;
            }
        }
    }

    /** One round of a loop; false when the loop is left. */
    private boolean isRoundDone(Syntax.Block body, Scope scope, Output out) {
        session.usage().round();
        try {
            execute(body, scope, out);
            return true;
        } catch (Flow.ContinueLoop _) {
            return true;
        } catch (Flow.BreakLoop _) {
            return false;
        }
    }

    private void switchStatement(Syntax.Switch statement, Scope scope, Output out) {
        try {
            for (var value : Values.list(valueOf(statement.value(), scope))) {
                switchOn(statement, value, scope, out);
            }
        } catch (Flow.BreakLoop _) {
            // break ends the switch.
        }
    }

    private void switchOn(Syntax.Switch statement, Object value, Scope scope, Output out) {
        var isMatched = false;
        scope.set("_", value);
        try {
            for (var each : statement.cases()) {
                if (each.condition().isEmpty() ? !isMatched : fits(statement, each, value, scope)) {
                    isMatched = true;
                    execute(each.body(), scope, out);
                }
            }
        } catch (Flow.ContinueLoop _) {
            // continue goes on with the next value.
        }
    }

    private boolean fits(Syntax.Switch statement, Syntax.Case each, Object value, Scope scope) {
        var condition = expressions.evaluate(each.condition().orElseThrow(), scope);
        if (condition instanceof ScriptBlock block) {
            var objects = new ArrayList<Object>();
            invoke(block, value, into(objects));
            return Values.truth(unwrapped(objects));
        }
        var operator =
                switch (statement.comparison()) {
                    case EXACT -> "eq";
                    case WILDCARD -> "like";
                    case REGEX -> "match";
                };
        return Values.truth(
                expressions.compare(
                        statement.isCaseSensitive() ? "c" + operator : operator,
                        value,
                        condition,
                        scope));
    }

    private void tryStatement(Syntax.Try statement, Scope scope, Output out) {
        try {
            session.guard(() -> execute(statement.body(), scope, out));
        } catch (ScriptError e) {
            var handler = statement.catches().stream().filter(each -> catches(each, e)).findFirst();
            if (handler.isEmpty() || !e.isCatchable()) {
                throw e;
            }
            session.remember(e.records());
            var before = scope.find("_");
            scope.set("_", e.records().getFirst().toItem());
            caught.push(e);
            try {
                execute(handler.get().body(), scope, out);
            } finally {
                caught.pop();
                scope.set("_", before.orElse(Nothing.NULL));
            }
        } finally {
            statement.last().ifPresent(block -> execute(block, scope, out));
        }
    }

    private static boolean catches(Syntax.Catch clause, ScriptError error) {
        var thrown = error.records().getFirst().exceptionClass();
        return clause.types().isEmpty()
                || clause.types().stream()
                        .map(type -> type.substring(type.lastIndexOf('.') + 1))
                        .anyMatch(type ->
                                type.equalsIgnoreCase(thrown)
                                        || type.equalsIgnoreCase("Exception")
                                        || type.equalsIgnoreCase("RuntimeException")
                                        || type.equalsIgnoreCase("SystemException"));
    }

    private ScriptError thrown(Optional<Syntax.Statement> value, Scope scope) {
        if (value.isEmpty() && !caught.isEmpty()) {
            return ScriptError.ending(caught.element().records());
        }
        var message = value.map(each -> valueOf(each, scope)).orElse("ScriptHalted");
        return ScriptError.ending(
                List.of(
                        message instanceof Item item && item.type().equals(ErrorRecord.TYPE)
                                ? ErrorRecord.of(item)
                                : ErrorRecord.ofScript(Values.text(message), "RuntimeException")));
    }
}
