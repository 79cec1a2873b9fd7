/**
 * RTP and RTCP (RFC 3550) as bytes and as a stream: parsing, building, sequence and jitter
 * accounting, and the buffer that turns packets back into unbroken sound. No sockets, no threads,
 * no clock. Start at {@link org.mynah.media.rtp.RtpPacket} and {@link
 * org.mynah.media.rtp.ReorderBuffer}.
 */
@NullMarked
package org.mynah.media.rtp;

import org.jspecify.annotations.NullMarked;
