package org.mynah.um.access;

import java.io.IOException;
import java.util.Optional;
import org.mynah.um.Call;
import org.mynah.um.Entry;
import org.mynah.um.Greetings;
import org.mynah.um.Phrase;
import org.mynah.um.Prompt;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.PromptCache;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.PinRules;
import org.mynah.um.pin.PinSignIn;
import org.mynah.um.pin.PinSignIn.Outcome;
import org.mynah.um.routing.Destination.Called;

/**
 * Extension and PIN by keys (Outlook Voice Access §2). What is said does not tell whether an
 * extension exists: an unknown one is asked for its PIN and fails with the same words, after the
 * same time.
 */
final class SignIn {

    private final Directory directory;
    private final PinSignIn pins;
    private final Notices notices;
    private final Greetings greetings;
    private final PromptCache prompts;

    SignIn(
            Directory directory,
            PinSignIn pins,
            Notices notices,
            Greetings greetings,
            PromptCache prompts) {
        this.directory = directory;
        this.pins = pins;
        this.notices = notices;
        this.greetings = greetings;
        this.prompts = prompts;
    }

    /** A subscriber whose PIN was right. */
    record SignedIn(Session session, boolean mustChangePin) {}

    /**
     * Welcome, extension unless the caller's own is known, PIN. Empty when the caller did not get
     * in.
     */
    Optional<SignedIn> atWelcome(Call call, DialPlan plan, Optional<Called> caller)
            throws IOException {
        var known = caller;
        var welcome = directory.<Welcome>read(reader -> Welcome.of(reader, prompts, plan));
        Prompt opening = welcome.begin(call);
        int badInputs = 0;
        int wrongPins = 0;
        while (badInputs < plan.get(DialPlan.INPUT_FAILURES)) {
            Optional<Called> who = known;
            var extension = "";
            if (who.isEmpty()) {
                var entry =
                        Entry.ofLength(
                                call,
                                Prompt.of(opening, Phrase.Fixed.ENTER_EXTENSION),
                                plan.digits());
                opening = Phrase.Fixed.SIGN_IN_FAILED;
                extension = entry.digits();
                if (extension.length() != plan.digits()) {
                    opening = Phrase.Fixed.ARE_YOU_THERE;
                    badInputs++;
                    continue;
                }
                who = find(plan, extension);
            }
            var greetedByName =
                    known.isPresent() ? Prompt.of(opening, nameOf(known.get())) : Prompt.of();
            var attempts = askForPin(call, plan, who, extension, greetedByName, wrongPins);
            if (attempts.signedIn().isPresent()) {
                return allowed(call, attempts.signedIn().get());
            }
            if (!attempts.wantsOtherExtension()) {
                return Optional.empty();
            }
            wrongPins = attempts.wrongPins();
            known = Optional.empty();
            opening = Prompt.of();
        }
        call.playThrough(Phrase.Fixed.GOODBYE);
        return Optional.empty();
    }

    /** PIN of a mailbox that is already known. */
    Optional<SignedIn> withPin(Call call, DialPlan plan, Called called) {
        var attempts = askForPin(call, plan, Optional.of(called), "", Prompt.of(), 0);
        if (attempts.signedIn().isEmpty() && attempts.wantsOtherExtension()) {
            call.playThrough(Phrase.Fixed.GOODBYE);
        }
        return attempts.signedIn().flatMap(signedIn -> allowed(call, signedIn));
    }

    private record Attempts(
            Optional<SignedIn> signedIn, boolean wantsOtherExtension, int wrongPins) {}

    /** Asks until the PIN is right, star is pressed, or the attempts of this call are used up. */
    private Attempts askForPin(
            Call call,
            DialPlan plan,
            Optional<Called> who,
            String extension,
            Prompt opening,
            int wrongPinsBefore) {
        int wrongPins = wrongPinsBefore;
        int silences = 0;
        var prompt = Prompt.of(opening, Phrase.Fixed.ENTER_PIN);
        while (true) {
            var entry = Entry.untilPound(call, prompt, PinRules.LONGEST);
            if (entry.end().filter(key -> key == '*').isPresent()) {
                return new Attempts(Optional.empty(), true, wrongPins);
            }
            if (entry.digits().isEmpty()) {
                // Pound after the extension, or silence: nothing was tried, so nothing is counted
                // as a PIN.
                silences++;
                if (silences >= plan.get(DialPlan.INPUT_FAILURES)) {
                    call.playThrough(Phrase.Fixed.GOODBYE);
                    return new Attempts(Optional.empty(), false, wrongPins);
                }
                prompt = Phrase.Fixed.ENTER_PIN;
                continue;
            }
            var signedIn = attempt(call, plan, who, extension, entry);
            if (signedIn.isPresent()) {
                return new Attempts(signedIn, false, wrongPins);
            }
            wrongPins++;
            if (wrongPins >= plan.get(DialPlan.LOGON_FAILURES)) {
                call.playThrough(Phrase.Fixed.TRY_AGAIN_LATER);
                return new Attempts(Optional.empty(), false, wrongPins);
            }
            call.forgetKeys();
            prompt = Prompt.of(Phrase.Fixed.SIGN_IN_FAILED, Phrase.Fixed.ENTER_PIN);
        }
    }

    private Optional<SignedIn> attempt(
            Call call, DialPlan plan, Optional<Called> who, String extension, Entry entry) {
        var pin = entry.isTooLong() ? "" : entry.digits();
        var caller = call.parties().caller();
        if (who.isEmpty()) {
            var _ = pins.attemptOnNobody(extension, pin, caller);
            return Optional.empty();
        }
        var called = who.get();
        var about = new Notices.About(called.mailbox(), called.umMailbox(), called.policy(), plan);
        return switch (pins.attempt(called.umMailbox(), called.policy(), pin, caller)) {
            case Outcome.Accepted(boolean mustChange, boolean _, var changed) ->
                    Optional.of(
                            new SignedIn(
                                    new Session(
                                            directory,
                                            plan,
                                            called.mailbox(),
                                            called.umMailbox(),
                                            called.policy(),
                                            changed),
                                    mustChange));
            case Outcome.WrongAndReset(var fresh) -> {
                notices.pinReset(about, fresh, true, Optional.empty());
                yield Optional.empty();
            }
            case Outcome.WrongAndLocked() -> {
                notices.lockedOut(about);
                yield Optional.empty();
            }
            case Outcome.Wrong(), Outcome.Locked(), Outcome.Refused() -> Optional.empty();
        };
    }

    /**
     * The switches are asked only after the PIN, so that they tell strangers nothing (Outlook Voice
     * Access §1).
     */
    private static Optional<SignedIn> allowed(Call call, SignedIn signedIn) {
        if (signedIn.session().holds()) {
            return Optional.of(signedIn);
        }
        call.playThrough(Phrase.Fixed.ACCESS_NOT_ALLOWED);
        call.playThrough(Phrase.Fixed.GOODBYE);
        return Optional.empty();
    }

    private Prompt nameOf(Called called) throws IOException {
        return greetings
                .find(called.mailbox().id(), Greetings.Kind.NAME)
                .<Prompt>map(Prompt.Recorded::new)
                .orElseGet(() -> new Phrase.Name(called.mailbox().spokenName()));
    }

    private Optional<Called> find(DialPlan plan, String extension) {
        return directory.read(reader ->
                UmMailbox.byAddress(reader, extension, plan.phoneContext())
                        .map(um ->
                                new Called(
                                        um,
                                        reader.find(um.mailbox()).map(Mailbox::new).orElseThrow(),
                                        reader.find(um.policy())
                                                .map(MailboxPolicy::new)
                                                .orElseThrow())));
    }
}
