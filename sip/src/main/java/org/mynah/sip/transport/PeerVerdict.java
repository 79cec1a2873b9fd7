package org.mynah.sip.transport;

/** What becomes of requests from a peer. */
public enum PeerVerdict {
    /** They are served. */
    ALLOW,
    /** They are answered 403 without keeping state. */
    REFUSE,
    /** They are dropped unanswered. */
    IGNORE
}
