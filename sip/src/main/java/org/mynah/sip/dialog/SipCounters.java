package org.mynah.sip.dialog;

import org.mynah.sip.transaction.TransactionStatistics;
import org.mynah.sip.transport.TransportStatistics;

/**
 * What a stack has seen since its start, and what it holds now. Immutable.
 *
 * @param dialogs calls up now, early ones included
 * @param ringing incoming calls without a final response
 * @param invites calls offered to the application since the start
 * @param answered of these, answered
 * @param rejected of these, rejected or cancelled
 * @param withoutAck calls that ended because the ACK never came
 * @param sessionsExpired calls that ended because their session timer ran out
 * @param transports what the transports have seen
 * @param transactions what the transactions have seen
 */
public record SipCounters(
        int dialogs,
        int ringing,
        long invites,
        long answered,
        long rejected,
        long withoutAck,
        long sessionsExpired,
        TransportStatistics transports,
        TransactionStatistics transactions) {}
