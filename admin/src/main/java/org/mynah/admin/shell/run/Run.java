package org.mynah.admin.shell.run;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.catalogue.Nothing;

/** What a local cmdlet can use: the session, and the blocks it was given. One thread. */
public final class Run {

    private final Session session;
    private final Interpreter interpreter;
    private final Scope scope;
    private final String command;

    Run(Session session, Interpreter interpreter, Scope scope, String command) {
        this.session = session;
        this.interpreter = interpreter;
        this.scope = scope;
        this.command = command;
    }

    /** The session. */
    public Session session() {
        return session;
    }

    /** The scope the command stands in. */
    public Scope scope() {
        return scope;
    }

    /** Runs a block with an object as {@code $_}. */
    public void invoke(ScriptBlock block, Object current, Output out) {
        interpreter.invoke(block, current, out);
    }

    /** What a block answers for an object. */
    public Object valueOf(ScriptBlock block, Object current) {
        var objects = new ArrayList<Object>();
        interpreter.invoke(block, current, interpreter.into(objects));
        return objects.isEmpty()
                ? Nothing.NULL
                : objects.size() == 1 ? objects.getFirst() : objects;
    }

    /** The value of a property given by name or block. */
    public Object property(Object object, Object nameOrBlock) {
        return nameOrBlock instanceof ScriptBlock block
                ? valueOf(block, object)
                : Members.get(object, Values.text(nameOrBlock));
    }

    /** The elements of a list that may grow up to the limit. */
    public Output into(List<Object> objects) {
        return interpreter.into(objects);
    }

    /** Applies an operator, such as {@code -like}. */
    public boolean compare(String operator, Object left, Object right) {
        return Values.truth(
                new Operators(session.limits(), session.usage()::checkTime)
                        .apply(operator, left, right));
    }

    /** Runs a command line's worth of script, as if typed here. */
    public ScriptError error(org.mynah.um.directory.DirectoryException refusal) {
        return ScriptError.of(refusal, command);
    }
}
