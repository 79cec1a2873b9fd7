/**
 * How objects are printed: lists, tables, plain lines (cmdlets §6). Entry: {@link
 * org.mynah.admin.shell.view.Views}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.shell.view;
