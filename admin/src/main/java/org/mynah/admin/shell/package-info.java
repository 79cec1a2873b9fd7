/**
 * The management shell as a program: options, connection, terminal, history, completion. Entry:
 * {@link org.mynah.admin.shell.ShellMain}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.shell;
