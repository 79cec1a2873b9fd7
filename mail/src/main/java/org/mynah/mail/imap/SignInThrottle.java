package org.mynah.mail.imap;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mynah.mail.imap.TokenSignIn.ProviderUnreachable;
import org.mynah.um.directory.ObjectId;

/**
 * Counts failed sign-ins by address and by account, and refuses more before the password or token
 * is looked at. An address from which the account's owner signed in of late is not shut out by
 * strangers who guess. Thread-safe.
 */
final class SignInThrottle {

    /** Addresses and accounts that are remembered; the oldest are forgotten first. */
    private static final int REMEMBERED = 20_000;

    private final Authenticator authenticator;
    private final ImapLimits limits;
    private final Clock clock;
    private final Map<String, ArrayDeque<Instant>> failures = forgetful();
    private final Map<String, Instant> successes = forgetful();

    SignInThrottle(Authenticator authenticator, ImapLimits limits, Clock clock) {
        this.authenticator = authenticator;
        this.limits = limits;
        this.clock = clock;
    }

    /** What came of a sign-in. */
    sealed interface Outcome {
        record SignedIn(ObjectId mailbox) implements Outcome {}

        record Wrong() implements Outcome {}

        record TooMany() implements Outcome {}
    }

    Outcome signIn(String name, String password, InetAddress remote) {
        return signIn(name, remote, () -> authenticator.signIn(name, password, remote));
    }

    /** The same by an access token; a blank name is counted by its address alone. */
    Outcome signIn(String name, TokenSignIn tokens, String token, InetAddress remote)
            throws ProviderUnreachable {
        return signIn(name, remote, () -> tokens.signIn(name, token));
    }

    private interface Check<E extends Exception> {
        Optional<ObjectId> run() throws E;
    }

    private <E extends Exception> Outcome signIn(String name, InetAddress remote, Check<E> check)
            throws E {
        var account = "account " + name.toLowerCase(Locale.ROOT).strip();
        var address = "address " + remote.getHostAddress();
        var both = account + " " + address;
        if (isTooMany(account, address, both)) {
            return new Outcome.TooMany();
        }
        var mailbox = check.run();
        synchronized (this) {
            if (mailbox.isPresent()) {
                failures.remove(both);
                successes.put(both, clock.instant());
                return new Outcome.SignedIn(mailbox.get());
            }
            if (!name.isBlank()) {
                note(account);
            }
            note(address);
            return new Outcome.Wrong();
        }
    }

    private synchronized boolean isTooMany(String account, String address, String both) {
        var isKnown =
                Optional.ofNullable(successes.get(both))
                        .filter(at -> at.isAfter(clock.instant().minus(window().multipliedBy(144))))
                        .isPresent();
        return count(address) >= limits.of(ImapLimit.FAILURES_PER_ADDRESS)
                || (!isKnown && count(account) >= limits.of(ImapLimit.FAILURES_PER_ACCOUNT));
    }

    private int count(String key) {
        var times = failures.get(key);
        if (times == null) {
            return 0;
        }
        var since = clock.instant().minus(window());
        while (!times.isEmpty() && !times.getFirst().isAfter(since)) {
            times.removeFirst();
        }
        return times.size();
    }

    private void note(String key) {
        failures.computeIfAbsent(key, _ -> new ArrayDeque<>()).addLast(clock.instant());
    }

    private Duration window() {
        return Duration.ofSeconds(limits.of(ImapLimit.FAILURE_SECONDS));
    }

    private static <V> Map<String, V> forgetful() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
