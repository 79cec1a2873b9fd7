/**
 * Message waiting lamps that must survive a restart and are told by one node of several. Begin with
 * {@link org.mynah.store.waiting.SqlLampBoard}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.waiting;
