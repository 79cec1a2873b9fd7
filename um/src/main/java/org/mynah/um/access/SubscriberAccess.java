package org.mynah.um.access;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.mynah.um.Call;
import org.mynah.um.Choices;
import org.mynah.um.Choices.Choice;
import org.mynah.um.Greetings;
import org.mynah.um.Mailboxes;
import org.mynah.um.Phrase;
import org.mynah.um.directory.Contact;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryUnreachable;
import org.mynah.um.directory.PromptCache;
import org.mynah.um.message.MailFormat;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.pin.PinSignIn;
import org.mynah.um.record.CallType;
import org.mynah.um.routing.Destination;
import org.mynah.um.routing.Destination.Called;

/**
 * Subscriber access, called Outlook Voice Access: a user signs in by extension and PIN and reads
 * his mailbox by keys. Thread-safe; one call runs on its own thread.
 */
public final class SubscriberAccess {

    private final Directory directory;
    private final SignIn signIn;
    private final PinChange pinChange;
    private final VoiceMail voiceMail;
    private final PersonalOptions personalOptions;
    private final Mailboxes mailboxes;

    public SubscriberAccess(
            Directory directory,
            PinSignIn pins,
            PinAdministration administration,
            Notices notices,
            Mailboxes mailboxes,
            MailFormat format,
            Greetings greetings,
            InstantSource clock,
            ZoneId defaultZone) {
        this.directory = directory;
        this.mailboxes = mailboxes;
        this.signIn = new SignIn(directory, pins, notices, greetings, new PromptCache());
        this.pinChange = new PinChange(directory, administration, notices);
        this.voiceMail = new VoiceMail(mailboxes, format, clock, defaultZone);
        this.personalOptions = new PersonalOptions(greetings, pinChange);
    }

    /**
     * Main menu: 1 voice mail, 6 personal options, 0 repeat, star goodbye (Outlook Voice Access
     * §3).
     */
    private enum MainMenu implements Choice {
        VOICE_MAIL("1"),
        PERSONAL_OPTIONS("6"),
        GOODBYE("*");

        private final String keys;

        MainMenu(String keys) {
            this.keys = keys;
        }

        @Override
        public String keys() {
            return keys;
        }
    }

    /** A call to the access number. A hang-up unwinds it from any line below. */
    public void run(Call call, Destination.SubscriberAccess destination) throws IOException {
        call.speakIn(destination.plan().language());
        call.notes().is(CallType.UnAuthenticatedPilotNumber);
        call.answer();
        var session =
                signIn(
                        call,
                        () -> signIn.atWelcome(call, destination.plan(), destination.caller()));
        if (session.isPresent()) {
            serve(call, session.get());
        }
    }

    /** A caller pressed star in the greeting of a user: only the PIN is asked (call flows §4.4). */
    public void signInTo(Call call, DialPlan plan, Called called) throws IOException {
        var session = signIn(call, () -> signIn.withPin(call, plan, called));
        if (session.isPresent()) {
            serve(call, session.get());
        }
    }

    /** Some way to sign in. */
    @FunctionalInterface
    private interface Attempt {
        Optional<SignIn.SignedIn> make() throws IOException;
    }

    /** While the directory is not reached nobody signs in (directory §5 rule 10). */
    private Optional<SignIn.SignedIn> signIn(Call call, Attempt attempt) throws IOException {
        if (directory.contact() == Contact.IN_TOUCH) {
            try {
                return attempt.make();
            } catch (DirectoryUnreachable _) {
                // It went in the middle of the attempt.
            }
        }
        call.playThrough(Phrase.Fixed.SIGN_IN_UNAVAILABLE);
        call.playThrough(Phrase.Fixed.GOODBYE);
        return Optional.empty();
    }

    private void serve(Call call, SignIn.SignedIn signedIn) throws IOException {
        var session = Optional.of(signedIn.session());
        call.notes().signedIn(signedIn.session().mailbox());
        signedIn.session().govern(call);
        if (signedIn.mustChangePin()) {
            call.playThrough(Phrase.Fixed.PIN_MUST_CHANGE);
            session = pinChange.ask(call, signedIn.session());
            if (session.isEmpty()) {
                call.playThrough(Phrase.Fixed.PIN_NOT_CHANGED);
                call.playThrough(Phrase.Fixed.GOODBYE);
                return;
            }
        }
        summary(call, session.get());
        mainMenu(call, session.get());
    }

    private void summary(Call call, Session session) throws IOException {
        var unread =
                mailboxes.voiceMessages(session.mailbox().id()).stream()
                        .filter(message -> !message.isRead())
                        .count();
        // The keys of the main menu work here already: a key that ends the summary belongs to the
        // menu.
        call.playThrough(Phrase.newMessages(Math.toIntExact(unread)));
        if (mailboxes.isFull(session.mailbox().id())) {
            call.playThrough(Phrase.Fixed.MAILBOX_OVER_QUOTA);
        }
    }

    private void mainMenu(Call call, Session signedIn) throws IOException {
        var session = signedIn;
        while (true) {
            if (!session.holds()) {
                call.playThrough(Phrase.Fixed.SESSION_ENDED);
                return;
            }
            var chosen =
                    Choices.choose(
                            call,
                            Phrase.Fixed.MAIN_MENU,
                            List.of(MainMenu.values()),
                            session.plan().get(DialPlan.INPUT_FAILURES));
            if (chosen.isEmpty()) {
                call.playThrough(Phrase.Fixed.GOODBYE);
                return;
            }
            // The session may have ended while the menu was spoken.
            if (!session.holds()) {
                continue;
            }
            switch (chosen.get()) {
                case VOICE_MAIL -> voiceMail.run(call, session);
                case PERSONAL_OPTIONS -> session = personalOptions.run(call, session);
                case GOODBYE -> {
                    call.playThrough(Phrase.Fixed.GOODBYE);
                    return;
                }
            }
        }
    }
}
