package org.mynah.um.answering;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.mynah.um.Audio;
import org.mynah.um.Call;
import org.mynah.um.CallParties;
import org.mynah.um.Greetings;
import org.mynah.um.Heard;
import org.mynah.um.Mailboxes;
import org.mynah.um.Phrase;
import org.mynah.um.Prompt;
import org.mynah.um.Spool;
import org.mynah.um.access.SubscriberAccess;
import org.mynah.um.directory.Contact;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Feature;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Switches;
import org.mynah.um.message.Envelope;
import org.mynah.um.record.CallType;
import org.mynah.um.routing.Destination;
import org.mynah.um.routing.Destination.Called;

/**
 * Call answering: a diverted call hears the greeting and leaves a message, which is on disk before
 * the caller is told that it was sent (call flows §4). Thread-safe; one call runs on its own
 * thread.
 */
public final class CallAnswering {

    /** Shorter speech is no message but a missed call (call flows §12, minimum message). */
    public static final Duration SHORTEST_MESSAGE = Duration.ofSeconds(2);

    private final Directory directory;
    private final Mailboxes mailboxes;
    private final Greetings greetings;
    private final Spool spool;
    private final SubscriberAccess subscriberAccess;
    private final InstantSource clock;

    public CallAnswering(
            Directory directory,
            Mailboxes mailboxes,
            Greetings greetings,
            Spool spool,
            SubscriberAccess subscriberAccess,
            InstantSource clock) {
        this.directory = directory;
        this.mailboxes = mailboxes;
        this.greetings = greetings;
        this.spool = spool;
        this.subscriberAccess = subscriberAccess;
        this.clock = clock;
    }

    /** Runs on the call's own virtual thread. A hang-up unwinds it from any line below. */
    public void run(Call call, Destination.CallAnswering destination) throws IOException {
        var called = destination.called();
        call.speakIn(destination.plan().language());
        call.notes().called(called.mailbox());
        call.notes().is(CallType.CallAnsweringMissedCall);
        call.answer();
        try (var visit = new Visit(call, destination)) {
            if (isFull(called)) {
                call.playThrough(Phrase.Fixed.MAILBOX_FULL);
                call.playThrough(Phrase.Fixed.GOODBYE);
                return;
            }
            if (call.parties().caller().isEmpty()
                    && !may(destination.plan(), called, Feature.AnonymousMessages)) {
                call.playThrough(Phrase.Fixed.ANONYMOUS_REFUSED);
                return;
            }
            if (!spool.hasRoom()) {
                call.playThrough(Phrase.Fixed.CANNOT_TAKE_MESSAGE);
                return;
            }
            greet(call, destination, visit);
        }
    }

    /**
     * Whether the mailbox takes no more. Where nobody can tell, the message is recorded: it waits
     * in the spool.
     */
    private boolean isFull(Called called) {
        try {
            return directory.contact() == Contact.IN_TOUCH
                    && mailboxes.isFull(called.mailbox().id());
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    private void greet(Call call, Destination.CallAnswering destination, Visit visit)
            throws IOException {
        var called = destination.called();
        var greeting =
                Prompt.of(greeting(destination, call.parties()), Phrase.Fixed.RECORD_AFTER_TONE);
        switch (call.play(greeting)) {
            case Heard.Pressed(char key) when key == '0' -> {
                if (!transferToOperator(call, destination.plan(), called)) {
                    takeMessage(call, destination, visit);
                } else {
                    visit.connected();
                }
            }
            case Heard.Pressed(char key)
                    when key == '*'
                            && may(destination.plan(), called, Feature.OutlookVoiceAccess) -> {
                visit.connected();
                subscriberAccess.signInTo(call, destination.plan(), called);
            }
            case Heard.Pressed(char _), Heard.Finished() -> takeMessage(call, destination, visit);
        }
    }

    private void takeMessage(Call call, Destination.CallAnswering destination, Visit visit)
            throws IOException {
        if (isDisabled(destination.called())) {
            call.playThrough(Phrase.Fixed.CANNOT_TAKE_MESSAGE);
            return;
        }
        try (var message =
                spool.open(envelope(call.parties(), destination, Envelope.Kind.VOICE_MESSAGE))) {
            call.playThrough(new Prompt.Beep());
            new Deposit(call, destination.plan(), message, visit::leftMessage).take();
        }
    }

    /**
     * Whether the user was disabled while the greeting played: then nothing is recorded any more; a
     * recording that has begun may be finished (directory §5, rules 2 and 6). A directory that does
     * not answer keeps nobody from leaving a message.
     */
    private boolean isDisabled(Called called) {
        try {
            return directory.read(reader -> reader.find(called.umMailbox().id()).isEmpty());
        } catch (RuntimeException _) {
            return false;
        }
    }

    private boolean transferToOperator(Call call, DialPlan plan, Called called) {
        var operator = Switches.operator(called.umMailbox(), plan);
        if (operator.isEmpty()) {
            call.playThrough(Phrase.Fixed.NO_OPERATOR);
            return false;
        }
        call.playThrough(Phrase.Fixed.CONNECTING_TO_OPERATOR);
        if (call.transfer(operator.get())) {
            return true;
        }
        call.playThrough(Phrase.Fixed.NO_OPERATOR);
        return false;
    }

    private static boolean may(DialPlan plan, Called called, Feature feature) {
        return new Switches(plan, called.policy(), called.mailbox(), called.umMailbox())
                .may(feature)
                .isAllowed();
    }

    /** The personal greeting, or the system's with the user's name (call flows §4.2). */
    private Prompt greeting(Destination.CallAnswering destination, CallParties parties) {
        var mailbox = destination.called().mailbox();
        var personal = recording(mailbox, Greetings.Kind.PERSONAL);
        if (personal.isPresent()) {
            return new Prompt.Recorded(personal.get());
        }
        var isBusy = parties.reason() == CallParties.Reason.DIVERT_BUSY;
        var name = recording(mailbox, Greetings.Kind.NAME);
        if (name.isPresent()) {
            return Prompt.of(new Prompt.Recorded(name.get()), new Phrase.NamedGreetingTail(isBusy));
        }
        return Phrase.systemGreeting(mailbox.spokenName(), isBusy);
    }

    /** A recording that cannot be read now keeps nobody from leaving a message. */
    private Optional<Audio> recording(Mailbox mailbox, Greetings.Kind kind) {
        try {
            return greetings.find(mailbox.id(), kind);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Envelope envelope(
            CallParties parties, Destination.CallAnswering destination, Envelope.Kind kind) {
        var person = caller(destination.plan(), parties);
        return new Envelope(
                UUID.randomUUID().toString(),
                kind,
                destination.called().mailbox().id(),
                parties.callId(),
                parties.caller(),
                person.map(CallerIdentity::name),
                person.map(CallerIdentity::address),
                parties.called(),
                parties.reason(),
                clock.instant());
    }

    /** A directory that does not answer costs the caller's name, not his message. */
    private Optional<CallerIdentity> caller(DialPlan plan, CallParties parties) {
        try {
            return directory.read(reader -> CallerIdentity.of(reader, plan, parties.caller()));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    /**
     * One visit of a caller: when it ends without a message and without a connection, it was a
     * missed call.
     */
    private final class Visit implements AutoCloseable {

        private final Call call;
        private final Destination.CallAnswering destination;
        private boolean isMissed = true;

        Visit(Call call, Destination.CallAnswering destination) {
            this.call = call;
            this.destination = destination;
        }

        void leftMessage() {
            call.notes().is(CallType.CallAnsweringVoiceMessage);
            isMissed = false;
        }

        void connected() {
            isMissed = false;
        }

        @Override
        public void close() throws IOException {
            if (!isMissed) {
                return;
            }
            spool.put(envelope(call.parties(), destination, Envelope.Kind.MISSED_CALL));
        }
    }
}
