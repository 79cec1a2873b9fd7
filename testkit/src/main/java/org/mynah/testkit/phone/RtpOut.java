package org.mynah.testkit.phone;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.wire.G711;

/**
 * What a phone is about to send, 20 ms at a time: what it was told to say and to press, in order,
 * and silence otherwise. Thread-safe: the call's user adds, the sender takes.
 */
final class RtpOut {
    /** Samples of one packet. */
    static final int PACKET = Sounds.samples(20);

    /** RFC 4733 §2.5.1.4: the packet that ends an event is sent three times. */
    private static final int END_PACKETS = 3;

    private static final int VOLUME = 10;

    private final ArrayDeque<Job> jobs = new ArrayDeque<>();
    private @Nullable Job current;
    private int position;
    private boolean ended;

    private sealed interface Job {
        CountDownLatch done();
    }

    @SuppressWarnings("ArrayRecordComponent") // A copy of its own, never compared.
    private record Speech(short[] sound, CountDownLatch done) implements Job {}

    private record Press(char key, int toneSamples, int gapSamples, CountDownLatch done)
            implements Job {}

    /** Payload of one packet; {@code age}: how many samples ago its timestamp lies. */
    @SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
    record Frame(byte[] payload, boolean isEvent, boolean startsEvent, int age) {}

    /** A promise that what was added will have been sent, or will never be. */
    record Sent(CountDownLatch done) {
        boolean await(Duration limit) {
            try {
                return done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    synchronized Sent say(short[] sound) {
        return add(new Speech(sound.clone(), new CountDownLatch(1)));
    }

    synchronized Sent press(String keys, Duration tone, Duration gap) {
        var sent = new Sent(new CountDownLatch(0));
        for (int i = 0; i < keys.length(); i++) {
            var done = new CountDownLatch(1);
            sent = add(new Press(keys.charAt(i), Sounds.samples(tone), Sounds.samples(gap), done));
        }
        return sent;
    }

    private Sent add(Job job) {
        if (ended) {
            job.done().countDown();
        } else {
            jobs.add(job);
        }
        return new Sent(job.done());
    }

    /** Drops what was not sent yet. */
    synchronized void stop() {
        if (current != null) {
            current.done().countDown();
            current = null;
        }
        for (Job job : jobs) {
            job.done().countDown();
        }
        jobs.clear();
    }

    /** Nothing will be sent any more. */
    synchronized void end() {
        ended = true;
        stop();
    }

    /** The packets of the next 20 ms. */
    synchronized List<Frame> next(G711 codec) {
        if (current == null) {
            current = jobs.poll();
            position = 0;
        }
        return switch (current) {
            case null -> silence(codec);
            case Speech speech -> speech(speech, codec);
            case Press press -> press(press, codec);
        };
    }

    private static List<Frame> silence(G711 codec) {
        return audio(codec.encode(new short[PACKET]));
    }

    private static List<Frame> audio(byte[] payload) {
        return List.of(new Frame(payload, false, false, 0));
    }

    private List<Frame> speech(Speech speech, G711 codec) {
        // Past the end copyOfRange pads with silence.
        var part = Arrays.copyOfRange(speech.sound(), position, position + PACKET);
        advance(speech, speech.sound().length);
        return audio(codec.encode(part));
    }

    private List<Frame> press(Press press, G711 codec) {
        int age = position;
        if (age >= press.toneSamples()) {
            advance(press, press.toneSamples() + press.gapSamples());
            return silence(codec);
        }
        int duration = age + PACKET;
        boolean last = duration >= press.toneSamples();
        var payload =
                ByteBuffer.allocate(Digits.PAYLOAD)
                        .put((byte) Digits.KEYS.indexOf(press.key()))
                        .put((byte) (VOLUME | (last ? 0x80 : 0)))
                        .putShort((short) duration)
                        .array();
        advance(press, press.toneSamples() + press.gapSamples());
        return Collections.nCopies(last ? END_PACKETS : 1, new Frame(payload, true, age == 0, age));
    }

    private void advance(Job job, int total) {
        position += PACKET;
        if (position >= total) {
            job.done().countDown();
            current = null;
        }
    }
}
