/** Shows what mails look like and what hostile mails do not do. */
@org.jspecify.annotations.NullMarked
package org.mynah.mail.mime;
