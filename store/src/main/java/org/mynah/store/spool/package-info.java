/**
 * Messages that are being recorded or wait for delivery, on disk. Entry: {@link
 * org.mynah.store.spool.FileSpool}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.spool;
