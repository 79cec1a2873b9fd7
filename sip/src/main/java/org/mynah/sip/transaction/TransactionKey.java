package org.mynah.sip.transaction;

import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.message.Via;

/** What makes two messages part of one transaction (RFC 3261 §17.1.3, §17.2.3). */
final class TransactionKey {
    private TransactionKey() {}

    /** The key of the transaction that a request opens or repeats. An ACK belongs to its INVITE. */
    static String server(SipRequest request, Via via) {
        return server(request, via, request.is("ACK") ? "INVITE" : request.method());
    }

    /** The key of the INVITE that a CANCEL is about (RFC 3261 §9.2). */
    static String cancelled(SipRequest cancel, Via via) {
        return server(cancel, via, "INVITE");
    }

    private static String server(SipRequest request, Via via, String method) {
        if (via.hasUniqueBranch()) {
            return via.branch() + '|' + via.sentBy() + '|' + method;
        }
        // RFC 3261 §17.2.3: what a sender that predates RFC 3261 keeps alike in a transaction.
        return "2543|"
                + request.requestUri()
                + '|'
                + request.callId()
                + '|'
                + request.from().tag()
                + '|'
                + request.cseq().number()
                + '|'
                + via.sentBy()
                + '|'
                + method;
    }

    /** The same request that came by two ways has this in common (RFC 3261 §8.2.2.2). */
    static String merged(SipRequest request) {
        return request.callId()
                + '|'
                + request.from().tag()
                + '|'
                + request.headers().first("CSeq").orElse("");
    }

    static String client(SipRequest request) {
        return request.via().branch() + '|' + request.method();
    }

    static String client(SipResponse response) {
        return response.via().branch() + '|' + response.cseq().method();
    }
}
