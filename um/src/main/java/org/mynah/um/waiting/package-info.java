/**
 * The message waiting lamp (call flows §10): which lamps a mailbox has, what they show, and when a
 * gateway is told. Begin with {@link org.mynah.um.waiting.Lamps}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um.waiting;
