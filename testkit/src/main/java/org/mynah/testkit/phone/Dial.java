package org.mynah.testkit.phone;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mynah.testkit.wire.G711;

/**
 * A call about to be made: who calls, on whose behalf, with which session description. One thread.
 */
public final class Dial {
    /** Cause of a diversion by its RFC 5806 reason, as History-Info spells it (RFC 4244 §4.3). */
    private static final Map<String, Integer> CAUSES =
            Map.of("user-busy", 486, "no-answer", 408, "unconditional", 302, "deflection", 480);

    private record Field(String name, String value) {}

    private record Hop(String number, String reason) {}

    private final TestPhone phone;
    private final String number;
    private final List<Field> fields = new ArrayList<>();
    private final List<Hop> history = new ArrayList<>();
    private String requestUri = "";
    private String from = "4255550100";
    private String displayName = "";
    private List<G711> codecs = List.of(G711.values());
    private boolean events = true;
    private boolean describesSession = true;
    private @Nullable String rawSdp;
    private Duration ringing = Duration.ofSeconds(60);

    Dial(TestPhone phone, String number) {
        this.phone = phone;
        this.number = number;
    }

    /** The calling number or SIP user; {@code anonymous} for none. */
    public Dial from(String number) {
        this.from = number;
        return this;
    }

    /** The caller's display name. */
    public Dial named(String name) {
        this.displayName = name;
        return this;
    }

    /** One more Diversion entry (RFC 5806); the first one said is the latest diverter. */
    public Dial divertedFrom(String number, String reason) {
        return header(
                "Diversion",
                "<sip:" + number + "@" + phone.host() + ">;reason=" + reason + ";counter=1");
    }

    /**
     * The number first called and why it was left, as History-Info (RFC 4244) ending in this call.
     */
    public Dial historyFrom(String number, String reason) {
        history.add(new Hop(number, reason));
        return this;
    }

    /** The caller as the network vouches for him (RFC 3325). */
    public Dial assertedIdentity(String number) {
        return header("P-Asserted-Identity", "<sip:" + number + "@" + phone.host() + ">");
    }

    /** Any further header field. */
    public Dial header(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    /** Another Request-URI than {@code sip:number@server}. */
    public Dial requestUri(String uri) {
        this.requestUri = uri;
        return this;
    }

    /** The codecs offered, in this order; both, µ-law first, when not said. */
    public Dial codecs(G711... offered) {
        this.codecs = List.of(offered);
        return this;
    }

    /** Offers no telephone-event. */
    public Dial withoutTelephoneEvents() {
        this.events = false;
        return this;
    }

    /** Lets the server offer: the INVITE has no body, the ACK answers (RFC 3261 §13.2.1). */
    public Dial withoutSdp() {
        this.describesSession = false;
        return this;
    }

    /** Offers exactly this text. */
    public Dial offering(String sdp) {
        this.rawSdp = sdp;
        return this;
    }

    /** How long it may ring; 60 seconds when not said. */
    public Dial ringingAtMost(Duration limit) {
        this.ringing = limit;
        return this;
    }

    /**
     * Calls and waits for the final response, whatever it is: see {@link PhoneCall#status}. Returns
     * after {@code ringingAtMost} at the latest.
     */
    public PhoneCall dial(InetSocketAddress server) {
        var call = ring(server);
        call.awaitFinalResponse(ringing.plus(ClientTransaction.GIVE_UP));
        return call;
    }

    /** Calls and returns while it rings. */
    public PhoneCall ring(InetSocketAddress server) {
        String host = NameAddr.literal(server);
        String transport =
                phone.transport() == Transport.UDP
                        ? ""
                        : ";transport=" + phone.transport().name().toLowerCase(Locale.ROOT);
        String target =
                requestUri.isEmpty() ? "sip:" + number + "@" + host + transport : requestUri;
        String name = displayName.isEmpty() ? "" : quoted(displayName) + " ";
        String local = name + "<sip:" + from + "@" + phone.host() + ">;tag=" + Dialog.token();
        String to = "<" + (target.startsWith("tel:") ? target : "sip:" + number + "@" + host) + ">";
        var dialog =
                new Dialog(
                        phone.link(),
                        Dialog.token() + "@" + phone.host(),
                        local,
                        to,
                        target,
                        server);
        var call = phone.newCall(dialog, codecs, events);
        call.signalling().invite(this, server);
        return call;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    Duration ringing() {
        return ringing;
    }

    /** What the INVITE carries beside what every request has. */
    SipMessage complete(SipMessage invite, String ownSdp) {
        var complete =
                invite.with(
                                "Allow",
                                "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, REFER, NOTIFY")
                        .with("User-Agent", "Mynah test phone");
        for (Field field : fields) {
            complete = complete.with(field.name(), field.value());
        }
        if (!history.isEmpty()) {
            complete = complete.with("History-Info", historyInfo());
        }
        if (!describesSession) {
            return complete;
        }
        return complete.withBody(Sdp.CONTENT_TYPE, rawSdp == null ? ownSdp : rawSdp);
    }

    /** Each entry but the last says, escaped within its URI, why it was left. */
    private String historyInfo() {
        var entries = new StringBuilder();
        String index = "1";
        for (Hop hop : history) {
            entries.append("<sip:").append(hop.number()).append("@").append(phone.host());
            entries.append("?Reason=SIP%3Bcause%3D").append(CAUSES.getOrDefault(hop.reason(), 404));
            entries.append(">;index=").append(index).append(", ");
            index += ".1";
        }
        return entries + "<sip:" + number + "@" + phone.host() + ">;index=" + index;
    }
}
