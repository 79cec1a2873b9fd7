/**
 * The directory of objects, PINs and passwords in the database. Entry: {@link
 * org.mynah.store.directory.SqlDirectory}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.directory;
