/**
 * Copies of a whole store, made while servers use it, and their way back. Entries: {@link
 * org.mynah.store.backup.Backup} and {@link org.mynah.store.backup.Restore}.
 *
 * <p>A backup is a folder:
 *
 * <ul>
 *   <li>{@code manifest}: what it is, and size and SHA-256 of each file but the blobs; written
 *       last, so a folder without it is no backup;
 *   <li>{@code data/}: the data directory but its database, blobs, logs and what a start makes
 *       anew;
 *   <li>{@code mynah.db}, or {@code tables/}: the database, at one moment;
 *   <li>{@code blobs/} and {@code blobs.list}: the bytes of the messages in that database, expunged
 *       ones that may be taken back too.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.backup;
