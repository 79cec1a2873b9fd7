package org.mynah.um.directory;

/**
 * What becomes of the calls of a gateway or server that is taken out of service (directory §4.3).
 */
public enum Stop {
    /** It is in service, or nobody asked: calls in progress end by themselves. */
    None,
    /** It takes no new calls, and is disabled when its last one has ended. */
    WhenIdle,
    /** Its calls are dropped. */
    AtOnce
}
