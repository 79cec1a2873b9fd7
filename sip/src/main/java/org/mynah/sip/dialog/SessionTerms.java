package org.mynah.sip.dialog;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.Rejection;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipRequest;

/**
 * How long a session lives without refresh and who refreshes it (RFC 4028). Immutable.
 *
 * @param interval lifetime after each refresh
 * @param weRefresh whether the refresh is ours to send
 */
record SessionTerms(Duration interval, boolean weRefresh) {
    private static final long MAX_SECONDS = 1_000_000;

    /** RFC 4028 §9: an interval below our minimum is refused, to a peer that can ask again. */
    static Optional<Rejection> check(SipRequest request, Duration minimum) {
        var interval = interval(request);
        return interval.isPresent()
                        && interval.get().compareTo(minimum) < 0
                        && request.headers().lists("Supported", "timer")
                ? Optional.of(
                        new Rejection(
                                422,
                                "session interval is too small",
                                Headers.of("Min-SE", Long.toString(minimum.toSeconds()))))
                : Optional.empty();
    }

    /** What a request of the peer asks for; empty if it wants no timer (RFC 4028 §9, table 2). */
    static Optional<SessionTerms> ofRequest(SipRequest request, Duration minimum) {
        var refresher = refresher(request);
        boolean peerCan = request.headers().lists("Supported", "timer");
        return interval(request)
                .map(asked -> asked.compareTo(minimum) < 0 ? minimum : asked)
                .map(each -> new SessionTerms(each, !peerCan || refresher.equals("uas")));
    }

    /** What the peer's 2xx to a request of ours grants. */
    static Optional<SessionTerms> ofResponse(SipMessage response) {
        return interval(response)
                .map(each -> new SessionTerms(each, !refresher(response).equals("uas")));
    }

    /** The headers of our 2xx. */
    Headers inResponse() {
        var headers =
                Headers.of(
                        "Session-Expires",
                        interval.toSeconds() + ";refresher=" + (weRefresh ? "uas" : "uac"));
        // RFC 4028 §9: the peer must know that the refresh is its own to send.
        return weRefresh ? headers : headers.with("Require", "timer");
    }

    /** The headers of our refresh. */
    Headers inRefresh() {
        return Headers.of("Supported", "timer")
                .with("Session-Expires", interval.toSeconds() + ";refresher=uac");
    }

    /** When the refresh is due, or when the session counts as dead (RFC 4028 §10). */
    Duration alarm() {
        if (weRefresh) {
            return interval.dividedBy(2);
        }
        var third = interval.dividedBy(3);
        var margin = Duration.ofSeconds(32);
        return interval.minus(third.compareTo(margin) < 0 ? third : margin);
    }

    private static Optional<Duration> interval(SipMessage message) {
        return message.headers().first("Session-Expires").flatMap(SessionTerms::seconds);
    }

    private static Optional<Duration> seconds(String value) {
        int end = value.indexOf(';');
        var digits = (end < 0 ? value : value.substring(0, end)).strip();
        if (!digits.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        long seconds = Math.min(Long.parseLong(digits), MAX_SECONDS);
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private static String refresher(SipMessage message) {
        var value = message.headers().first("Session-Expires").orElse("").toLowerCase(Locale.ROOT);
        return value.contains("refresher=uas")
                ? "uas"
                : value.contains("refresher=uac") ? "uac" : "";
    }
}
