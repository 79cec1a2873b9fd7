/** Conversations with the IMAP server over real sockets and the real store. */
@org.jspecify.annotations.NullMarked
package org.mynah.mail.imap;
