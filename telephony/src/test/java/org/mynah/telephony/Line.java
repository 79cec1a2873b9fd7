package org.mynah.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.phone.Dial;
import org.mynah.testkit.phone.PhoneCall;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.testkit.wire.G711;
import org.mynah.um.Contoso;
import org.mynah.um.Greetings;
import org.mynah.um.MemorySpool;
import org.mynah.um.Phrase;
import org.mynah.um.answering.CallAnswering;
import org.mynah.um.record.CallRecord;

/**
 * Contoso with a real telephone line: the real stack and engine on loopback, prompts as tones, and
 * a phone at the gateway's address.
 */
final class Line implements AutoCloseable {

    /** Generous, for a loaded machine. */
    static final Duration SOON = Duration.ofSeconds(20);

    private static final InetSocketAddress LOOPBACK =
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

    /** The node that takes the calls. */
    static final String NODE = "node1";

    final Contoso contoso;
    final Telephony telephony;
    final BlockingQueue<CallRecord> records = new LinkedBlockingQueue<>();
    final TestPhone phone = TestPhone.on(Transport.UDP);

    Line() throws IOException {
        this(new Contoso(), UnaryOperator.identity());
    }

    Line(Contoso contoso, UnaryOperator<TelephonySettings> settings) throws IOException {
        this(contoso, contoso.callAnswering, settings);
    }

    Line(Contoso contoso, CallAnswering callAnswering, UnaryOperator<TelephonySettings> settings)
            throws IOException {
        this.contoso = contoso;
        this.telephony =
                new Telephony(
                        settings.apply(settings()),
                        contoso.directory,
                        new ToneSpeech(),
                        callAnswering,
                        contoso.subscriberAccess,
                        contoso.spool::hasRoom,
                        NODE,
                        records::add,
                        contoso.clock);
        telephony.start();
    }

    /** Ports that no other test takes meanwhile: ranges are moved by the system's choice. */
    static TelephonySettings settings() {
        return TelephonySettings.defaults()
                .listeningOn(Optional.of(LOOPBACK), Optional.of(LOOPBACK))
                .withRtpPorts(31_000, 31_999);
    }

    InetSocketAddress server() {
        return telephony.udpAddress().orElseThrow();
    }

    /** A call to the pilot that Tony did not take. */
    Dial diverted() {
        return phone.call("50000").divertedFrom("51234", "no-answer");
    }

    PhoneCall dial(Dial dial) {
        return dial.dial(server());
    }

    /** Tony's own greeting, long enough to press a key in it. */
    void recordGreeting(short[] sound) throws IOException {
        var mailbox = contoso.tony().mailbox().id();
        try (var draft = contoso.greetings.record(mailbox, Greetings.Kind.PERSONAL)) {
            draft.audio().write(sound, 0, sound.length);
            draft.accept();
        }
    }

    /** Hears the greeting and the instruction to the beep. */
    static void listenToBeep(PhoneCall call) {
        hear(call, new Phrase.SystemGreeting("", false));
        hear(call, Phrase.Fixed.RECORD_AFTER_TONE);
        call.awaitTone(1000, SOON);
    }

    static void hear(PhoneCall call, Phrase phrase) {
        call.awaitTone(ToneSpeech.of(phrase), SOON);
    }

    /** Speech as it arrives when it was sent by µ-law. */
    static short[] speech(Duration length) {
        return G711.PCMU.asHeard(Sounds.speech(7, length));
    }

    /** The first item of the spool, when it is there. */
    MemorySpool.Committed awaitItem() throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (contoso.spool.committed().isEmpty() && System.nanoTime() < end) {
            contoso.spool.awaitCommit(Duration.ofMillis(100));
        }
        return contoso.spool.committed().getFirst();
    }

    /** The record of the next call that ended. */
    CallRecord awaitRecord() throws InterruptedException {
        var record = records.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        if (record == null) {
            throw new AssertionError("no call was recorded");
        }
        return record;
    }

    /** Waits until no call is served any more. */
    void awaitIdle() {
        Until.holds("no call is up", () -> telephony.activeCalls() == 0);
    }

    @Override
    public void close() {
        phone.close();
        telephony.stop();
    }
}
