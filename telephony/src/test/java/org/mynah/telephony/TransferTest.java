package org.mynah.telephony;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mynah.sip.dialog.DialogEvents;
import org.mynah.sip.dialog.EndReason;
import org.mynah.sip.dialog.IncomingInvite;
import org.mynah.sip.dialog.InviteOutcome;
import org.mynah.sip.dialog.OfferReply;
import org.mynah.sip.dialog.SipApplication;
import org.mynah.sip.dialog.SipSettings;
import org.mynah.sip.dialog.SipStack;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.sdp.LocalMedia;
import org.mynah.sip.sdp.OfferAnswer;
import org.mynah.sip.transport.ListenAddress;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.sip.transport.Source;
import org.mynah.sip.transport.TransportKind;

class TransferTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void a_peer_that_refuses_to_transfer_keeps_its_call() throws Exception {
        try (var line =
                        new FlowLine(call ->
                                List.of(call.transfer("59999"), call.awaitKey(Duration.ZERO)));
                var rtp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                var caller = new SipStack(settings(), new Caller())) {
            caller.start();
            var offer =
                    OfferAnswer.G711.offer(new LocalMedia("127.0.0.1", rtp.getLocalPort(), 1, 1));
            var invite =
                    caller.invite(
                            NameAddress.of(SipUri.of("4255550100", "127.0.0.1", 0)),
                            SipUri.of("50000", "127.0.0.1", line.address().getPort()),
                            Headers.NONE,
                            offer.toBody(),
                            new Silent());
            assertThat(invite.await(ofSeconds(20))).isInstanceOf(InviteOutcome.Answered.class);
            // The stack serves no REFER: 405.
            assertThat(line.finding()).isEqualTo(List.of(false, Optional.empty()));
        }
    }

    private static SipSettings settings() {
        return SipSettings.of(
                List.of(new ListenAddress(TransportKind.UDP, new InetSocketAddress(LOOPBACK, 0))));
    }

    private static final class Silent implements DialogEvents {
        @Override
        public OfferReply offered(SipBody offer) {
            return new OfferReply.Refuse(488, "no");
        }

        @Override
        public void ended(EndReason reason) {
            // Nothing is held.
        }
    }

    private static final class Caller implements SipApplication {
        @Override
        public PeerVerdict accepts(Source source) {
            return PeerVerdict.ALLOW;
        }

        @Override
        public void incoming(IncomingInvite invite) {
            // Nobody calls it.
        }

        @Override
        public SipResponse options(SipRequest request, Source source) {
            return SipResponse.to(request, 200);
        }
    }
}
