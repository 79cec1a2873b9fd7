package org.mynah.sip.dialog;

/** Why a call ended. */
public enum EndReason {
    /** The peer hung up. */
    REMOTE_BYE,
    /** We hung up. */
    LOCAL_BYE,
    /** The peer cancelled before the call was answered. */
    CANCELLED,
    /** The ACK to our answer never came (RFC 3261 §13.3.1.4). */
    NO_ACK,
    /** Nobody refreshed the session in time (RFC 4028 §10). */
    SESSION_EXPIRED,
    /** The peer no longer knows the call, or does not answer (RFC 3261 §12.2.1.2). */
    PEER_LOST
}
