/**
 * Listeners and connections (RFC 3261 §18): messages come in from UDP and TCP with the {@link
 * org.mynah.sip.transport.Flow} they came by, and go out by a flow or to an address. Malformed
 * input ends here, counted. Start at {@link org.mynah.sip.transport.TransportLayer}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.sip.transport;
