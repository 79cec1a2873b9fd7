package org.mynah.admin.shell.run;

import org.mynah.admin.shell.language.Syntax;

/**
 * Statements as a value, with the scope they were written in. Immutable; the scope is not.
 *
 * @param block the statements
 * @param scope where its variables are looked up
 */
public record ScriptBlock(Syntax.Block block, Scope scope) {

    @Override
    public String toString() {
        return block.source();
    }
}
