package org.mynah.um.message;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.pin.IssuedPin;

/**
 * Mails that tell users of their PIN and their access (messages §7), to the mailbox or to another
 * address. They are sent after the commit: one that cannot be sent leaves the change as it is, and
 * the answer is the text of warning UM-E307. Thread-safe.
 */
public final class Notices {

    private final Directory directory;
    private final UserMail mail;
    private final InstantSource clock;
    private final ZoneId defaultZone;

    /**
     * Wires the notices.
     *
     * @param defaultZone of times in mails to users who have none
     */
    public Notices(Directory directory, UserMail mail, InstantSource clock, ZoneId defaultZone) {
        this.directory = directory;
        this.mail = mail;
        this.clock = clock;
        this.defaultZone = defaultZone;
    }

    /** Whom a notice is about. */
    public record About(Mailbox mailbox, UmMailbox umMailbox, MailboxPolicy policy, DialPlan plan) {

        String extension() {
            return umMailbox.extensions(plan.phoneContext()).stream()
                    .findFirst()
                    .or(() -> umMailbox.extensions().stream().findFirst())
                    .orElse("");
        }

        List<String> accessNumber() {
            return plan.accessNumbers().stream().limit(1).toList();
        }
    }

    /**
     * Greets a user who was enabled.
     *
     * @param accessNumber the one that is printed (PilotNumber); empty: the plan's first
     * @param to another address than the user's; empty: the user's mailbox
     * @return what went wrong, for warning UM-E307; the change itself stands
     */
    public Optional<String> welcome(
            About about, IssuedPin pin, Optional<String> accessNumber, Optional<String> to) {
        return send(
                about,
                to,
                recipient ->
                        new UmMessage.Welcome(
                                freshId(),
                                recipient,
                                clock.instant(),
                                about.extension(),
                                pin.pin(),
                                pin.mustChange(),
                                accessNumber.map(List::of).orElseGet(about::accessNumber),
                                about.policy().find(MailboxPolicy.UM_ENABLED_TEXT)));
    }

    /** Tells a user his new PIN; see {@link #welcome} for the answer. */
    public Optional<String> pinReset(
            About about, IssuedPin pin, boolean afterFailures, Optional<String> to) {
        return send(
                about,
                to,
                recipient ->
                        new UmMessage.PinReset(
                                freshId(),
                                recipient,
                                clock.instant(),
                                about.extension(),
                                pin.pin(),
                                pin.mustChange(),
                                afterFailures,
                                about.accessNumber(),
                                about.policy().find(MailboxPolicy.RESET_PIN_TEXT)));
    }

    /** Tells a user that his mailbox is locked; see {@link #welcome} for the answer. */
    public Optional<String> lockedOut(About about) {
        return send(
                about,
                Optional.empty(),
                recipient ->
                        new UmMessage.LockedOut(
                                freshId(), recipient, clock.instant(), about.extension()));
    }

    /** Tells a user that his mailbox is open again; see {@link #welcome} for the answer. */
    public Optional<String> unlocked(About about, Optional<String> to) {
        return send(
                about,
                to,
                recipient ->
                        new UmMessage.Unlocked(
                                freshId(), recipient, clock.instant(), about.extension()));
    }

    /** Tells a user that his PIN was changed by telephone; see {@link #welcome} for the answer. */
    public Optional<String> pinChanged(About about) {
        return send(
                about,
                Optional.empty(),
                recipient ->
                        new UmMessage.PinChanged(
                                freshId(), recipient, clock.instant(), about.extension()));
    }

    private interface Writing {
        UmMessage to(UmMessage.Recipient recipient);
    }

    private Optional<String> send(About about, Optional<String> to, Writing writing) {
        var recipient = to.map(address -> other(about, address)).orElseGet(() -> owner(about));
        try {
            mail.send(about.mailbox(), writing.to(recipient));
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(
                    "The mail to %s could not be sent (%s); the change is kept. Set-UMMailboxPIN sends a new PIN."
                            .formatted(
                                    recipient.address(),
                                    Optional.ofNullable(failure.getMessage())
                                            .orElse(failure.getClass().getSimpleName())));
        }
    }

    private UmMessage.Recipient owner(About about) {
        return recipient(about, about.mailbox(), about.mailbox().primarySmtpAddress());
    }

    /** Somebody else, by his own name and language where he is one of ours. */
    private UmMessage.Recipient other(About about, String address) {
        return directory
                .read(reader ->
                        reader.find(new DirectoryKey(KeyScope.SMTP_ADDRESS, address))
                                .map(Mailbox::new))
                .map(known -> recipient(about, known, address))
                .orElseGet(() ->
                        new UmMessage.Recipient(
                                address, address, about.plan().language(), defaultZone.getId()));
    }

    private UmMessage.Recipient recipient(About about, Mailbox mailbox, String address) {
        return new UmMessage.Recipient(
                mailbox.displayName(),
                address,
                mailbox.get(Mailbox.LANGUAGES).stream()
                        .findFirst()
                        .orElseGet(() -> about.plan().language()),
                mailbox.find(Mailbox.TIME_ZONE).orElse(defaultZone.getId()));
    }

    private static String freshId() {
        return UUID.randomUUID().toString();
    }
}
