package org.mynah.um.pin;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Problem;

/**
 * Sets, generates, locks and unlocks PINs inside a directory transaction (directory §7.11).
 * Thread-safe.
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

    /** What is wrong with a PIN for a user, if anything; the history of his present PIN counts. */
    public Optional<Problem> check(
            DirectoryReader reader,
            ObjectId umMailbox,
            PinPolicy policy,
            List<String> extensions,
            String pin) {
        return PinRules.check(pin, policy, extensions, used(reader, umMailbox), hash);
    }

    /**
     * Gives a UM mailbox a new PIN and unlocks it; the failure count starts anew.
     *
     * @param pin the typed PIN; empty: one is generated
     * @param mustChange whether it must be changed at the next sign-in; empty: yes if generated, no
     *     if typed
     * @return the PIN in clear, to be mailed and forgotten
     * @throws DirectoryException UM-E301–E306
     */
    public IssuedPin issue(
            DirectoryWriter writer,
            ObjectId umMailbox,
            PinPolicy policy,
            List<String> extensions,
            Optional<String> pin,
            Optional<Boolean> mustChange) {
        var used = used(writer, umMailbox);
        if (pin.isPresent()) {
            PinRules.check(pin.get(), policy, extensions, used, hash)
                    .ifPresent(problem -> {
                        throw new DirectoryException(List.of(problem));
                    });
        }
        var chosen = pin.orElseGet(() -> generate(policy, extensions, used));
        var expires = mustChange.orElse(pin.isEmpty());
        var isFirstTime = writer.pin(umMailbox).map(PinRecord::isFirstTime).orElse(true);
        writer.putPin(
                umMailbox,
                new PinRecord(
                        hash.hash(chosen),
                        clock.instant(),
                        expires,
                        isFirstTime,
                        false,
                        0,
                        history(used)));
        return new IssuedPin(chosen, expires);
    }

    /**
     * Replaces the PIN of a mailbox after too many failures by a generated one; the failure count
     * goes on, so that the lock-out is reached (Outlook Voice Access §2.3).
     *
     * @return empty when the mailbox was disabled meanwhile
     */
    public Optional<IssuedPin> replaceAfterFailures(
            DirectoryWriter writer, ObjectId umMailbox, PinPolicy policy, List<String> extensions) {
        var found = writer.pin(umMailbox);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var present = found.get();
        var used = used(writer, umMailbox);
        var chosen = generate(policy, extensions, used);
        writer.putPin(
                umMailbox,
                new PinRecord(
                        hash.hash(chosen),
                        clock.instant(),
                        true,
                        present.isFirstTime(),
                        present.isLockedOut(),
                        present.failures(),
                        history(used)));
        return Optional.of(new IssuedPin(chosen, true));
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
            String pin) {
        var used = used(writer, umMailbox);
        var problem = PinRules.check(pin, policy, extensions, used, hash);
        if (problem.isEmpty()) {
            writer.putPin(
                    umMailbox,
                    new PinRecord(
                            hash.hash(pin),
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

    private String generate(PinPolicy policy, List<String> extensions, List<String> used) {
        var length = Math.max(GENERATED_LENGTH, policy.minimumLength());
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            var digits = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                digits.append((char) ('0' + random.nextInt(10)));
            }
            // Common patterns are never generated, even where the policy permits typed ones.
            var strict =
                    new PinPolicy(
                            policy.minimumLength(),
                            policy.lifetimeDays(),
                            policy.historyCount(),
                            false,
                            policy.failuresBeforeReset(),
                            policy.maxAttempts());
            if (PinRules.check(digits.toString(), strict, extensions, used, hash).isEmpty()) {
                return digits.toString();
            }
        }
        throw new IllegalStateException("no PIN of " + length + " digits satisfies the policy");
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
