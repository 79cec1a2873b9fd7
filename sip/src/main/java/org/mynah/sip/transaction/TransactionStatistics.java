package org.mynah.sip.transaction;

/**
 * What the transactions have seen since the start. Immutable.
 *
 * @param servers open transactions of peers
 * @param clients open transactions of ours
 * @param opened transactions since the start
 * @param absorbed retransmitted requests that were not passed on
 * @param retransmitted messages that we sent again
 * @param overloaded requests answered 503 because there were too many
 * @param unmatched responses to nothing we know
 */
public record TransactionStatistics(
        int servers,
        int clients,
        long opened,
        long absorbed,
        long retransmitted,
        long overloaded,
        long unmatched) {}
