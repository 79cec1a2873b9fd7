package org.mynah.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mynah.media.engine.MediaEngine;
import org.mynah.media.engine.MediaSettings;
import org.mynah.sip.dialog.IncomingInvite;
import org.mynah.sip.dialog.SipApplication;
import org.mynah.sip.dialog.SipSettings;
import org.mynah.sip.dialog.SipStack;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.ListenAddress;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.sip.transport.Source;
import org.mynah.sip.transport.TransportKind;
import org.mynah.testkit.phone.PhoneCall;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.um.Call;
import org.mynah.um.CallParties;
import org.mynah.um.record.CallNotes;

/** A line whose every call runs one flow, which a test writes down verb by verb. */
final class FlowLine implements SipApplication, AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** A flow that may say what it found out. */
    interface Flow {
        Object run(Call call) throws IOException;
    }

    private final Flow flow;
    private final Duration longest;
    private final MediaEngine engine;
    private final SipStack stack;
    private final TestPhone phone = TestPhone.on(Transport.UDP);
    private final BlockingQueue<Object> findings = new LinkedBlockingQueue<>();

    FlowLine(Duration longest, Flow flow) throws IOException {
        this.flow = flow;
        this.longest = longest;
        this.engine = MediaEngine.start(MediaSettings.defaults().withPorts(32_100, 32_199));
        this.stack =
                new SipStack(
                        SipSettings.of(
                                List.of(
                                        new ListenAddress(
                                                TransportKind.UDP,
                                                new InetSocketAddress(LOOPBACK, 0)))),
                        this);
        stack.start();
    }

    FlowLine(Flow flow) throws IOException {
        this(Duration.ofMinutes(10), flow);
    }

    /** Where it is called. */
    InetSocketAddress address() {
        return stack.listeners().getFirst().address();
    }

    /** A call that was answered. */
    PhoneCall call() {
        return phone.call("50000").dial(address()).expectAnswer();
    }

    /** What the flow found out. */
    Object finding() throws InterruptedException {
        var found = findings.poll(Line.SOON.toSeconds(), TimeUnit.SECONDS);
        if (found == null) {
            throw new AssertionError("the flow has not ended");
        }
        return found;
    }

    /** Media ports that are in use. */
    int sessions() {
        return engine.sessions();
    }

    @Override
    public PeerVerdict accepts(Source source) {
        return PeerVerdict.ALLOW;
    }

    @Override
    public void incoming(IncomingInvite invite) {
        try (var media = CallMedia.open(engine, LOOPBACK, "127.0.0.1", _ -> {}).orElseThrow()) {
            var agreed = (CallMedia.Reply.Agreed) media.answer(invite.offer().orElseThrow());
            var parties =
                    new CallParties(
                            invite.callId(),
                            "50000",
                            Optional.empty(),
                            Optional.empty(),
                            CallParties.Reason.DIRECT,
                            Instant.EPOCH);
            var call =
                    new SipCall(
                            invite,
                            parties,
                            new CallNotes(),
                            longest,
                            media,
                            agreed,
                            new PromptSounds(new ToneSpeech()));
            InviteHandler.run(
                    call,
                    running -> {
                        running.answer();
                        findings.add(flow.run(running));
                    });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public SipResponse options(SipRequest request, Source source) {
        return SipResponse.to(request, 200);
    }

    @Override
    public void close() {
        phone.close();
        stack.close();
        engine.close();
    }
}
