/**
 * The language of the shell (cmdlets §1): text to tokens to syntax tree. Entry: {@link
 * org.mynah.admin.shell.language.ScriptParser}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.shell.language;
