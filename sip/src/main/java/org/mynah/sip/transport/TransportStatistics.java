package org.mynah.sip.transport;

/**
 * What the transports have seen since the start. Immutable.
 *
 * @param received messages and datagrams
 * @param sent messages
 * @param keepAlives empty datagrams and CRLF pings
 * @param parseFailures what was no SIP message
 * @param badRequests requests answered 4xx or 5xx by validation
 * @param discardedResponses responses that were not well formed
 * @param refusedPeers requests from peers that may not call
 * @param refusedConnections connections above a limit
 * @param timedOutConnections connections closed for being idle or half a message too long
 * @param sendFailures messages that could not be sent
 * @param connections TCP connections open now
 */
public record TransportStatistics(
        long received,
        long sent,
        long keepAlives,
        long parseFailures,
        long badRequests,
        long discardedResponses,
        long refusedPeers,
        long refusedConnections,
        long timedOutConnections,
        long sendFailures,
        int connections) {}
