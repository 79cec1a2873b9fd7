/**
 * Makes the text of messages searchable some time after they arrived. {@link
 * org.mynah.mail.search.TextIndexer} is where to begin.
 */
@NullMarked
package org.mynah.mail.search;

import org.jspecify.annotations.NullMarked;
