package org.mynah.admin.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.mynah.store.secret.SealedSecrets;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;

/** The second factor of users who have one: made, shown once, checked, removed. Thread-safe. */
public final class SecondFactors {

    private static final String ISSUER = "Mynah";

    private final SealedSecrets secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public SecondFactors(SealedSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * What a user puts into his authenticator app; shown once and kept nowhere in the open.
     *
     * @param key in Base32
     * @param uri {@code otpauth://totp/…}, for a QR code
     */
    public record Enrolment(String key, String uri) {
        @Override
        public String toString() {
            return "Enrolment[…]";
        }
    }

    /** Gives a user a new second factor; an earlier one is void. */
    public Enrolment enable(DirectoryWriter writer, Mailbox user) {
        var key = new byte[Totp.KEY_BYTES];
        random.nextBytes(key);
        writer.putSecondFactor(user.id(), Optional.of(secrets.seal(key, purpose(user.id()))));
        var text = Totp.base32(key);
        return new Enrolment(
                text,
                "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                        .formatted(ISSUER, url(user.userPrincipalName()), text, ISSUER));
    }

    /** Takes the second factor away: the password alone signs in. */
    public void disable(DirectoryWriter writer, Mailbox user) {
        writer.putSecondFactor(user.id(), Optional.empty());
    }

    /** Whether a user has one. */
    public static boolean has(DirectoryReader reader, ObjectId user) {
        return reader.secondFactor(user).isPresent();
    }

    /**
     * The time step of a right code, which its caller must mark as used.
     *
     * @param sealed the user's sealed key
     */
    OptionalLong step(ObjectId user, String sealed, String code) {
        return Totp.matchingStep(secrets.open(sealed, purpose(user)), code, clock.instant());
    }

    private static String purpose(ObjectId user) {
        return "second factor of " + user;
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
