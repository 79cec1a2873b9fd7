package org.mynah.sip.dialog;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.sip.transport.Source;

/** An application that does with each call what the test says, and keeps what happened. */
final class ScriptedApplication implements SipApplication {
    final BlockingQueue<Dialog> answered = new LinkedBlockingQueue<>();
    final BlockingQueue<EndReason> ended = new LinkedBlockingQueue<>();
    final BlockingQueue<SipBody> offers = new LinkedBlockingQueue<>();
    final BlockingQueue<SipBody> answers = new LinkedBlockingQueue<>();
    final BlockingQueue<SipRequest> infos = new LinkedBlockingQueue<>();
    final AtomicInteger calls = new AtomicInteger();

    private final Consumer<IncomingInvite> call;
    private final PeerVerdict stranger;

    ScriptedApplication(Consumer<IncomingInvite> call, PeerVerdict stranger) {
        this.call = call;
        this.stranger = stranger;
    }

    /** Does this with each call. */
    static ScriptedApplication that(Consumer<IncomingInvite> call) {
        return new ScriptedApplication(call, PeerVerdict.ALLOW);
    }

    /** Answers each call at once. */
    static ScriptedApplication answering() {
        return answering(PeerVerdict.ALLOW);
    }

    /** Answers each call from 127.0.0.1 at once; others get the verdict. */
    static ScriptedApplication answering(PeerVerdict stranger) {
        var self = new ScriptedApplication[1];
        self[0] = new ScriptedApplication(invite -> self[0].answer(invite), stranger);
        return self[0];
    }

    void answer(IncomingInvite invite) {
        invite.answer(SipBody.of(RawPeer.SDP), Headers.NONE, events()).ifPresent(answered::add);
    }

    DialogEvents events() {
        return new Recorded();
    }

    @Override
    public PeerVerdict accepts(Source source) {
        return source.remote().getAddress().getHostAddress().equals("127.0.0.1")
                ? PeerVerdict.ALLOW
                : stranger;
    }

    @Override
    public void incoming(IncomingInvite invite) {
        calls.incrementAndGet();
        call.accept(invite);
    }

    @Override
    public SipResponse options(SipRequest request, Source source) {
        return SipResponse.to(request, 200);
    }

    /** The next of a kind; fails when it does not come. */
    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T found = queue.poll(20, TimeUnit.SECONDS);
        if (found == null) {
            throw new AssertionError("nothing came");
        }
        return found;
    }

    private final class Recorded implements DialogEvents {
        @Override
        public OfferReply offered(SipBody offer) {
            offers.add(offer);
            return new OfferReply.Accept(SipBody.of(RawPeer.SDP));
        }

        @Override
        public void answered(SipBody answer) {
            answers.add(answer);
        }

        @Override
        public int info(SipRequest info) {
            infos.add(info);
            return 200;
        }

        @Override
        public void ended(EndReason reason) {
            ended.add(reason);
        }
    }
}
