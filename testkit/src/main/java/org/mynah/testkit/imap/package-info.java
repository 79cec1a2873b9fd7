/**
 * An IMAP client for tests that is not the product's: it sends a line, reads what comes back with
 * its literals, and waits in IDLE for new mail. Enter at {@link
 * org.mynah.testkit.imap.ImapConversation}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.imap;
