package org.mynah.um.pin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Directory.Change;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.UmMailbox;

/**
 * Signs a subscriber in by PIN: counts before it compares, so that no number of parallel guessers
 * gets more attempts than the policy allows (Outlook Voice Access §2.3, reliability V1).
 * Thread-safe.
 */
public final class PinSignIn {

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
         */
        record Accepted(boolean mustChange, boolean isFirstTime) implements Outcome {}

        /** The PIN is wrong, or there is no such mailbox. */
        record Wrong() implements Outcome {}

        /** The PIN is wrong, and too often: a new one must be mailed. */
        record WrongAndReset(IssuedPin fresh) implements Outcome {}

        /** The PIN is wrong, and the mailbox is locked by this attempt. */
        record WrongAndLocked() implements Outcome {}

        /** The mailbox is locked; the PIN was not even compared. */
        record Locked() implements Outcome {}
    }

    /** Tries a PIN on a UM mailbox. */
    public Outcome attempt(UmMailbox umMailbox, MailboxPolicy mailboxPolicy, String pin) {
        var policy = mailboxPolicy.pinPolicy();
        var limit = policy.maxAttempts().limit();
        var attempt = counters.take(umMailbox.id(), limit);
        if (attempt.isEmpty()) {
            return new Outcome.Locked();
        }
        var record = directory.read(reader -> reader.pin(umMailbox.id()));
        if (record.isPresent() && hash.matches(pin, record.get().hash())) {
            counters.succeeded(umMailbox.id());
            return new Outcome.Accepted(
                    record.get().mustChange()
                            || isTooOld(record.get(), policy)
                            || pin.length() < policy.minimumLength(),
                    record.get().isFirstTime());
        }
        int failures = attempt.getAsInt();
        if (failures >= limit) {
            return new Outcome.WrongAndLocked();
        }
        var resetEvery = policy.failuresBeforeReset();
        if (!resetEvery.isUnlimited() && failures % resetEvery.limit() == 0) {
            return new Outcome.WrongAndReset(reset(umMailbox, policy));
        }
        return new Outcome.Wrong();
    }

    /**
     * Takes as long as an attempt on a real mailbox, for an extension that does not exist; always
     * wrong.
     */
    public Outcome attemptOnNobody(String pin) {
        var _ = hash.matches(pin, hashOfNobody);
        return new Outcome.Wrong();
    }

    /** When the present PIN was set; a session that was opened with another one is over. */
    public Optional<java.time.Instant> pinChanged(ObjectId umMailbox) {
        return directory
                .read(reader -> reader.pin(umMailbox))
                .filter(record -> !record.isLockedOut())
                .map(PinRecord::changed);
    }

    private IssuedPin reset(UmMailbox umMailbox, PinPolicy policy) {
        return directory.change(
                new Change("system", "phone", "Reset of the PIN after too many failed sign-ins"),
                writer ->
                        pins.replaceAfterFailures(
                                writer,
                                umMailbox.id(),
                                policy,
                                List.copyOf(umMailbox.extensions())));
    }

    private boolean isTooOld(PinRecord record, PinPolicy policy) {
        if (policy.lifetimeDays().isUnlimited()) {
            return false;
        }
        var end = record.changed().plus(Duration.ofDays(policy.lifetimeDays().limit()));
        return !clock.instant().isBefore(end);
    }
}
