/**
 * Transactions (RFC 3261 §17, corrected by RFC 6026): a request and its responses, retransmission
 * in both directions, and the timers that end it. Start at {@link
 * org.mynah.sip.transaction.TransactionLayer}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.sip.transaction;
