/** The IMAP client against a server of canned lines. */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.imap;
