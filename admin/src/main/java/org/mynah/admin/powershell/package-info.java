/**
 * The PowerShell module: a function for each cmdlet, made from its definition, that calls the
 * server over HTTPS. Entry: {@link org.mynah.admin.powershell.PowerShellModule}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.powershell;
