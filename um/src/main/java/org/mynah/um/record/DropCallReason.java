package org.mynah.um.record;

/** Why a call ended (directory §7.15, messages §12). */
public enum DropCallReason {
    /** The peer hung up. */
    GracefulHangup,
    /** The server hung up: nothing was left to be said, or the call might not go on. */
    SystemHangup,
    /** It was handed over to another number. */
    Transfer,
    /** It was as long as a call may be, on hold for too long, or the peer was gone. */
    Timeout,
    /** Nothing was heard of the peer's media. */
    MediaTimeout,
    /** What the peer asked for does not exist or may not be. */
    UserError,
    /** No room for another call. */
    OutOfResources,
    /** Something broke. */
    SystemError,
    /** Not known. */
    None
}
