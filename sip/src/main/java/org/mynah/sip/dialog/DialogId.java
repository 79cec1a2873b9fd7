package org.mynah.sip.dialog;

import org.mynah.sip.message.SipMessage;

/**
 * What identifies a dialog (RFC 3261 §12). Immutable.
 *
 * @param callId as written
 * @param localTag ours
 * @param remoteTag the peer's; empty for a peer that predates RFC 3261
 */
public record DialogId(String callId, String localTag, String remoteTag) {

    /** The dialog that a request of the peer belongs to. */
    static DialogId ofRequest(SipMessage request) {
        return new DialogId(request.callId(), request.to().tag(), request.from().tag());
    }

    /** The dialog that a response to a request of ours belongs to. */
    static DialogId ofResponse(SipMessage response) {
        return new DialogId(response.callId(), response.from().tag(), response.to().tag());
    }
}
