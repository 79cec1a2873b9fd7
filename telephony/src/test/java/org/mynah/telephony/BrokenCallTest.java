package org.mynah.telephony;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.ear.Sounds;
import org.mynah.um.Audio;
import org.mynah.um.AudioSink;
import org.mynah.um.Contoso;
import org.mynah.um.Phrase;
import org.mynah.um.Spool;
import org.mynah.um.answering.CallAnswering;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Marks;

/** Calls that end otherwise than they should. */
class BrokenCallTest {

    private final Contoso contoso = new Contoso();

    @Test
    void a_peer_that_vanishes_while_recording_has_left_its_message() throws Exception {
        contoso.setPlan(DialPlan.RECORDING_IDLE_TIMEOUT, 10);
        try (var line = new Line(contoso, each -> each.withRtpInactivity(ofSeconds(2)));
                var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            call.say(Line.speech(ofSeconds(3)));
            call.mute(true);
            var message = line.awaitItem();
            assertThat(message.envelope().kind()).isEqualTo(Envelope.Kind.VOICE_MESSAGE);
            assertThat(message.samples()).isGreaterThan(Sounds.samples(2900));
            call.awaitHangUp(Line.SOON);
            assertThat(call.wasHungUpByPeer()).isTrue();
            line.awaitIdle();
        }
    }

    @Test
    void a_peer_that_vanishes_while_a_prompt_plays_is_hung_up_on() throws Exception {
        try (var line = new Line(contoso, each -> each.withRtpInactivity(Duration.ofMillis(500)));
                var call = line.dial(line.phone.call("50000")).expectAnswer()) {
            call.mute(true);
            call.awaitHangUp(Line.SOON);
            line.awaitIdle();
        }
    }

    @Test
    void a_disk_that_fails_ends_the_call_politely_and_keeps_what_was_said() throws Exception {
        var failing = new FailingSpool(contoso.spool, Sounds.samples(2500));
        var answering =
                new CallAnswering(
                        contoso.directory,
                        contoso.mailboxes,
                        contoso.greetings,
                        failing,
                        contoso.subscriberAccess,
                        contoso.clock);
        try (var line = new Line(contoso, answering, each -> each);
                var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            call.startSaying(Line.speech(ofSeconds(5)));
            Line.hear(call, Phrase.Fixed.TECHNICAL_PROBLEM);
            call.awaitHangUp(Line.SOON);
            var message = line.awaitItem();
            assertThat(message.isInterrupted()).isTrue();
            assertThat(message.samples()).isGreaterThan(Sounds.samples(2400));
            line.awaitIdle();
            try (var next = line.dial(line.phone.call("50000"))) {
                assertThat(next.status()).as("the server lives").isEqualTo(200);
            }
        }
    }

    /** A spool whose disk fails after so many samples of a message. */
    private record FailingSpool(Spool real, int samples) implements Spool {

        @Override
        public boolean hasRoom() {
            return real.hasRoom();
        }

        @Override
        public Pending open(Envelope envelope) throws IOException {
            return new Failing(real.open(envelope), samples);
        }

        @Override
        public void put(Envelope envelope) throws IOException {
            real.put(envelope);
        }

        @Override
        public List<Item> waiting() throws IOException {
            return real.waiting();
        }

        @Override
        public void awaitCommit(Duration atMost) throws InterruptedException {
            real.awaitCommit(atMost);
        }
    }

    private record Failing(Spool.Pending real, int samples) implements Spool.Pending {

        @Override
        public AudioSink audio() {
            var sink = real.audio();
            return new AudioSink() {
                @Override
                public void write(short[] frame, int offset, int length) throws IOException {
                    if (sink.length().toMillis() * 8 >= samples) {
                        throw new IOException("no space left on device");
                    }
                    sink.write(frame, offset, length);
                }

                @Override
                public void sync() throws IOException {
                    sink.sync();
                }

                @Override
                public void truncate(Duration length) throws IOException {
                    sink.truncate(length);
                }

                @Override
                public Duration length() {
                    return sink.length();
                }
            };
        }

        @Override
        public Audio recorded() {
            return real.recorded();
        }

        @Override
        public void mark(Marks marks) {
            real.mark(marks);
        }

        @Override
        public void commit() throws IOException {
            real.commit();
        }

        @Override
        public void discard() {
            real.discard();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
