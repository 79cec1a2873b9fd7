package org.mynah.um.pin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Directory.Change;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.UmMailbox;

/**
 * Signs a subscriber in by PIN: counts before it compares, so that no number of parallel guessers
 * gets more attempts than the policy allows (Outlook Voice Access §2.3, reliability V1).
 * Thread-safe.
 */
public final class PinSignIn {

    /** A PIN that must be changed and was never used is void after this time (messages §7). */
    public static final Duration UNUSED = Duration.ofDays(7);

    private final Directory directory;
    private final PinCounters counters;
    private final PinAdministration pins;
    private final SecretHash hash;
    private final InstantSource clock;
    private final String hashOfNobody;

    public PinSignIn(
            Directory directory,
            PinCounters counters,
            PinAdministration pins,
            SecretHash hash,
            InstantSource clock) {
        this.directory = directory;
        this.counters = counters;
        this.pins = pins;
        this.hash = hash;
        this.clock = clock;
        this.hashOfNobody = hash.hash("000000");
    }

    /** How an attempt went. */
    public sealed interface Outcome {

        /**
         * The PIN is right.
         *
         * @param mustChange expired, too old, or shorter than the policy asks now
         * @param changed when this PIN was set; a session that was opened with it is over once
         *     there is another
         */
        record Accepted(boolean mustChange, boolean isFirstTime, Instant changed)
                implements Outcome {}

        /** The PIN is wrong, or there is no such mailbox. */
        record Wrong() implements Outcome {}

        /** The PIN is wrong, and too often: a new one must be mailed. */
        record WrongAndReset(IssuedPin fresh) implements Outcome {}

        /** The PIN is wrong, and the mailbox is locked by this attempt. */
        record WrongAndLocked() implements Outcome {}

        /** The mailbox is locked; the PIN was not even compared. */
        record Locked() implements Outcome {}

        /** Too many mailboxes were tried by this caller or with this PIN; nothing was compared. */
        record Refused() implements Outcome {}
    }

    /**
     * Tries a PIN on a UM mailbox.
     *
     * @param caller the number that calls; empty when it is withheld
     */
    public Outcome attempt(
            UmMailbox umMailbox, MailboxPolicy mailboxPolicy, String pin, Optional<String> caller) {
        var guesses = guesses(umMailbox.id().toString(), pin, caller);
        if (!guesses.stream().allMatch(counters::mayTry)) {
            return asLongAsOthers(pin, new Outcome.Refused());
        }
        var policy = mailboxPolicy.pinPolicy();
        var limit = policy.maxAttempts().limit();
        var attempt = counters.take(umMailbox.id(), limit);
        if (attempt.isEmpty()) {
            return asLongAsOthers(pin, new Outcome.Locked());
        }
        var record = directory.read(reader -> reader.pin(umMailbox.id()));
        if (record.isPresent() && isRight(pin, record.get())) {
            counters.succeeded(umMailbox.id());
            guesses.forEach(counters::wasRight);
            return new Outcome.Accepted(
                    record.get().mustChange()
                            || isTooOld(record.get(), policy)
                            || pin.length() < policy.minimumLength(),
                    record.get().isFirstTime(),
                    record.get().changed());
        }
        int failures = attempt.getAsInt();
        if (failures >= limit) {
            return new Outcome.WrongAndLocked();
        }
        var resetEvery = policy.failuresBeforeReset();
        if (!resetEvery.isUnlimited() && failures % resetEvery.limit() == 0) {
            return reset(umMailbox, policy)
                    .<Outcome>map(Outcome.WrongAndReset::new)
                    .orElseGet(Outcome.Wrong::new);
        }
        return new Outcome.Wrong();
    }

    /**
     * Takes as long as an attempt on a real mailbox, for an extension that does not exist; never
     * right, and counted against the caller like any other.
     */
    public Outcome attemptOnNobody(String extension, String pin, Optional<String> caller) {
        var mayTry =
                guesses("extension " + extension, pin, caller).stream().allMatch(counters::mayTry);
        return asLongAsOthers(pin, mayTry ? new Outcome.Wrong() : new Outcome.Refused());
    }

    /** What is counted over all mailboxes: the caller first, then the PIN. */
    private List<Guess> guesses(String target, String pin, Optional<String> caller) {
        var window = GuessLimit.windowOf(clock.instant());
        var byCaller =
                caller.map(number ->
                                new Guess(GuessLimit.EXTENSIONS_PER_CALLER, number, target, window))
                        .orElseGet(() ->
                                new Guess(
                                        GuessLimit.EXTENSIONS_OF_HIDDEN_CALLERS,
                                        "",
                                        target,
                                        window));
        return List.of(
                byCaller,
                new Guess(GuessLimit.MAILBOXES_PER_PIN, hash.fingerprint(pin), target, window));
    }

    /** A refusal without a comparison would tell by its speed what is locked and what exists. */
    private Outcome asLongAsOthers(String pin, Outcome outcome) {
        var _ = hash.matches(pin, hashOfNobody);
        return outcome;
    }

    /** A PIN that was mailed and not used in time opens nothing any more (messages §7). */
    private boolean isRight(String pin, PinRecord record) {
        return hash.matches(pin, record.hash())
                && !(record.mustChange()
                        && !clock.instant().isBefore(record.changed().plus(UNUSED)));
    }

    private Optional<IssuedPin> reset(UmMailbox umMailbox, PinPolicy policy) {
        var extensions = umMailbox.extensions();
        var fresh =
                pins.prepare(
                        directory.read(reader ->
                                pins.terms(
                                        reader,
                                        umMailbox.id(),
                                        policy,
                                        extensions,
                                        Optional.empty())));
        return directory.change(
                new Change("system", "phone", "Reset of the PIN after too many failed sign-ins"),
                writer ->
                        pins.replaceAfterFailures(
                                writer, umMailbox.id(), policy, extensions, fresh));
    }

    private boolean isTooOld(PinRecord record, PinPolicy policy) {
        if (policy.lifetimeDays().isUnlimited()) {
            return false;
        }
        var end = record.changed().plus(Duration.ofDays(policy.lifetimeDays().limit()));
        return !clock.instant().isBefore(end);
    }
}
