package org.mynah.sip.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.Rejection;
import org.mynah.sip.message.SipRequest;

/** What this user agent can do, and which requests ask for more (RFC 3261 §8.2.1–8.2.3). */
final class Capabilities {
    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, NOTIFY";
    static final String SUPPORTED = "100rel, timer";
    static final String ACCEPT = "application/sdp";

    private static final Set<String> EXTENSIONS = Set.of("100rel", "timer");
    private static final Set<String> SERVED =
            Set.of("INVITE", "CANCEL", "BYE", "OPTIONS", "INFO", "UPDATE", "PRACK", "NOTIFY");
    private static final Set<String> KNOWN =
            Set.of("REGISTER", "SUBSCRIBE", "MESSAGE", "PUBLISH", "REFER");

    private Capabilities() {}

    /** Why a valid request is refused before the application or a dialog sees it. */
    static Optional<Rejection> refuse(SipRequest request) {
        var refusal = check(request);
        if (refusal.isPresent() || !request.to().tag().isEmpty()) {
            return refusal;
        }
        if (request.maxForwards().orElse(1) == 0) {
            // We never forward, but a request at its last hop has most likely run in a circle.
            return Optional.of(new Rejection(483, "Max-Forwards is 0"));
        }
        return request.is("INVITE") ? checkBody(request) : Optional.empty();
    }

    /** Method and extensions; empty if we can serve the request. */
    static Optional<Rejection> check(SipRequest request) {
        if (!SERVED.contains(request.method())) {
            return Optional.of(
                    KNOWN.contains(request.method())
                            ? new Rejection(405, "method is not served", Headers.of("Allow", ALLOW))
                            : new Rejection(
                                    501, "method is not known", Headers.of("Allow", ALLOW)));
        }
        var unsupported =
                request.headers().values("Require").stream()
                        .filter(each -> !EXTENSIONS.contains(each.toLowerCase(Locale.ROOT)))
                        .toList();
        return unsupported.isEmpty() || request.is("CANCEL")
                ? Optional.empty()
                : Optional.of(
                        new Rejection(
                                420,
                                "extension is not supported",
                                Headers.of("Unsupported", String.join(", ", unsupported))));
    }

    /** Whether we can read the body and speak a language the peer reads. */
    static Optional<Rejection> checkBody(SipRequest request) {
        var headers = request.headers();
        if (!request.body().isEmpty()) {
            var encodings = headers.values("Content-Encoding");
            if (!encodings.stream().allMatch(each -> each.equalsIgnoreCase("identity"))) {
                return Optional.of(
                        new Rejection(
                                415, "body is encoded", Headers.of("Accept-Encoding", "identity")));
            }
            if (request.sdp().isEmpty() && !isOptional(request)) {
                return Optional.of(
                        new Rejection(
                                415,
                                "body is no session description",
                                Headers.of("Accept", ACCEPT)));
            }
        }
        return headers.has("Accept") && !acceptsSdp(headers.values("Accept"))
                ? Optional.of(new Rejection(406, "peer accepts no session description"))
                : Optional.empty();
    }

    private static boolean isOptional(SipRequest request) {
        return request.headers()
                .first("Content-Disposition")
                .filter(value -> value.toLowerCase(Locale.ROOT).contains("handling=optional"))
                .isPresent();
    }

    private static boolean acceptsSdp(List<String> ranges) {
        for (var range : ranges) {
            int end = range.indexOf(';');
            var type = (end < 0 ? range : range.substring(0, end)).strip().toLowerCase(Locale.ROOT);
            if (type.equals("application/sdp")
                    || type.equals("application/*")
                    || type.equals("*/*")
                    || type.startsWith("multipart/")) {
                return true;
            }
        }
        return false;
    }
}
