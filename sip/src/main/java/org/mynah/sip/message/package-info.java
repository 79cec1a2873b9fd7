/**
 * SIP messages (RFC 3261 §7): bytes become a {@link org.mynah.sip.message.SipMessage} and back.
 * Headers keep their order and their raw text; typed views are parsed when asked for. The parser
 * refuses only what it cannot represent; {@link org.mynah.sip.message.RequestValidation} says which
 * status a bad request deserves. Start at {@link org.mynah.sip.message.SipParser}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.sip.message;
