package org.mynah.testkit.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mynah.testkit.wire.G711;

/**
 * A telephone at an address of this machine, which calls and is called. Thread-safe.
 *
 * <pre>{@code
 * try (var phone = TestPhone.on(Transport.UDP);
 *         var call = phone.call("50000").divertedFrom("51234", "no-answer").dial(server).expectAnswer()) {
 *     call.awaitTone(1000, Duration.ofSeconds(20));
 *     call.say(speech);
 *     call.hangUp();
 * }
 * }</pre>
 */
public final class TestPhone implements AutoCloseable {
    /** Calls that may ring at once; more are answered 486. */
    public static final int MOST_RINGING = 100;

    /** Responses kept to be sent again when their request comes again. */
    private static final int RESPONSES_KEPT = 500;

    private final SipLink link;
    private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
    private final Map<String, ClientTransaction> transactions = new ConcurrentHashMap<>();
    private final BlockingQueue<PhoneCall> ringing = new LinkedBlockingQueue<>(MOST_RINGING);
    private final Map<String, Optional<SipMessage>> answered = new LinkedHashMap<>();

    private TestPhone(SipLink link) {
        this.link = link;
    }

    /** A phone at 127.0.0.1, on a free port. */
    public static TestPhone on(Transport transport) {
        return at(InetAddress.ofLiteral("127.0.0.1"), transport);
    }

    /** A phone at an address of this machine, on a free port. */
    public static TestPhone at(InetAddress address, Transport transport) {
        return at(new InetSocketAddress(address, 0), transport);
    }

    /** A phone at a given address and port (5060, say, to be called). */
    public static TestPhone at(InetSocketAddress address, Transport transport) {
        try {
            var phone =
                    new TestPhone(
                            switch (transport) {
                                case UDP -> new UdpLink(address.getAddress(), address.getPort());
                                case TCP -> new TcpLink(address.getAddress(), address.getPort());
                            });
            phone.link.start(phone::received);
            return phone;
        } catch (IOException e) {
            throw new PhoneFailure("no phone at " + address, e);
        }
    }

    /** A call to a number, to be completed and dialled. */
    public Dial call(String number) {
        return new Dial(this, number);
    }

    /**
     * Waits for somebody to call this phone. The call rings: {@link PhoneCall#answer} it.
     *
     * @throws PhoneFailure when nobody calls in time
     */
    public PhoneCall awaitCall(Duration limit) {
        try {
            var call = ringing.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (call != null) {
                return call;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new PhoneFailure("nobody called within " + limit.toMillis() + " ms", List.of());
    }

    /** Asks a server for its abilities outside of any call (RFC 3261 §11); none: no response. */
    public Optional<SipMessage> options(InetSocketAddress server, Duration limit) {
        String target = "sip:" + NameAddr.literal(server);
        String local = "<sip:phone@" + host() + ">;tag=" + Dialog.token();
        var dialog =
                new Dialog(
                        link,
                        Dialog.token() + "@" + host(),
                        local,
                        "<" + target + ">",
                        target,
                        server);
        return ask(dialog.request("OPTIONS"), server, limit);
    }

    /** Where this phone's SIP is. */
    public InetSocketAddress address() {
        return link.local();
    }

    /** What carries its SIP. */
    public Transport transport() {
        return link.transport();
    }

    String host() {
        return NameAddr.literal(link.local().getAddress());
    }

    SipLink link() {
        return link;
    }

    PhoneCall newCall(Dialog dialog, List<G711> codecs, boolean events) {
        try {
            var media = new CallMedia(link.local().getAddress());
            var signalling = new CallSignalling(this, dialog, media, codecs, events);
            var call = new PhoneCall(this, signalling, media);
            media.start();
            calls.put(dialog.callId(), call);
            return call;
        } catch (IOException e) {
            throw new PhoneFailure("no RTP port for a call", e);
        }
    }

    void forget(PhoneCall call) {
        String id = call.callId();
        calls.remove(id, call);
        transactions.values().removeIf(t -> t.request().required("Call-ID").equals(id));
        ringing.remove(call);
    }

    ClientTransaction transaction(SipMessage request, InetSocketAddress to) {
        var transaction = new ClientTransaction(link, request, to);
        transactions.put(key(request), transaction);
        return transaction;
    }

    /** One request other than INVITE, and its final response; none when there is none in time. */
    Optional<SipMessage> ask(SipMessage request, InetSocketAddress to, Duration limit) {
        var transaction = transaction(request, to);
        try {
            return transaction.finalResponse(limit, limit, _ -> {});
        } finally {
            transactions.remove(key(request));
        }
    }

    /** Sends a response, and keeps it for when the request comes again. */
    void respond(SipMessage request, SipMessage response, SipLink.Reply reply) {
        synchronized (answered) {
            answered.put(key(request), Optional.of(response));
        }
        try {
            reply.send(response);
        } catch (IOException _) {
            // As if lost on the way: the request will come again.
        }
    }

    private static String key(SipMessage message) {
        return message.branch() + " " + message.method();
    }

    private void received(SipMessage message, SipLink.Reply reply) {
        if (!message.isRequest()) {
            var transaction = transactions.get(key(message));
            if (transaction != null) {
                transaction.received(message);
            }
            return;
        }
        if (!message.method().equals("ACK") && isRepeated(message, reply)) {
            return;
        }
        var call = calls.get(message.required("Call-ID"));
        if (call != null) {
            call.signalling().received(message, reply);
        } else if (message.method().equals("INVITE")) {
            ring(message, reply);
        } else if (message.method().equals("OPTIONS")) {
            respond(message, SipMessage.response(message, 200, "OK"), reply);
        } else if (!message.method().equals("ACK")) {
            respond(message, SipMessage.response(message, 481, "No Such Call"), reply);
        }
    }

    /** Whether this very request came before; its response is then sent again. */
    private boolean isRepeated(SipMessage request, SipLink.Reply reply) {
        Optional<SipMessage> earlier;
        synchronized (answered) {
            if (!answered.containsKey(key(request))) {
                answered.put(key(request), Optional.empty());
                if (answered.size() > RESPONSES_KEPT) {
                    answered.remove(answered.keySet().iterator().next());
                }
                return false;
            }
            earlier = answered.getOrDefault(key(request), Optional.empty());
        }
        earlier.ifPresent(response -> respond(request, response, reply));
        return true;
    }

    private void ring(SipMessage invite, SipLink.Reply reply) {
        String local = invite.required("To") + ";tag=" + Dialog.token();
        String from = invite.required("From");
        var dialog =
                new Dialog(
                        link,
                        invite.required("Call-ID"),
                        local,
                        from,
                        NameAddr.uri(from),
                        link.local());
        dialog.accept(invite);
        var call = newCall(dialog, List.of(G711.values()), true);
        call.signalling().ring(invite, local, reply);
        if (!ringing.offer(call)) {
            call.reject(486, "Busy Here");
            call.close();
        }
    }

    /** Hangs up whatever is up and gives its ports back. */
    @Override
    public void close() {
        calls.values().forEach(PhoneCall::close);
        link.close();
    }
}
