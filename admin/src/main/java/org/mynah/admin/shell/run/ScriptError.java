package org.mynah.admin.shell.run;

import java.util.List;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.Problem;

/** An error that ends the statement, unless it is caught by the script. */
public final class ScriptError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Never serialized: it lives within one run.
    private final List<ErrorRecord> records;

    private final Reach reach;

    /** What an error ends. */
    private enum Reach {
        STATEMENT,
        SCRIPT,
        /** The script, even one that catches errors: it has used up what it may. */
        EVERYTHING
    }

    ScriptError(List<ErrorRecord> records) {
        this(records, Reach.STATEMENT);
    }

    private ScriptError(List<ErrorRecord> records, Reach reach) {
        super(records.getFirst().message());
        this.records = List.copyOf(records);
        this.reach = reach;
    }

    /** An error that ends not only its statement but the script: throw, or -ErrorAction Stop. */
    static ScriptError ending(List<ErrorRecord> records) {
        return new ScriptError(records, Reach.SCRIPT);
    }

    /** An error that no catch block sees: a limit of the session is reached. */
    static ScriptError beyond(List<ErrorRecord> records) {
        return new ScriptError(records, Reach.EVERYTHING);
    }

    /** Whether a catch block may see it. */
    boolean isCatchable() {
        return reach != Reach.EVERYTHING;
    }

    /** Whether it ends the script and not only its statement. */
    boolean endsScript() {
        return reach != Reach.STATEMENT;
    }

    /** An error of the language itself. */
    public ScriptError(String message, String id) {
        this(List.of(ErrorRecord.ofScript(message, id)));
    }

    /** The problems that a command met. */
    public static ScriptError of(List<Problem> problems, String command) {
        return new ScriptError(
                problems.stream().map(each -> ErrorRecord.of(each, command)).toList());
    }

    /** The refusal of a command. */
    public static ScriptError of(DirectoryException refusal, String command) {
        return of(refusal.problems(), command);
    }

    /** What is wrong; never empty. */
    public List<ErrorRecord> records() {
        return records;
    }
}
