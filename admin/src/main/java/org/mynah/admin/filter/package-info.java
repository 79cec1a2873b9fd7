/**
 * The OPATH language of {@code -Filter} (cmdlets §3): a text becomes conditions, conditions are
 * tested on objects, and what the database has an index for narrows what is read. Start at {@link
 * org.mynah.admin.filter.FilterParser}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.filter;
