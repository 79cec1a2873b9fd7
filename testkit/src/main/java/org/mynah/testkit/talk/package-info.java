/**
 * Conversations in any protocol of lines (IMAP, SMTP, LMTP), written down as {@code .talk} files
 * and held with a running server. Enter at {@link org.mynah.testkit.talk.Talk}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.talk;
