package org.mynah.sip.dialog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.Parameters;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.transaction.TimerSettings;
import org.mynah.sip.transport.ListenAddress;
import org.mynah.sip.transport.TransportKind;

/** Stacks on 127.0.0.1, UDP and TCP, with timers fast enough to wait for. */
final class Loopback {
    /** 64 × T1 is 2.6 s: long for a loaded machine, short for a test. */
    static final TimerSettings FAST =
            new TimerSettings(
                    Duration.ofMillis(40), Duration.ofMillis(320), Duration.ofMillis(400));

    private Loopback() {}

    static SipSettings settings() {
        var any = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        return SipSettings.of(
                        List.of(
                                new ListenAddress(TransportKind.UDP, any),
                                new ListenAddress(TransportKind.TCP, any)))
                .withTimers(FAST);
    }

    static SipStack start(SipApplication application) throws IOException {
        return start(settings(), application);
    }

    static SipStack start(SipSettings settings, SipApplication application) throws IOException {
        var stack = new SipStack(settings, application);
        stack.start();
        return stack;
    }

    static InetSocketAddress address(SipStack stack, TransportKind kind) {
        return stack.listeners().stream()
                .filter(each -> each.kind() == kind)
                .map(ListenAddress::address)
                .findFirst()
                .orElseThrow();
    }

    static SipUri uri(SipStack stack, TransportKind kind, String user) {
        return SipUri.of(user, "127.0.0.1", address(stack, kind).getPort())
                .withParameters(Parameters.NONE.with("transport", kind.parameter()));
    }

    static NameAddress alice() {
        return NameAddress.parse("\"Alice\" <sip:alice@example.com>");
    }

    /** Waits for a condition of the stack, up to 20 s. */
    static boolean eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return false;
    }
}
