/** The IMAP server over the mail store. Entry: {@link org.mynah.mail.imap.ImapServer}. */
@org.jspecify.annotations.NullMarked
package org.mynah.mail.imap;
