/**
 * Many IMAP clients at once against a model of the mailbox: {@link
 * org.mynah.testkit.imap.ImapStress} is where to begin.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.imap;
