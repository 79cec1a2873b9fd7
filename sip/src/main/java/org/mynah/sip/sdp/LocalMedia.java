package org.mynah.sip.sdp;

/**
 * Where we take media. Immutable.
 *
 * @param address IPv4 or IPv6 literal that goes into the description
 * @param port even RTP port
 * @param session identifies the call in {@code o=}; constant during it
 * @param version grows with each description of the call
 */
public record LocalMedia(String address, int port, long session, long version) {}
