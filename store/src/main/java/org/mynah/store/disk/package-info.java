/**
 * The seam for file operations that matter, so that tests can cut the power at any of them. Entry:
 * {@link org.mynah.store.disk.Disk}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.disk;
