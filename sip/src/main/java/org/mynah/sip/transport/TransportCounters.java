package org.mynah.sip.transport;

import java.util.concurrent.atomic.LongAdder;

/** What the transports have seen since the start. Thread-safe. */
final class TransportCounters {
    final LongAdder received = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder keepAlives = new LongAdder();
    final LongAdder parseFailures = new LongAdder();
    final LongAdder badRequests = new LongAdder();
    final LongAdder discardedResponses = new LongAdder();
    final LongAdder refusedPeers = new LongAdder();
    final LongAdder refusedConnections = new LongAdder();
    final LongAdder timedOutConnections = new LongAdder();
    final LongAdder sendFailures = new LongAdder();
}
