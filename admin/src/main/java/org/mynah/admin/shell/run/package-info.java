/**
 * Runs scripts: values and operators, variables, statements, and pipelines that pass objects on.
 * Entry: {@link org.mynah.admin.shell.run.Session}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.shell.run;
