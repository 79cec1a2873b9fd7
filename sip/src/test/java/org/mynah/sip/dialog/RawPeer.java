package org.mynah.sip.dialog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.Parameters;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipLimits;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipParser;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.message.Via;

/** A peer without transactions: it says what the test says, and shows each packet it gets. */
final class RawPeer implements AutoCloseable {
    static final String SDP =
            """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 40000 RTP/AVP 0 101
            a=rtpmap:101 telephone-event/8000
            """
                    .replace("\n", "\r\n");

    private static final int PATIENCE_MS = 20_000;

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final SipParser parser = new SipParser(SipLimits.DEFAULT);
    private final Map<String, String> lastBranches = new HashMap<>();
    private int branches;

    RawPeer(InetSocketAddress server) throws IOException {
        this(server, "127.0.0.1");
    }

    RawPeer(InetSocketAddress server, String address) throws IOException {
        this.server = server;
        socket = new DatagramSocket(0, InetAddress.ofLiteral(address));
        socket.setSoTimeout(PATIENCE_MS);
    }

    int port() {
        return socket.getLocalPort();
    }

    String address() {
        return socket.getLocalAddress().getHostAddress();
    }

    void send(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(SipMessage message) {
        if (message instanceof SipRequest request) {
            lastBranches.put(request.method(), request.via().branch());
        }
        send(message.toBytes());
    }

    /** The next message, whatever it is. */
    SipMessage receive() {
        try {
            var packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return parser.parseDatagram(packet.getData(), packet.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException("nothing was received", e);
        }
    }

    /** Whether nothing arrives for a while. */
    boolean isSilentFor(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
            var packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return false;
        } catch (SocketTimeoutException _) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            restorePatience();
        }
    }

    private void restorePatience() {
        try {
            socket.setSoTimeout(PATIENCE_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next response of a status; provisional ones and others are passed over. */
    SipResponse response(int status) {
        while (true) {
            if (receive() instanceof SipResponse response && response.status() == status) {
                return response;
            }
        }
    }

    /** The final response to the last request of a method, not a late copy of an earlier one. */
    SipResponse answerTo(String method) {
        while (true) {
            if (receive() instanceof SipResponse response
                    && response.isFinal()
                    && response.cseq().method().equals(method)
                    && response.via().branch().equals(lastBranches.get(method))) {
                return response;
            }
        }
    }

    /** The next request of a method; everything else is passed over. */
    SipRequest request(String method) {
        while (true) {
            if (receive() instanceof SipRequest request && request.is(method)) {
                return request;
            }
        }
    }

    /** A request outside a dialog. */
    SipRequest outside(String method, String user, String callId) {
        var uri = "sip:" + user + "@" + server.getAddress().getHostAddress();
        var headers =
                Headers.of("Via", via().toString())
                        .with("Max-Forwards", "70")
                        .with("From", "\"Alice\" <sip:alice@" + address() + ">;tag=a-" + callId)
                        .with("To", "<" + uri + ">")
                        .with("Call-ID", callId)
                        .with("CSeq", "1 " + method)
                        .with("Contact", "<sip:alice@" + address() + ":" + port() + ">");
        return new SipRequest(method, uri, headers, SipBody.EMPTY);
    }

    SipRequest invite(String user, String callId) {
        var request = outside("INVITE", user, callId);
        return new SipRequest(
                "INVITE",
                request.requestUri(),
                request.headers().with("Content-Type", "application/sdp"),
                SipBody.of(SDP));
    }

    /** A request in the dialog that a response opened. */
    SipRequest inside(String method, long sequence, SipRequest invite, SipResponse answer) {
        var headers =
                Headers.of("Via", via().toString())
                        .with("Max-Forwards", "70")
                        .with("From", invite.headers().first("From").orElseThrow())
                        .with("To", answer.headers().first("To").orElseThrow())
                        .with("Call-ID", invite.callId())
                        .with("CSeq", sequence + " " + method)
                        .with("Contact", "<sip:alice@" + address() + ":" + port() + ">");
        var target = answer.contacts().stream().map(NameAddress::uri).findFirst();
        return new SipRequest(method, target.orElse(invite.requestUri()), headers, SipBody.EMPTY);
    }

    /** The response to a request that we got. */
    SipResponse reply(SipRequest request, int status) {
        return SipResponse.to(request, status)
                .withToTag("peer")
                .with("Contact", "<sip:alice@" + address() + ":" + port() + ">");
    }

    Via via() {
        branches++;
        return new Via(
                "UDP",
                address(),
                port(),
                Parameters.NONE
                        .with("branch", Via.MAGIC_COOKIE + port() + "x" + branches)
                        .with("rport", ""));
    }

    static SipRequest withBody(SipRequest request, String type, String body) {
        return new SipRequest(
                request.method(),
                request.requestUri(),
                request.headers().replace("Content-Type", type),
                SipBody.of(body));
    }

    static Optional<String> tagOf(SipMessage message) {
        return Optional.of(message.to().tag()).filter(tag -> !tag.isEmpty());
    }

    @Override
    public void close() {
        socket.close();
    }
}
