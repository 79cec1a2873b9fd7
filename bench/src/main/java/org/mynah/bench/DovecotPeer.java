package org.mynah.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.mynah.testkit.process.Dovecot;

/** Debian's Dovecot as the peer to measure beside. Thread-safe. */
record DovecotPeer(Dovecot dovecot) implements MailPeer {

    static DovecotPeer start() throws IOException {
        return new DovecotPeer(Dovecot.start(PASSWORD, ""));
    }

    @Override
    public InetSocketAddress imap() {
        return dovecot.imap();
    }

    @Override
    public String user(int number) {
        return "user" + number;
    }

    @Override
    public Stream<ProcessHandle> processes() {
        return dovecot.processes();
    }

    @Override
    public void close() throws IOException {
        dovecot.close();
    }
}
