package org.mynah.admin.cmdlets;

import java.util.Optional;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.WarningId;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.IssuedPin;
import org.mynah.um.pin.NewPin;
import org.mynah.um.pin.PinRecord;
import org.mynah.um.pin.PinTerms;

/** Resets a PIN, locks or unlocks a mailbox (cmdlets §8.7). */
record SetUmMailboxPin(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-UMMailboxPIN", "Resets the PIN of a UM-enabled mailbox.")
                    .permission(Permission.UM_PINS)
                    .withheld("Pin", Permission.UM_MAILBOXES)
                    .with(Lookup.identity(ObjectKind.MAILBOX))
                    .with(
                            Parameter.secret("Pin", "The new PIN; default: generated."),
                            Parameter.bool(
                                    "PINExpired",
                                    "Whether it must be changed at the next sign-in."),
                            Parameter.bool(
                                    "LockedOut",
                                    "Locks or unlocks; with nothing else the PIN is kept."),
                            Parameter.text(
                                    "NotifyEmail",
                                    254,
                                    "Where the PIN is mailed; default: the user."),
                            Parameter.bool("SendEmail", "Whether the PIN is mailed; default true."))
                    .ignored(ValueKind.SWITCH, "IgnoreDefaultScope")
                    .example("Set-UMMailboxPIN -Identity tonysmith@contoso.com")
                    .example("Set-UMMailboxPIN -Identity tonysmith@contoso.com -LockedOut $false")
                    .build();

    private record Done(Notices.About about, Optional<IssuedPin> pin, boolean wasUnlocked) {}

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var sends = call.flag("SendEmail").orElse(true);
        var terms = services.directory().read(reader -> terms(call, reader));
        // A hash takes longer than a transaction should.
        var pin = terms.map(services.pins()::prepare);
        call.change(services.directory(), writer -> change(call, writer, pin))
                .filter(_ -> sends)
                .flatMap(done -> tell(done, call.text("NotifyEmail")))
                .ifPresent(why -> call.warnings().add(WarningId.MAIL_NOT_SENT, why));
        Confirmation.await(services, call);
    }

    /** Mails what was done; the answer is what went wrong with the mail. */
    private Optional<String> tell(Done done, Optional<String> to) {
        if (done.pin().isPresent()) {
            return services.notices().pinReset(done.about(), done.pin().get(), false, to);
        }
        return done.wasUnlocked()
                ? services.notices().unlocked(done.about(), to)
                : Optional.empty();
    }

    /** What the command is about, once everything in it was read. */
    private record Target(
            Mailbox mailbox, UmMailbox um, MailboxPolicy policy, Optional<Boolean> locks) {}

    private static Target target(Invocation call, DirectoryReader reader) {
        var object = Lookup.one(call, reader, ObjectKind.MAILBOX);
        var um = UmIdentity.enabled(reader, object);
        var policy = reader.find(um.policy()).map(MailboxPolicy::new).orElseThrow();
        var locks = call.flag("LockedOut");
        call.text("Pin");
        call.flag("PINExpired");
        call.text("NotifyEmail");
        call.refuseIfAny();
        return new Target(new Mailbox(object), um, policy, locks);
    }

    /** What the new PIN has to satisfy; empty when the PIN is kept. */
    private Optional<PinTerms> terms(Invocation call, DirectoryReader reader) {
        var target = target(call, reader);
        return isLockAlone(call)
                ? Optional.empty()
                : Optional.of(
                        services.pins()
                                .terms(
                                        reader,
                                        target.um().id(),
                                        target.policy().pinPolicy(),
                                        target.um().extensions(),
                                        call.text("Pin")));
    }

    private static boolean isLockAlone(Invocation call) {
        return call.flag("LockedOut").isPresent() && !call.has("Pin") && !call.has("PINExpired");
    }

    private Done change(Invocation call, DirectoryWriter writer, Optional<NewPin> pin) {
        var target = target(call, writer);
        var um = target.um();
        var name = target.mailbox().name();
        var locks = target.locks().orElse(false);
        var wasLocked = writer.pin(um.id()).map(PinRecord::isLockedOut).orElse(false);
        if (pin.isEmpty()) {
            call.doing(locks ? "Locking out UM mailbox" : "Unlocking UM mailbox", name);
            services.pins().lock(writer, um.id(), locks);
        } else {
            call.doing("Resetting the PIN of UM mailbox", name);
        }
        var issued =
                pin.map(each ->
                        services.pins()
                                .issue(
                                        writer,
                                        um.id(),
                                        target.policy().pinPolicy(),
                                        um.extensions(),
                                        each,
                                        call.flag("PINExpired")));
        if (issued.isPresent() && locks) {
            services.pins().lock(writer, um.id(), true);
        }
        return new Done(
                new Notices.About(
                        target.mailbox(),
                        um,
                        target.policy(),
                        UmIdentity.plan(writer, target.policy())),
                issued,
                pin.isEmpty() && wasLocked && !locks);
    }
}
