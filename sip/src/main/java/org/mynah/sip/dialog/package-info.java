/**
 * Calls (RFC 3261 §12–15): an INVITE that came in or goes out becomes a {@link
 * org.mynah.sip.dialog.Dialog}, with its acknowledgement, re-INVITE, session timer, transfer and
 * end. Start at {@link org.mynah.sip.dialog.SipStack}, which an application wires to its {@link
 * org.mynah.sip.dialog.SipApplication}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.sip.dialog;
