package org.mynah.um.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mynah.um.pin.SecretHash;

/** The rules on text messaging accounts and their passcodes (directory §7.16). Thread-safe. */
public final class TextMessagingAccounts {

    /** At most so many passcodes are sent within {@link #SENT_WITHIN}. */
    public static final int MOST_SENT = 3;

    /** Also how long a passcode is good. */
    public static final Duration SENT_WITHIN = Duration.ofHours(24);

    private static final int CODES = 1_000_000;

    private final SecretHash hash;
    private final RandomGenerator random;
    private final InstantSource clock;

    public TextMessagingAccounts(SecretHash hash, RandomGenerator random, InstantSource clock) {
        this.hash = hash;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A passcode with its hash, made before the transaction that stores it; never printed.
     *
     * @param encoded its hash
     */
    public record NewCode(String code, String encoded) {
        @Override
        public String toString() {
            return "NewCode[]";
        }
    }

    /**
     * A passcode that somebody entered, compared before the transaction that counts it.
     *
     * @param encoded the hash it was compared with; empty: there was none
     */
    public record EnteredCode(Optional<String> encoded, boolean isRight) {}

    /** A passcode to be sent; never printed. */
    public record Passcode(String number, String code) {
        @Override
        public String toString() {
            return "Passcode[" + number + "]";
        }
    }

    /** Whether a passcode came back right. */
    public enum Comparison {
        RIGHT,
        WRONG,
        /** None was sent, it is too old, or it was tried too often. */
        NONE_VALID
    }

    /** Sets country, operator and number. Another number, or none, has to be verified anew. */
    public TextMessagingAccount set(DirectoryWriter writer, Mailbox owner, Edit edit) {
        var present = TextMessagingAccount.ofMailbox(writer, owner.id());
        var before = present.map(each -> each.object().values()).orElse(PropertyValues.EMPTY);
        var values = edit.applyTo(before).with(TextMessagingAccount.MAILBOX, owner.id());
        values =
                values.find(TextMessagingAccount.COUNTRY).isPresent()
                        ? values.with(
                                TextMessagingAccount.COUNTRY,
                                values.get(TextMessagingAccount.COUNTRY).toUpperCase(Locale.ROOT))
                        : values;
        if (!values.find(TextMessagingAccount.NUMBER)
                .equals(before.find(TextMessagingAccount.NUMBER))) {
            values =
                    values.without(TextMessagingAccount.VERIFIED)
                            .without(TextMessagingAccount.CODE_SENT)
                            .without(TextMessagingAccount.TRIES);
        }
        return new TextMessagingAccount(
                present.isPresent()
                        ? writer.update(
                                TextMessagingAccount.shape(
                                        present.get().object(), owner.name(), values))
                        : writer.insert(
                                TextMessagingAccount.shape(
                                        NewObject.of(ObjectKind.TEXT_MESSAGING_ACCOUNT),
                                        owner.name(),
                                        values)));
    }

    /**
     * Clears the account: no text messages. How many passcodes were sent is not forgotten, so that
     * clearing does not buy more.
     */
    public void clear(DirectoryWriter writer, Mailbox owner) {
        TextMessagingAccount.ofMailbox(writer, owner.id())
                .ifPresent(account -> {
                    var sent = account.object().values().get(TextMessagingAccount.SENT);
                    writer.delete(account.id());
                    if (!sent.isEmpty()) {
                        var values =
                                PropertyValues.EMPTY
                                        .with(TextMessagingAccount.MAILBOX, owner.id())
                                        .with(TextMessagingAccount.SENT, sent);
                        var _ =
                                writer.insert(
                                        TextMessagingAccount.shape(
                                                NewObject.of(ObjectKind.TEXT_MESSAGING_ACCOUNT),
                                                owner.name(),
                                                values));
                    }
                });
    }

    /** Makes a passcode of six digits. Slow: call it outside of any transaction. */
    public NewCode newCode() {
        var code = "%06d".formatted(random.nextInt(CODES));
        return new NewCode(code, hash.hash(code));
    }

    /**
     * Keeps the hash of a passcode that is going to be sent.
     *
     * @throws DirectoryException UM-E014 without a number, UM-E005 when three were sent in 24 hours
     */
    public Passcode newPasscode(DirectoryWriter writer, Mailbox owner, NewCode code) {
        var account =
                TextMessagingAccount.ofMailbox(writer, owner.id())
                        .filter(each -> each.number().isPresent())
                        .orElseThrow(() ->
                                new DirectoryException(
                                        ErrorId.E014,
                                        "'%s' has no NotificationPhoneNumber; give one by Set-TextMessagingAccount."
                                                .formatted(owner.name())));
        var now = clock.instant();
        var sent = new ArrayList<String>();
        for (var each : account.object().values().get(TextMessagingAccount.SENT)) {
            if (Instant.parse(each).isAfter(now.minus(SENT_WITHIN))) {
                sent.add(each);
            }
        }
        if (sent.size() >= MOST_SENT) {
            throw new DirectoryException(
                    ErrorId.E005,
                    "%d verification codes were sent within 24 hours; at most %d are allowed. Try again after %s."
                            .formatted(
                                    sent.size(),
                                    MOST_SENT,
                                    Instant.parse(sent.getFirst()).plus(SENT_WITHIN)));
        }
        sent.add(now.toString());
        var values =
                account.object()
                        .values()
                        .with(TextMessagingAccount.SENT, sent)
                        .with(TextMessagingAccount.CODE_SENT, now)
                        .without(TextMessagingAccount.TRIES);
        var _ = writer.update(TextMessagingAccount.shape(account.object(), owner.name(), values));
        writer.putPasswordHash(account.id(), code.encoded());
        return new Passcode(account.number().orElseThrow(), code.code());
    }

    /** The hash that {@link #entered} compares with; empty: no passcode was sent. */
    public Optional<String> encodedCode(DirectoryReader reader, Mailbox owner) {
        return TextMessagingAccount.ofMailbox(reader, owner.id())
                .flatMap(account -> reader.passwordHash(account.id()));
    }

    /** Compares a passcode. Slow: call it outside of any transaction. */
    public EnteredCode entered(Optional<String> encoded, String code) {
        return new EnteredCode(
                encoded, encoded.filter(each -> hash.matches(code.strip(), each)).isPresent());
    }

    /**
     * Says whether an entered passcode is right; a right one verifies the number, a wrong one is
     * counted, as is one that was compared with a passcode which is no longer the newest.
     */
    public Comparison compare(DirectoryWriter writer, Mailbox owner, EnteredCode code) {
        var account = TextMessagingAccount.ofMailbox(writer, owner.id());
        if (account.isEmpty()) {
            return Comparison.NONE_VALID;
        }
        var object = account.get().object();
        var tries = object.values().get(TextMessagingAccount.TRIES);
        var isGood =
                object.values()
                        .find(TextMessagingAccount.CODE_SENT)
                        .filter(sent -> sent.isAfter(clock.instant().minus(SENT_WITHIN)))
                        .isPresent();
        var encoded = writer.passwordHash(object.id());
        if (!isGood || encoded.isEmpty() || tries >= TextMessagingAccount.MOST_TRIES) {
            return Comparison.NONE_VALID;
        }
        var isRight = code.isRight() && code.encoded().equals(encoded);
        var values =
                isRight
                        ? object.values()
                                .with(TextMessagingAccount.VERIFIED, true)
                                .without(TextMessagingAccount.CODE_SENT)
                                .without(TextMessagingAccount.TRIES)
                        : object.values().with(TextMessagingAccount.TRIES, tries + 1);
        var _ = writer.update(TextMessagingAccount.shape(object, owner.name(), values));
        return isRight ? Comparison.RIGHT : Comparison.WRONG;
    }
}
