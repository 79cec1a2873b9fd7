package org.mynah.sip.dialog;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.transaction.TimerThread;
import org.mynah.sip.transport.ListenAddress;

/**
 * SIP, wired: listeners, transactions and dialogs around one application. Thread-safe.
 *
 * <pre>{@code
 * var stack = new SipStack(SipSettings.of(listeners), application);
 * stack.start();
 * }</pre>
 */
public final class SipStack implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SipStack.class.getName());

    private final SipSettings settings;
    private final TimerThread timers = new TimerThread();
    private final UserAgent agent;

    /** A stack that resolves names by the system's resolver. */
    public SipStack(SipSettings settings, SipApplication application) {
        this(settings, application, Resolver.system());
    }

    /** A stack. */
    public SipStack(SipSettings settings, SipApplication application, Resolver resolver) {
        this.settings = settings;
        this.agent = new UserAgent(settings, application, timers, resolver);
    }

    /**
     * Binds all listeners and begins to take requests.
     *
     * @throws IOException naming the address that cannot be bound; then none is
     */
    public void start() throws IOException {
        agent.transports().start(settings.listeners());
        LOG.log(Level.INFO, () -> "SIP listens on " + listeners());
    }

    /** The addresses that are bound, with the ports the system chose. */
    public List<ListenAddress> listeners() {
        return agent.transports().bound();
    }

    /**
     * Sends a request outside any call, such as OPTIONS or NOTIFY, and waits for the final
     * response, at most 64 × T1 for each address of the target.
     *
     * @param from who we say we are
     * @param target Request-URI, To, and where it goes
     * @param extra such as Event and Content-Type
     */
    public RequestOutcome request(
            String method, NameAddress from, SipUri target, Headers extra, SipBody body) {
        return agent.outbound()
                .exchange(
                        outside(method, from, target, extra, body), Optional.empty(), userOf(from));
    }

    /**
     * Calls someone. Returns at once; {@link OutgoingInvite#await} gives the outcome.
     *
     * @param from who we say we are
     * @param target Request-URI, To, and where it goes
     * @param extra such as Referred-By
     * @param offer our session description
     * @param events what happens during the call once it is answered
     */
    public OutgoingInvite invite(
            NameAddress from, SipUri target, Headers extra, SipBody offer, DialogEvents events) {
        var headers =
                Headers.of("Content-Type", "application/sdp")
                        .with("Allow", Capabilities.ALLOW)
                        .with("Supported", "timer")
                        .with(extra);
        var request = outside("INVITE", from, target, headers, offer);
        var invite = new OutgoingInvite(agent, request, userOf(from), offer, events);
        invite.start();
        return invite;
    }

    private static String userOf(NameAddress from) {
        return from.sipUri().map(SipUri::user).orElse("");
    }

    private static SipRequest outside(
            String method, NameAddress from, SipUri target, Headers extra, SipBody body) {
        var headers =
                Headers.of("Max-Forwards", "70")
                        .with("From", from.withTag(RandomToken.tag()).toString())
                        .with("To", NameAddress.of(target).toString())
                        .with("Call-ID", RandomToken.callId())
                        .with("CSeq", "1 " + method)
                        .with(extra);
        return new SipRequest(method, target.toString(), headers, body);
    }

    /** What was seen so far, and what is held now. */
    public SipCounters counters() {
        return agent.counters();
    }

    /** Hangs up every call; new ones are still taken. */
    public void hangUpAll() {
        agent.endAll();
    }

    /** Closes the listeners and stops the timers. Calls are not hung up; see {@link #hangUpAll}. */
    @Override
    public void close() {
        agent.transports().close();
        timers.close();
    }
}
