package org.mynah.sip.transaction;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.Rejection;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.Flow;
import org.mynah.sip.transport.MessageSender;
import org.mynah.sip.transport.StatelessTag;

/**
 * Matches messages to transactions and opens new ones (RFC 3261 §17). Thread-safe. Each transaction
 * has its own lock; none is held while the user is called.
 */
public final class TransactionLayer {
    private final TimerSettings settings;
    private final Timers timers;
    private final MessageSender sender;
    private final TransactionUser user;
    private final int maxServerTransactions;

    private final Map<String, ServerTransaction> servers = new ConcurrentHashMap<>();
    private final Map<String, ClientTransaction> clients = new ConcurrentHashMap<>();
    private final Map<String, String> merges = new ConcurrentHashMap<>();

    private final LongAdder opened = new LongAdder();
    private final LongAdder absorbed = new LongAdder();
    private final LongAdder retransmitted = new LongAdder();
    private final LongAdder overloaded = new LongAdder();
    private final LongAdder unmatched = new LongAdder();

    /**
     * A layer without transactions.
     *
     * @param maxServerTransactions transactions of peers kept at a time; more get 503
     */
    public TransactionLayer(
            TimerSettings settings,
            Timers timers,
            MessageSender sender,
            TransactionUser user,
            int maxServerTransactions) {
        this.settings = settings;
        this.timers = timers;
        this.sender = sender;
        this.user = user;
        this.maxServerTransactions = maxServerTransactions;
    }

    /** A valid request came in. */
    public void request(SipRequest request, Flow flow) {
        var via = request.via();
        var key = TransactionKey.server(request, via);
        var known = servers.get(key);
        if (request.is("ACK")) {
            acknowledge(known, request, flow);
        } else if (known != null) {
            absorbed.increment();
            known.retransmitted();
        } else if (servers.size() >= maxServerTransactions) {
            overloaded.increment();
            refuse(
                    request,
                    flow,
                    new Rejection(503, "too many requests", Headers.of("Retry-After", "10")));
        } else {
            open(key, request, flow);
        }
    }

    private void acknowledge(@Nullable ServerTransaction known, SipRequest ack, Flow flow) {
        if (known instanceof ServerInviteTransaction invite && !invite.isAccepted()) {
            invite.acknowledged();
        } else {
            user.ack(ack, flow);
        }
    }

    private void open(String key, SipRequest request, Flow flow) {
        if (isMerged(key, request)) {
            refuse(request, flow, new Rejection(482, "request came by two ways"));
            return;
        }
        ServerTransaction fresh;
        if (request.is("INVITE")) {
            fresh = new ServerInviteTransaction(this, key, request, flow);
        } else {
            fresh = new ServerNonInviteTransaction(this, key, request, flow);
        }
        var raced = servers.putIfAbsent(key, fresh);
        if (raced != null) {
            absorbed.increment();
            raced.retransmitted();
            return;
        }
        opened.increment();
        switch (fresh) {
            case ServerInviteTransaction invite -> invite.start();
            case ServerNonInviteTransaction other -> other.start();
        }
        if (request.is("CANCEL")) {
            cancel(request, fresh);
        } else {
            user.request(fresh);
        }
    }

    /** RFC 3261 §8.2.2.2: the same request, not in a dialog, under two transactions. */
    private boolean isMerged(String key, SipRequest request) {
        if (request.is("CANCEL") || !request.to().tag().isEmpty()) {
            return false;
        }
        var first = merges.putIfAbsent(TransactionKey.merged(request), key);
        return first != null && !first.equals(key) && servers.containsKey(first);
    }

    /** RFC 3261 §9.2. */
    private void cancel(SipRequest request, ServerTransaction transaction) {
        var invite = servers.get(TransactionKey.cancelled(request, request.via()));
        if (invite == null) {
            transaction.respond(SipResponse.to(request, 481).withToTag(StatelessTag.of(request)));
            return;
        }
        // RFC 3261 §9.2: the tag is the one that the INVITE's responses carry.
        transaction.respond(SipResponse.to(request, 200).withToTag(StatelessTag.of(request)));
        user.cancelled(invite, request);
    }

    private void refuse(SipRequest request, Flow flow, Rejection rejection) {
        sender.respond(rejection.responseTo(request).withToTag(StatelessTag.of(request)), flow);
    }

    /** A valid response came in. */
    public void response(SipResponse response, Flow flow) {
        var transaction = clients.get(TransactionKey.client(response));
        if (transaction != null) {
            transaction.receive(response);
        } else if (response.isSuccess() && response.cseq().method().equals("INVITE")) {
            user.strayAnswer(response, flow);
        } else {
            unmatched.increment();
        }
    }

    /**
     * Sends a request of ours.
     *
     * @param request complete, with a Via whose branch is new
     */
    public ClientTransaction send(SipRequest request, Flow flow, ClientUser client) {
        var key = TransactionKey.client(request);
        ClientTransaction transaction;
        if (request.is("INVITE")) {
            transaction = new ClientInviteTransaction(this, key, request, flow, client);
        } else {
            transaction = new ClientNonInviteTransaction(this, key, request, flow, client);
        }
        clients.put(key, transaction);
        opened.increment();
        transaction.start();
        return transaction;
    }

    /** What was seen so far. */
    public TransactionStatistics statistics() {
        return new TransactionStatistics(
                servers.size(),
                clients.size(),
                opened.sum(),
                absorbed.sum(),
                retransmitted.sum(),
                overloaded.sum(),
                unmatched.sum());
    }

    TimerSettings settings() {
        return settings;
    }

    Timers timers() {
        return timers;
    }

    MessageSender sender() {
        return sender;
    }

    void countRetransmission() {
        retransmitted.increment();
    }

    void forget(ServerTransaction transaction) {
        servers.remove(transaction.key(), transaction);
        merges.remove(TransactionKey.merged(transaction.request()), transaction.key());
    }

    void forget(ClientTransaction transaction) {
        clients.remove(transaction.key(), transaction);
    }
}
