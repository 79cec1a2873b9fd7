package org.mynah.um.record;

/** How far a call that is up has come, by its documented name (cmdlets §11). */
public enum CallState {
    Idle,
    Connecting,
    Alerted,
    Connected,
    Disconnected,
    Incoming,
    Transferring,
    Forwarding
}
