/**
 * The data directory: everything of a server that must survive. Entry: {@link
 * org.mynah.store.DataDirectory}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store;
