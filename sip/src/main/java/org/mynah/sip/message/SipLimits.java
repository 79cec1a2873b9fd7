package org.mynah.sip.message;

/**
 * The bounds on one message. Whatever exceeds one is not parsed any further. Immutable.
 *
 * @param maxMessageBytes whole message, head and body together
 * @param maxHeaders header lines after unfolding
 * @param maxLineBytes one header line including its continuations, or the start line
 */
public record SipLimits(int maxMessageBytes, int maxHeaders, int maxLineBytes) {

    /** 64 KiB per message (a UDP datagram cannot be larger), 200 headers, 8 KiB per line. */
    public static final SipLimits DEFAULT = new SipLimits(64 * 1024, 200, 8 * 1024);

    /** Checks that every bound is positive. */
    public SipLimits {
        if (maxMessageBytes < 1 || maxHeaders < 1 || maxLineBytes < 1) {
            throw new IllegalArgumentException("SIP limits must be positive");
        }
    }
}
