package org.mynah.admin.shell.language;

/** Text that is no script, with the place where it ceases to be one. */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final boolean isIncomplete;

    SyntaxException(String message, int line, int column, boolean isIncomplete) {
        super(message);
        this.line = line;
        this.column = column;
        this.isIncomplete = isIncomplete;
    }

    /** Line, from 1. */
    public int line() {
        return line;
    }

    /** Column, from 1. */
    public int column() {
        return column;
    }

    /** Whether more text could make it a script: a quote, brace or pipe is open. */
    public boolean isIncomplete() {
        return isIncomplete;
    }
}
