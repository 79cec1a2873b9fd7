/** The IMAP server over the mail store. Entry: {@code ImapServer}. */
@org.jspecify.annotations.NullMarked
package org.mynah.mail.imap;
