package org.mynah.telephony;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.HistoryEntry;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.SipParseException;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipUri;
import org.mynah.um.CallParties;
import org.mynah.um.routing.IncomingCall;
import org.mynah.um.routing.IncomingCall.Diversion;

/**
 * What an INVITE says of called, diverting and calling party (call flows §3.2). Header values that
 * cannot be read count as absent, because gateways send odd ones. Pure.
 */
final class InviteReader {

    private static final Set<String> WITHHELD =
            Set.of("", "anonymous", "unavailable", "restricted", "unknown", "private");

    private InviteReader() {}

    /**
     * Reads an INVITE.
     *
     * @param further headers of an INFO or UPDATE that followed it, or none; they speak where the
     *     INVITE is silent
     * @throws SipParseException when the Request-URI is of no kind that can be called
     */
    static IncomingCall read(SipRequest invite, Headers further, String peer, Instant arrived) {
        var target = called(invite);
        var user = user(target);
        var diversions = diversions(invite.uri(), invite.headers(), user);
        if (diversions.isEmpty()) {
            diversions = diversions(invite.uri(), further, user);
        }
        var caller = caller(invite.headers());
        if (caller.isEmpty()) {
            caller = caller(further);
        }
        return new IncomingCall(
                peer,
                invite.callId(),
                user,
                address(target),
                diversions,
                caller.map(Caller::number),
                caller.flatMap(Caller::name),
                arrived);
    }

    /** A call of which nothing can be read, for its record. */
    static IncomingCall unreadable(String callId, String peer, Instant arrived) {
        return new IncomingCall(
                peer, callId, "", "", List.of(), Optional.empty(), Optional.empty(), arrived);
    }

    /** Whether an INVITE names neither caller nor diverter, which some gateways tell later. */
    static boolean saysNothing(IncomingCall call) {
        return call.caller().isEmpty() && call.diversions().isEmpty();
    }

    private static SipUri called(SipRequest invite) {
        var uri = invite.uri();
        if (!uri.user().isEmpty()) {
            return uri;
        }
        return invite.headers()
                .first("To")
                .flatMap(InviteReader::nameAddress)
                .flatMap(NameAddress::sipUri)
                .filter(to -> !to.user().isEmpty())
                .orElse(uri);
    }

    private static List<Diversion> diversions(SipUri requestUri, Headers headers, String called) {
        var found = diversionHeaders(headers);
        if (found.isEmpty()) {
            found = history(headers, called);
        }
        return found.isEmpty() ? target(requestUri) : found;
    }

    /** RFC 5806: the topmost is the latest. */
    private static List<Diversion> diversionHeaders(Headers headers) {
        var found = new ArrayList<Diversion>();
        for (var value : headers.values("Diversion")) {
            var address = nameAddress(value);
            var uri = address.flatMap(NameAddress::sipUri);
            if (uri.isPresent() && !uri.get().user().isEmpty()) {
                var reason = DiversionReasons.ofWord(address.get().parameters().get("reason"));
                found.add(new Diversion(user(uri.get()), InviteReader.address(uri.get()), reason));
            }
        }
        return found;
    }

    /**
     * RFC 4244, RFC 7044: every target the call was sent to, the pilot last. The others are who did
     * not take it; why stands in the entry itself, or as cause in the one that came of it.
     */
    private static List<Diversion> history(Headers headers, String called) {
        var entries = new ArrayList<HistoryEntry>();
        for (var value : headers.values("History-Info")) {
            historyEntry(value)
                    .filter(entry ->
                            entry.target()
                                    .sipUri()
                                    .filter(uri -> !uri.user().isEmpty())
                                    .isPresent())
                    .ifPresent(entries::add);
        }
        var found = new ArrayList<Diversion>();
        var later = called;
        for (int i = entries.size() - 1; i >= 0; i--) {
            var uri = entries.get(i).target().sipUri().orElseThrow();
            var user = user(uri);
            if (!user.equals(later) && !user.equals(called)) {
                var next =
                        i + 1 < entries.size()
                                ? Optional.of(entries.get(i + 1))
                                : Optional.<HistoryEntry>empty();
                found.add(new Diversion(user, address(uri), reason(entries.get(i), next)));
            }
            later = user;
        }
        return found;
    }

    private static CallParties.Reason reason(HistoryEntry left, Optional<HistoryEntry> next) {
        return left.reason()
                .map(DiversionReasons::of)
                .or(() ->
                        next.flatMap(entry -> entry.target().sipUri())
                                .flatMap(uri -> uri.parameters().get("cause"))
                                .map(DiversionReasons::ofStatus))
                .orElse(CallParties.Reason.DIVERT_FORWARD);
    }

    /** RFC 4458: the Request-URI says whose mailbox, and why. */
    private static List<Diversion> target(SipUri requestUri) {
        var target = requestUri.parameters().get("target").flatMap(InviteReader::uri);
        if (target.isEmpty() || target.get().user().isEmpty()) {
            return List.of();
        }
        var cause = requestUri.parameters().get("cause").orElse("");
        return List.of(
                new Diversion(
                        user(target.get()),
                        address(target.get()),
                        DiversionReasons.ofStatus(cause)));
    }

    private record Caller(String number, Optional<String> name) {}

    /** P-Asserted-Identity, because every peer is trusted, else From; empty when withheld. */
    private static Optional<Caller> caller(Headers headers) {
        if (headers.all("Privacy").stream().anyMatch(InviteReader::hidesIdentity)) {
            return Optional.empty();
        }
        var from = headers.first("From").flatMap(InviteReader::nameAddress);
        for (var value : headers.values("P-Asserted-Identity")) {
            var asserted = nameAddress(value);
            var number = asserted.flatMap(NameAddress::sipUri).flatMap(InviteReader::number);
            if (number.isPresent()) {
                return Optional.of(new Caller(number.get(), name(asserted).or(() -> name(from))));
            }
        }
        return from.flatMap(NameAddress::sipUri)
                .flatMap(InviteReader::number)
                .map(number -> new Caller(number, name(from)));
    }

    private static boolean hidesIdentity(String privacy) {
        return List.of(privacy.toLowerCase(Locale.ROOT).split("[;, \t]+", -1)).stream()
                .anyMatch(token -> token.equals("id") || token.equals("user"));
    }

    private static Optional<String> name(Optional<NameAddress> address) {
        return address.map(NameAddress::displayName)
                .map(String::strip)
                .filter(name -> !WITHHELD.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** A telephone number as it is; the SIP address of a caller who has a name instead. */
    private static Optional<String> number(SipUri uri) {
        var user = user(uri);
        if (WITHHELD.contains(user.toLowerCase(Locale.ROOT))
                || uri.host().toLowerCase(Locale.ROOT).endsWith("anonymous.invalid")) {
            return Optional.empty();
        }
        boolean isNumber = user.chars().allMatch(c -> "0123456789+-.()*#".indexOf(c) >= 0);
        return Optional.of(isNumber ? user : address(uri));
    }

    /** The user part without the parameters that telephones append, such as a phone context. */
    private static String user(SipUri uri) {
        int end = uri.user().indexOf(';');
        return end < 0 ? uri.user() : uri.user().substring(0, end);
    }

    private static String address(SipUri uri) {
        return uri.host().isEmpty() ? user(uri) : user(uri) + "@" + uri.host();
    }

    private static Optional<NameAddress> nameAddress(String value) {
        try {
            return Optional.of(NameAddress.parse(value));
        } catch (SipParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<HistoryEntry> historyEntry(String value) {
        try {
            return Optional.of(HistoryEntry.parse(value));
        } catch (SipParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<SipUri> uri(String text) {
        try {
            return Optional.of(SipUri.parse(text));
        } catch (SipParseException _) {
            return Optional.empty();
        }
    }
}
