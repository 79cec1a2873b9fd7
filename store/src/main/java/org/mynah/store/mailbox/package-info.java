/**
 * The embedded mail store: folders, messages, flags, change counters and quotas. Entry: {@link
 * org.mynah.store.mailbox.MailStore}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.mailbox;
