/**
 * Subscriber access (Outlook Voice Access): sign-in by extension and PIN, then the mailbox by
 * telephone keys. Entry: {@code SubscriberAccess}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um.access;
