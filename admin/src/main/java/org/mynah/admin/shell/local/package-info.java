/**
 * The cmdlets that run in the shell itself, one file each (cmdlets §5). Entry: {@link
 * org.mynah.admin.shell.local.LocalCommands}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.shell.local;
