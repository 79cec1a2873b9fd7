package org.mynah.sip.dialog;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.Rejection;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transaction.ServerTransaction;
import org.mynah.sip.transaction.TimerThread;
import org.mynah.sip.transaction.Timers;
import org.mynah.sip.transaction.TransactionLayer;
import org.mynah.sip.transaction.TransactionUser;
import org.mynah.sip.transport.Flow;
import org.mynah.sip.transport.MessageReceiver;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.sip.transport.Source;
import org.mynah.sip.transport.StatelessTag;
import org.mynah.sip.transport.TransportLayer;

/**
 * The core between transactions and application (RFC 3261 §8.2): finds the dialog of a request,
 * opens new ones, refuses what is not served. Thread-safe.
 */
final class UserAgent implements MessageReceiver, TransactionUser {
    private static final System.Logger LOG = System.getLogger(UserAgent.class.getName());

    private final SipSettings settings;
    private final SipApplication application;
    private final Timers timers;
    private final TransportLayer transports;
    private final TransactionLayer transactions;
    private final Outbound outbound;

    private final Map<DialogId, DialogInbound> dialogs = new ConcurrentHashMap<>();
    private final Map<ServerTransaction, IncomingInvite> invites = new ConcurrentHashMap<>();

    private final LongAdder offered = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder withoutAck = new LongAdder();
    private final LongAdder sessionsExpired = new LongAdder();

    UserAgent(
            SipSettings settings,
            SipApplication application,
            TimerThread timers,
            Resolver resolver) {
        this.settings = settings;
        this.application = application;
        this.timers = timers;
        this.transports = new TransportLayer(settings.messages(), settings.transports(), this);
        this.transactions =
                new TransactionLayer(
                        settings.timers(),
                        timers,
                        transports,
                        this,
                        settings.maxServerTransactions());
        this.outbound = new Outbound(transports, transactions, resolver, settings);
    }

    @Override
    public PeerVerdict accepts(Source source) {
        return application.accepts(source);
    }

    @Override
    public void request(SipRequest request, Flow flow) {
        transactions.request(request, flow);
    }

    @Override
    public void response(SipResponse response, Flow flow) {
        transactions.response(response, flow);
    }

    @Override
    public void request(ServerTransaction transaction) {
        var request = transaction.request();
        var refusal = Capabilities.refuse(request);
        if (refusal.isPresent()) {
            reject(transaction, refusal.get());
        } else if (!request.to().tag().isEmpty()) {
            inDialog(transaction);
        } else {
            switch (request.method()) {
                case "INVITE" -> invite(transaction);
                case "OPTIONS" -> options(transaction);
                default -> reject(transaction, new Rejection(481, "no such call"));
            }
        }
    }

    private void inDialog(ServerTransaction transaction) {
        var dialog = dialogs.get(DialogId.ofRequest(transaction.request()));
        if (dialog == null) {
            reject(transaction, new Rejection(481, "no such call"));
        } else {
            dialog.receive(transaction);
        }
    }

    private void invite(ServerTransaction transaction) {
        var request = transaction.request();
        var refusal = SessionTerms.check(request, settings.minSessionInterval());
        if (refusal.isPresent()) {
            reject(transaction, refusal.get());
            return;
        }
        if (dialogs.size() >= settings.maxDialogs()) {
            reject(
                    transaction,
                    new Rejection(503, "too many calls", Headers.of("Retry-After", "10")));
            return;
        }
        var invite = new IncomingInvite(this, transaction);
        invites.put(transaction, invite);
        remember(invite.dialog(), invite);
        offered.increment();
        LOG.log(
                Level.INFO,
                () ->
                        invite.callId()
                                + ": INVITE "
                                + request.requestUri()
                                + " from "
                                + invite.source());
        Thread.ofVirtual().name("call-" + invite.callId()).start(() -> handle(invite));
    }

    private void handle(IncomingInvite invite) {
        try {
            application.incoming(invite);
            invite.handlerReturned(480, "call was not answered");
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, invite.callId() + ": call was not handled", e);
            invite.handlerReturned(500, "internal error");
        }
    }

    private void options(ServerTransaction transaction) {
        Thread.ofVirtual().name("sip-options").start(() -> answerOptions(transaction));
    }

    private void answerOptions(ServerTransaction transaction) {
        var request = transaction.request();
        SipResponse response;
        try {
            response = application.options(request, transaction.flow().ends());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "OPTIONS was not handled", e);
            response = SipResponse.to(request, 500);
        }
        response = withDefault(response, "Allow", Capabilities.ALLOW);
        response = withDefault(response, "Supported", Capabilities.SUPPORTED);
        response = withDefault(response, "Accept", Capabilities.ACCEPT);
        transaction.respond(response.withToTag(StatelessTag.of(request)));
    }

    private static SipResponse withDefault(SipResponse response, String name, String value) {
        return response.headers().has(name) ? response : response.with(name, value);
    }

    private static void reject(ServerTransaction transaction, Rejection rejection) {
        var request = transaction.request();
        transaction.respond(rejection.responseTo(request).withToTag(StatelessTag.of(request)));
    }

    @Override
    public void ack(SipRequest ack, Flow flow) {
        var dialog = dialogs.get(DialogId.ofRequest(ack));
        if (dialog != null) {
            dialog.dialog().acknowledged(ack);
        }
    }

    @Override
    public void cancelled(ServerTransaction transaction, SipRequest cancel) {
        var invite = invites.get(transaction);
        if (invite != null) {
            invite.cancelled();
        } else if (transaction.isOpen()) {
            // A re-INVITE whose answer is still being worked out.
            reject(transaction, new Rejection(487, "cancelled"));
        }
    }

    @Override
    public void strayAnswer(SipResponse response, Flow flow) {
        var dialog = dialogs.get(DialogId.ofResponse(response));
        if (dialog != null) {
            Thread.ofVirtual().name("sip-ack").start(() -> dialog.dialog().acknowledge(response));
        }
    }

    SipSettings settings() {
        return settings;
    }

    Timers timers() {
        return timers;
    }

    TransportLayer transports() {
        return transports;
    }

    Outbound outbound() {
        return outbound;
    }

    void remember(Dialog dialog, @Nullable IncomingInvite origin) {
        dialogs.put(dialog.id(), new DialogInbound(dialog, settings, origin));
    }

    void forget(Dialog dialog) {
        dialogs.remove(dialog.id());
    }

    void decided(IncomingInvite invite, boolean answer) {
        invites.remove(invite.transaction());
        (answer ? answered : rejected).increment();
    }

    void countMissingAck() {
        withoutAck.increment();
    }

    void countSessionExpired() {
        sessionsExpired.increment();
    }

    /** Hangs up every call and rejects every offered one. */
    void endAll() {
        for (var invite : invites.values()) {
            invite.reject(503, "server stops", Headers.NONE);
        }
        for (var dialog : dialogs.values()) {
            dialog.dialog().bye();
        }
    }

    SipCounters counters() {
        return new SipCounters(
                dialogs.size(),
                invites.size(),
                offered.sum(),
                answered.sum(),
                rejected.sum(),
                withoutAck.sum(),
                sessionsExpired.sum(),
                transports.statistics(),
                transactions.statistics());
    }
}
