package org.mynah.sip.dialog;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mynah.sip.message.SipRequest;

/** A REFER of ours whose outcome the peer reports by NOTIFY (RFC 3515 §2.4.5). Thread-safe. */
final class Referral {
    private final CompletableFuture<ReferOutcome> outcome = new CompletableFuture<>();

    /** A report: the first line of its body is the status line of the new call. */
    void report(SipRequest notify) {
        int status = status(notify.body().text());
        boolean terminated =
                notify.headers()
                        .first("Subscription-State")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("terminated");
        if (status >= 200 && status < 300) {
            outcome.complete(new ReferOutcome.Transferred(status));
        } else if (status >= 300) {
            outcome.complete(new ReferOutcome.TargetFailed(status));
        } else if (terminated) {
            outcome.complete(new ReferOutcome.NoResult());
        }
    }

    void callEnded() {
        outcome.complete(new ReferOutcome.CallEnded());
    }

    ReferOutcome await(Duration limit) {
        try {
            return outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return new ReferOutcome.NoResult();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ReferOutcome.NoResult();
        }
    }

    private static int status(String fragment) {
        return fragment.matches("(?s)SIP/2\\.0 [1-6][0-9]{2}\\b.*")
                ? Integer.parseInt(fragment.substring(8, 11))
                : 0;
    }
}
