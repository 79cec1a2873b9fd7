/**
 * Session descriptions (RFC 8866) and the offer/answer rules on them (RFC 3264): which codec, which
 * address, who may send. Start at {@link org.mynah.sip.sdp.OfferAnswer}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.sip.sdp;
