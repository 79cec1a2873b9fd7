package org.mynah.um.message;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.mynah.um.Mailboxes;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.pin.IssuedPin;

/**
 * Mails that tell users of their PIN and their access (messages §7), to the mailbox or to another
 * address. Thread-safe.
 */
public final class Notices {

    private final Directory directory;
    private final MailFormat format;
    private final Mailboxes mailboxes;
    private final InstantSource clock;
    private final ZoneId defaultZone;

    public Notices(
            Directory directory,
            MailFormat format,
            Mailboxes mailboxes,
            InstantSource clock,
            ZoneId defaultZone) {
        this.directory = directory;
        this.format = format;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.defaultZone = defaultZone;
    }

    /** Whom a notice is about. */
    public record About(Mailbox mailbox, UmMailbox umMailbox, MailboxPolicy policy, DialPlan plan) {

        String extension() {
            return umMailbox.extensions().stream().findFirst().orElse("");
        }
    }

    /**
     * Greets a user who was enabled.
     *
     * @param to another address than the user's; empty: the user's mailbox
     * @return what went wrong, for warning UM-E307; the change itself stands
     */
    public Optional<String> welcome(About about, IssuedPin pin, Optional<String> to) {
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
                                about.plan().accessNumbers(),
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
                                afterFailures,
                                about.plan().accessNumbers(),
                                about.policy().find(MailboxPolicy.RESET_PIN_TEXT)));
    }

    /** Tells a user that his mailbox is locked. */
    public Optional<String> lockedOut(About about) {
        return send(
                about,
                Optional.empty(),
                recipient ->
                        new UmMessage.LockedOut(
                                freshId(), recipient, clock.instant(), about.extension()));
    }

    /** Tells a user that his PIN was changed by telephone. */
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

    private Optional<String> send(About about, Optional<String> address, Writing writing) {
        var target =
                address.isEmpty()
                        ? Optional.of(about.mailbox())
                        : directory.read(reader -> Mailbox.bySignInName(reader, address.get()));
        if (target.isEmpty()) {
            return Optional.of(
                    "No mailbox here has the address %s, so the mail could not be sent."
                            .formatted(address.get()));
        }
        var mailbox = target.get();
        var recipient =
                new UmMessage.Recipient(
                        mailbox.displayName(),
                        mailbox.primarySmtpAddress(),
                        about.plan().language(),
                        mailbox.find(Mailbox.TIME_ZONE).orElse(defaultZone.getId()));
        try {
            mailboxes.deliver(mailbox.id(), format.compose(writing.to(recipient)));
            return Optional.empty();
        } catch (IOException | Mailboxes.UnknownMailbox failure) {
            return Optional.of(
                    "The mail to %s could not be sent: %s"
                            .formatted(recipient.address(), failure.getMessage()));
        }
    }

    private static String freshId() {
        return UUID.randomUUID().toString();
    }
}
