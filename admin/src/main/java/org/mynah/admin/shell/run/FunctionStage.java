package org.mynah.admin.shell.run;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.catalogue.Argument;
import org.mynah.admin.shell.language.Syntax;

/**
 * A function, script block or script at work in a pipeline: begin once, process for each object,
 * end once; without these parts, all at the end with the objects in {@code $input}. One thread.
 */
final class FunctionStage implements Stage {

    private final Session session;
    private final Interpreter interpreter;
    private final Syntax.Block block;
    private final Scope scope;
    private final Parameters parameters;
    private final Output out;
    private final List<Object> input = new ArrayList<>();
    private boolean isFed;

    /**
     * A call.
     *
     * @param scope the function's own scope, or for a dot-sourced one the caller's
     */
    FunctionStage(
            Session session,
            Interpreter interpreter,
            Syntax.Block block,
            Scope scope,
            Parameters parameters,
            Output out) {
        this.session = session;
        this.interpreter = interpreter;
        this.block = block;
        this.scope = scope;
        this.parameters = parameters;
        this.out = out;
    }

    /** Binds the arguments; before the pipeline begins. */
    FunctionStage with(List<Argument> arguments) {
        parameters.bind(arguments);
        return this;
    }

    @Override
    public void begin() {
        run(block.begin());
    }

    @Override
    public void accept(Object each) {
        isFed = true;
        if (block.process().isEmpty()) {
            interpreter.into(input).write(each);
        } else {
            process(each);
        }
    }

    private void process(Object each) {
        scope.set("_", each);
        parameters.inputParameter().ifPresent(parameter -> parameters.set(parameter, each));
        run(block.process().orElseThrow());
    }

    @Override
    public void runAlone() {
        block.process().ifPresent(this::run);
    }

    @Override
    public void end() {
        if (isFed && block.process().isEmpty()) {
            parameters
                    .inputParameter()
                    .filter(_ -> !input.isEmpty())
                    .ifPresent(parameter -> parameters.set(parameter, input.getLast()));
        }
        scope.set("input", input);
        run(block.statements());
    }

    private void run(List<Syntax.Statement> statements) {
        session.usage().enter();
        try {
            interpreter.execute(statements, scope, out);
        } catch (Flow.EndFunction _) {
            // return ends this part of the function.
        } finally {
            session.usage().leave();
        }
    }
}
