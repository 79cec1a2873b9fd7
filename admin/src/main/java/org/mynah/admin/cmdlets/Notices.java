package org.mynah.admin.cmdlets;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.WarningId;
import org.mynah.um.message.UmMessage;
import org.mynah.um.pin.IssuedPin;

/**
 * Welcome and PIN mails, sent after the commit. A mail that cannot be sent is a warning: the change
 * is kept (cmdlets §7.2, UM-E307).
 */
final class Notices {

    private Notices() {}

    static void welcome(
            Services services,
            Invocation call,
            Mailbox mailbox,
            MailboxPolicy policy,
            UmMailboxes.Enabled enabled) {
        var plan = enabled.plan();
        var numbers =
                call.text("PilotNumber")
                        .map(List::of)
                        .orElseGet(() -> firstOf(plan.accessNumbers()));
        send(
                services,
                call,
                mailbox,
                new UmMessage.Welcome(
                        UUID.randomUUID().toString(),
                        recipient(call, mailbox, plan),
                        services.clock().instant(),
                        extension(enabled.umMailbox(), plan),
                        enabled.pin().pin(),
                        enabled.pin().mustChange(),
                        numbers,
                        policy.find(MailboxPolicy.UM_ENABLED_TEXT)));
    }

    static void newPin(
            Services services,
            Invocation call,
            Mailbox mailbox,
            MailboxPolicy policy,
            DialPlan plan,
            UmMailbox um,
            IssuedPin pin) {
        send(
                services,
                call,
                mailbox,
                new UmMessage.PinReset(
                        UUID.randomUUID().toString(),
                        recipient(call, mailbox, plan),
                        services.clock().instant(),
                        extension(um, plan),
                        pin.pin(),
                        false,
                        firstOf(plan.accessNumbers()),
                        policy.find(MailboxPolicy.RESET_PIN_TEXT)));
    }

    /** The dial plan of a policy. */
    static DialPlan plan(DirectoryReader reader, MailboxPolicy policy) {
        return reader.find(policy.dialPlan()).map(DialPlan::new).orElseThrow();
    }

    private static void send(
            Services services, Invocation call, Mailbox mailbox, UmMessage message) {
        try {
            services.mail().send(mailbox, message);
        } catch (IOException e) {
            call.warnings()
                    .add(
                            WarningId.MAIL_NOT_SENT,
                            "The mail to %s could not be sent (%s); the change is kept. Set-UMMailboxPIN sends a new PIN."
                                    .formatted(
                                            message.to().address(),
                                            Optional.ofNullable(e.getMessage())
                                                    .orElse(e.getClass().getSimpleName())));
        }
    }

    private static UmMessage.Recipient recipient(Invocation call, Mailbox mailbox, DialPlan plan) {
        return new UmMessage.Recipient(
                mailbox.displayName(),
                call.text("NotifyEmail").orElse(mailbox.primarySmtpAddress()),
                mailbox.get(Mailbox.LANGUAGES).stream().findFirst().orElse(plan.language()),
                mailbox.find(Mailbox.TIME_ZONE).orElse("UTC"));
    }

    private static String extension(UmMailbox um, DialPlan plan) {
        return um.extensions(plan.phoneContext()).stream().findFirst().orElse("");
    }

    private static List<String> firstOf(List<String> numbers) {
        return numbers.stream().limit(1).toList();
    }
}
