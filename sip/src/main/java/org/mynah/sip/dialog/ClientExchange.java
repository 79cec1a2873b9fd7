package org.mynah.sip.dialog;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transaction.ClientUser;

/** Waits for the final response to one request. Thread-safe. */
final class ClientExchange implements ClientUser {
    private final CompletableFuture<RequestOutcome> outcome = new CompletableFuture<>();
    private final Consumer<SipResponse> onProvisional;
    private final Consumer<SipResponse> onRepeated;

    /**
     * An exchange.
     *
     * @param onProvisional each 1xx
     * @param onRepeated each 2xx after the first, of the same dialog or of a fork
     */
    ClientExchange(Consumer<SipResponse> onProvisional, Consumer<SipResponse> onRepeated) {
        this.onProvisional = onProvisional;
        this.onRepeated = onRepeated;
    }

    @Override
    public void response(SipResponse response) {
        if (response.isProvisional()) {
            onProvisional.accept(response);
        } else if (!outcome.complete(new RequestOutcome.Answered(response))) {
            onRepeated.accept(response);
        }
    }

    @Override
    public void failed(Failure why) {
        outcome.complete(new RequestOutcome.Unanswered(why));
    }

    /** The outcome, or a timeout if none comes in time or the thread is interrupted. */
    RequestOutcome await(Duration limit) {
        try {
            return outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return new RequestOutcome.Unanswered(Failure.TIMEOUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new RequestOutcome.Unanswered(Failure.TIMEOUT);
        }
    }
}
