/**
 * What a cmdlet is: its name, parameters, permission and what it does, defined once. Shell, REST,
 * web console, help and audit are faces of these definitions. Entry: {@link
 * org.mynah.admin.catalogue.Cmdlet}; {@link org.mynah.admin.catalogue.CmdletRunner} runs one.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.catalogue;
