package org.mynah.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A gateway on a socket of its own, which takes NOTIFY and answers as it is told. */
final class LampGateway implements AutoCloseable {

    private final DatagramSocket socket;
    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
    private volatile int status = 200;

    LampGateway() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        Thread.ofPlatform().daemon().name("lamp-gateway").start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How it answers from now on. */
    void answers(int with) {
        status = with;
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            while (true) {
                socket.receive(packet);
                var text =
                        new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                if (text.startsWith("NOTIFY")) {
                    notices.add(text);
                    answer(text, status, packet);
                } else if (text.startsWith("OPTIONS")) {
                    answer(text, 200, packet);
                }
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void answer(String request, int with, DatagramPacket packet) throws IOException {
        var copied =
                request.lines()
                        .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq):.*"))
                        .collect(Collectors.joining("\r\n"));
        var response =
                ("SIP/2.0 " + with + " Answer\r\n" + copied + "\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
    }

    /** The next NOTIFY, whole. */
    String awaitNotice() throws InterruptedException {
        var notice = notices.poll(Line.SOON.toSeconds(), TimeUnit.SECONDS);
        if (notice == null) {
            throw new AssertionError("no NOTIFY came");
        }
        return notice;
    }

    /** Whether nothing has come that was not asked for. */
    boolean isQuiet() {
        return notices.isEmpty();
    }

    @Override
    public void close() {
        socket.close();
    }
}
