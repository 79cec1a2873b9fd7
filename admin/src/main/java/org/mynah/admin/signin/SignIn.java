package org.mynah.admin.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mynah.store.signin.SignInRecords;
import org.mynah.store.signin.SignInRecords.Session;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in by password and, where they have one, second factor; keeps their sessions.
 * Failures are counted per account and per address in the database, before the password is looked
 * at: so guesses that come in parallel, or to several nodes, count all. Thread-safe.
 */
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    /** A session's last use is written down once in so long. */
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final Directory directory;
    private final SignInRecords records;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final SignInLimits limits;
    private final Clock clock;

    public SignIn(
            Directory directory,
            SignInRecords records,
            Passwords passwords,
            SecondFactors secondFactors,
            SignInLimits limits,
            Clock clock) {
        this.directory = directory;
        this.records = records;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.limits = limits;
        this.clock = clock;
    }

    /** How an attempt ended. */
    public sealed interface Result {}

    /**
     * Signed in.
     *
     * @param token goes into the Authorization header
     * @param expires the session ends then at the latest
     */
    public record Granted(String token, Instant expires) implements Result {
        @Override
        public String toString() {
            return "Granted[" + expires + "]";
        }
    }

    /** Name, password or code is wrong; which one is not said. */
    public record Refused() implements Result {}

    /** The password is right, and the user has a second factor: ask for its code. */
    public record NeedsCode() implements Result {}

    /** Too many failures: nothing was looked at. */
    public record TooMany(Duration retryAfter) implements Result {}

    /**
     * Signs in.
     *
     * @param code of the second factor; empty when none was given
     * @param from the address
     */
    public Result signIn(String name, String password, Optional<String> code, String from) {
        if (name.isBlank()
                || password.isEmpty()
                || name.length() > limits.longestSecret()
                || password.length() > limits.longestSecret()) {
            return new Refused();
        }
        var now = clock.instant();
        var account = "account " + DirectoryKey.fold(name);
        var address = "address " + from;
        var wait =
                longer(
                        records.attempt(account, now, limits.forgottenAfter(), limits::wait),
                        records.attempt(
                                address,
                                now,
                                limits.forgottenAfter(),
                                failures ->
                                        failures < limits.failuresPerAddress()
                                                ? Duration.ZERO
                                                : limits.longestWait()));
        if (wait.isPositive()) {
            LOG.info("Sign-in from {} waits: too many failures", from);
            return new TooMany(wait);
        }
        var mailbox = passwords.check(name, password);
        if (mailbox.isEmpty()) {
            LOG.info("Sign-in from {} failed", from);
            return new Refused();
        }
        var sealed = directory.read(reader -> reader.secondFactor(mailbox.get()));
        if (sealed.isPresent()) {
            if (code.isEmpty()) {
                return new NeedsCode();
            }
            var step = secondFactors.step(mailbox.get(), sealed.get(), code.get());
            if (step.isEmpty() || !records.useStep(mailbox.get(), step.getAsLong())) {
                LOG.info("Sign-in from {} failed at the second factor", from);
                return new Refused();
            }
        }
        records.succeeded(account, address);
        return new Granted(open(mailbox.get(), from, now), now.plus(limits.longest()));
    }

    private String open(ObjectId mailbox, String from, Instant now) {
        var token = Tokens.fresh(Tokens.SESSION);
        records.sweep(now, limits.idle(), limits.forgottenAfter());
        records.add(
                Tokens.digest(token),
                new Session(mailbox, credentials(mailbox), now, now, now.plus(limits.longest())),
                from);
        return token;
    }

    /** Whose session a token is of; empty when there is none or it has ended. */
    Optional<ObjectId> session(String token) {
        var digest = Tokens.digest(token);
        var now = clock.instant();
        var session = records.find(digest);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        var found = session.get();
        var isOver =
                !now.isBefore(found.expires())
                        || !now.isBefore(found.lastUsed().plus(limits.idle()))
                        || !found.credentials().equals(credentials(found.mailbox()));
        if (isOver) {
            records.remove(digest);
            return Optional.empty();
        }
        if (now.isAfter(found.lastUsed().plus(TOUCH))) {
            records.touch(digest, now);
        }
        return Optional.of(found.mailbox());
    }

    /** Ends a session. */
    public void signOut(String token) {
        records.remove(Tokens.digest(token));
    }

    /**
     * What a user signed in with, as a digest: when password or second factor change, or his
     * account is disabled, his sessions end.
     */
    private String credentials(ObjectId mailbox) {
        return directory.read(reader ->
                Tokens.digest(
                        reader.find(mailbox)
                                        .map(Mailbox::new)
                                        .filter(user -> !user.get(Mailbox.ACCOUNT_DISABLED))
                                        .isPresent()
                                + reader.passwordHash(mailbox).orElse("")
                                + reader.secondFactor(mailbox).orElse("")));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
