package org.mynah.telephony;

import org.mynah.sip.message.Parameters;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.transport.Source;
import org.mynah.sip.transport.TransportKind;
import org.mynah.um.directory.Numbers;

/** Where a caller is handed on to: a number is the gateway's to reach (call flows §6). */
final class TransferTarget {

    private TransferTarget() {}

    /** The Refer-To URI of a number or SIP address, toward the gateway that the call came from. */
    static String of(String number, Source gateway) {
        var text = number.strip();
        if (SipUri.isSchemeKnown(text) && !text.regionMatches(true, 0, "tel:", 0, 4)) {
            return SipUri.parse(text).toString();
        }
        var remote = gateway.remote();
        // The port of a stream is the connection's, not the one that the gateway listens on.
        int port =
                gateway.kind() == TransportKind.UDP
                                && remote.getPort() != gateway.kind().defaultPort()
                        ? remote.getPort()
                        : 0;
        return SipUri.of(Numbers.plain(text), PeerGate.text(remote.getAddress()), port)
                .withParameters(Parameters.NONE.with("user", "phone"))
                .toString();
    }
}
