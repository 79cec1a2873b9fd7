package org.mynah.testkit.phone;

/** What carries the phone's SIP. */
public enum Transport {
    /** Datagrams; lost ones are sent again (RFC 3261 §17). */
    UDP,
    /** Connections, framed by Content-Length (RFC 3261 §18.3). */
    TCP
}
