/**
 * The words everything else uses: what a call, a phrase, a message and a subscriber are, and the
 * interfaces that the product needs from the world ({@link org.mynah.um.Call}, spool, mailboxes,
 * speech). Start at {@link org.mynah.um.Call}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um;
