/**
 * Where the bytes of messages lie, apart from the database. Entry: {@link
 * org.mynah.store.blob.Blobs}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.blob;
