package org.mynah.um.pin;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Problem;

/**
 * Sets, generates, locks and unlocks PINs (directory §7.11). A PIN is prepared first, which is
 * slow, and stored in a directory transaction then, which checks it anew by what holds at that
 * moment. Thread-safe.
 */
public final class PinAdministration {

    /**
     * Longest list of old hashes that is kept, whatever a policy says now (PINHistoryCount's
     * range).
     */
    static final int LONGEST_HISTORY = 20;

    /** Stands in place of a hash where there is no PIN; nothing matches it. */
    private static final String NONE = "";

    /** A generated PIN has at least so many digits (Outlook Voice Access §2.3). */
    private static final int GENERATED_LENGTH = 6;

    /** Candidates for a generated PIN; nearly every one will do. */
    private static final int MOST_TRIES = 1_000;

    private static final Problem CHANGED =
            new Problem(
                    ErrorId.E021,
                    "The PIN of the mailbox, or what its policy asks of a PIN, was changed by someone else meanwhile; repeat the command.");

    private final SecretHash hash;
    private final RandomGenerator random;
    private final InstantSource clock;

    /**
     * Wires the rules.
     *
     * @param random a cryptographically strong source in production
     */
    public PinAdministration(SecretHash hash, RandomGenerator random, InstantSource clock) {
        this.hash = hash;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What a new PIN of a mailbox has to satisfy.
     *
     * @param umMailbox whose history counts; it need not exist yet
     * @param typed the PIN that was typed; empty: one is generated
     */
    public PinTerms terms(
            DirectoryReader reader,
            ObjectId umMailbox,
            PinPolicy policy,
            List<String> extensions,
            Optional<String> typed) {
        return new PinTerms(policy, extensions, used(reader, umMailbox), typed);
    }

    /**
     * Generates a PIN or takes the typed one, compares it with the earlier ones and hashes it. This
     * takes a tenth of a second and more: call it outside of any transaction.
     */
    public NewPin prepare(PinTerms terms) {
        var remembered = PinRules.remembered(terms.used(), terms.policy());
        if (terms.typed().isPresent()) {
            var pin = terms.typed().get();
            return PinRules.checkDigits(pin, terms.policy(), terms.extensions()).isPresent()
                    ? NewPin.refused(pin)
                    : NewPin.computed(pin, true, remembered, hash);
        }
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            var pin = randomDigits(Math.max(GENERATED_LENGTH, terms.policy().minimumLength()));
            if (PinRules.checkDigits(pin, strict(terms.policy()), terms.extensions()).isEmpty()) {
                var candidate = NewPin.computed(pin, false, remembered, hash);
                if (candidate.hash().isPresent()) {
                    return candidate;
                }
            }
        }
        throw new IllegalStateException("no PIN satisfies " + terms);
    }

    /**
     * What is wrong with a PIN for a user, if anything; the history of his present PIN counts.
     * UM-E021 says that policy, extensions or PIN changed after it was prepared.
     */
    public Optional<Problem> check(
            DirectoryReader reader,
            ObjectId umMailbox,
            PinPolicy policy,
            List<String> extensions,
            NewPin pin) {
        return check(used(reader, umMailbox), policy, extensions, pin);
    }

    private static Optional<Problem> check(
            List<String> used, PinPolicy policy, List<String> extensions, NewPin pin) {
        var problem =
                PinRules.checkDigits(
                        pin.pin(), pin.isTyped() ? policy : strict(policy), extensions);
        if (problem.isPresent()) {
            return pin.isTyped() ? problem : Optional.of(CHANGED);
        }
        for (var encoded : PinRules.remembered(used, policy)) {
            var isSame = pin.isOf(encoded);
            if (isSame.isEmpty()) {
                return Optional.of(CHANGED);
            }
            if (isSame.get()) {
                return Optional.of(PinRules.usedBefore(policy));
            }
        }
        return pin.hash().isEmpty() ? Optional.of(CHANGED) : Optional.empty();
    }

    /**
     * Gives a UM mailbox a new PIN and unlocks it; the failure count starts anew.
     *
     * @param mustChange whether it must be changed at the next sign-in; empty: yes if generated, no
     *     if typed
     * @return the PIN in clear, to be mailed and forgotten
     * @throws DirectoryException UM-E301–E306; UM-E021 when something changed after the PIN was
     *     prepared
     */
    public IssuedPin issue(
            DirectoryWriter writer,
            ObjectId umMailbox,
            PinPolicy policy,
            List<String> extensions,
            NewPin pin,
            Optional<Boolean> mustChange) {
        var used = used(writer, umMailbox);
        check(used, policy, extensions, pin)
                .ifPresent(problem -> {
                    throw new DirectoryException(List.of(problem));
                });
        var expires = mustChange.orElse(!pin.isTyped());
        var isFirstTime = writer.pin(umMailbox).map(PinRecord::isFirstTime).orElse(true);
        writer.putPin(
                umMailbox,
                new PinRecord(
                        pin.hash().orElseThrow(),
                        clock.instant(),
                        expires,
                        isFirstTime,
                        false,
                        0,
                        history(used)));
        return new IssuedPin(pin.pin(), expires);
    }

    /**
     * Replaces the PIN of a mailbox after too many failures by a generated one; the failure count
     * goes on, so that the lock-out is reached (Outlook Voice Access §2.3).
     *
     * @return empty when the mailbox was disabled meanwhile, or the PIN that was tried was replaced
     *     by another already
     */
    public Optional<IssuedPin> replaceAfterFailures(
            DirectoryWriter writer,
            ObjectId umMailbox,
            PinPolicy policy,
            List<String> extensions,
            NewPin pin) {
        var found = writer.pin(umMailbox);
        var used = used(writer, umMailbox);
        if (found.isEmpty() || check(used, policy, extensions, pin).isPresent()) {
            return Optional.empty();
        }
        var present = found.get();
        writer.putPin(
                umMailbox,
                new PinRecord(
                        pin.hash().orElseThrow(),
                        clock.instant(),
                        true,
                        present.isFirstTime(),
                        present.isLockedOut(),
                        present.failures(),
                        history(used)));
        return Optional.of(new IssuedPin(pin.pin(), true));
    }

    /**
     * Takes the new PIN that a signed-in user entered.
     *
     * @return what is wrong with it; empty: it is in force
     */
    public Optional<Problem> changeByUser(
            DirectoryWriter writer,
            ObjectId umMailbox,
            PinPolicy policy,
            List<String> extensions,
            NewPin pin) {
        var used = used(writer, umMailbox);
        var problem = check(used, policy, extensions, pin);
        if (problem.isEmpty()) {
            writer.putPin(
                    umMailbox,
                    new PinRecord(
                            pin.hash().orElseThrow(),
                            clock.instant(),
                            false,
                            false,
                            false,
                            0,
                            history(used)));
        }
        return problem;
    }

    /** Locks or unlocks a mailbox; the PIN stays, the failure count starts anew. */
    public void lock(DirectoryWriter writer, ObjectId umMailbox, boolean locked) {
        var present = writer.pin(umMailbox).orElseThrow();
        writer.putPin(
                umMailbox,
                new PinRecord(
                        present.hash(),
                        present.changed(),
                        present.mustChange(),
                        present.isFirstTime(),
                        locked,
                        0,
                        present.history()));
    }

    /**
     * Keeps of the PIN of a mailbox that is being disabled what a later one must not repeat; the
     * PIN itself opens nothing any more (directory §5, rule 8).
     *
     * @param sealed the object that keeps the settings
     */
    public void seal(DirectoryWriter writer, ObjectId umMailbox, ObjectId sealed) {
        writer.pin(umMailbox)
                .ifPresent(present ->
                        writer.putPin(
                                sealed,
                                new PinRecord(
                                        NONE,
                                        present.changed(),
                                        true,
                                        present.isFirstTime(),
                                        true,
                                        0,
                                        history(used(writer, umMailbox)))));
    }

    /** Gives a mailbox that is enabled again the history that was sealed; a PIN is issued next. */
    public void unseal(DirectoryWriter writer, ObjectId sealed, ObjectId umMailbox) {
        writer.pin(sealed).ifPresent(kept -> writer.putPin(umMailbox, kept));
    }

    private String randomDigits(int length) {
        var digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /** Common patterns are never generated, even where the policy permits typed ones. */
    private static PinPolicy strict(PinPolicy policy) {
        return new PinPolicy(
                policy.minimumLength(),
                policy.lifetimeDays(),
                policy.historyCount(),
                false,
                policy.failuresBeforeReset(),
                policy.maxAttempts());
    }

    private static List<String> used(DirectoryReader reader, ObjectId umMailbox) {
        return reader.pin(umMailbox)
                .map(pin -> {
                    var all = new ArrayList<String>();
                    if (!pin.hash().equals(NONE)) {
                        all.add(pin.hash());
                    }
                    all.addAll(pin.history());
                    return List.copyOf(all);
                })
                .orElse(List.of());
    }

    private static List<String> history(List<String> used) {
        return used.stream().limit(LONGEST_HISTORY).toList();
    }
}
