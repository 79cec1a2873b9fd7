/**
 * The cmdlets of the server, one file each, over the rules of {@code um.directory}. What the
 * cmdlets share stands in {@code Edits}, {@code Lookup} and {@code Items}. Entry: {@link
 * org.mynah.admin.cmdlets.Cmdlets}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.cmdlets;
