/**
 * Turns messages into RFC 5322 mails and reads mails: headers, attachments, the place of each part.
 * Entry: {@link org.mynah.mail.mime.MimeFormat}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.mail.mime;
