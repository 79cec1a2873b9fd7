package org.mynah.admin.cmdlets;

import java.util.Optional;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.WarningId;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.IssuedPin;
import org.mynah.um.pin.PinRecord;

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
        call.change(services.directory(), writer -> change(call, writer))
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

    private Done change(Invocation call, DirectoryWriter writer) {
        var object = Lookup.one(call, writer, ObjectKind.MAILBOX);
        var um = UmIdentity.enabled(writer, object);
        var policy = writer.find(um.policy()).map(MailboxPolicy::new).orElseThrow();
        var plan = UmIdentity.plan(writer, policy);
        var locks = call.flag("LockedOut");
        var isLockAlone = locks.isPresent() && !call.has("Pin") && !call.has("PINExpired");
        var pin = call.text("Pin");
        var mustChange = call.flag("PINExpired");
        call.text("NotifyEmail");
        call.refuseIfAny();
        Optional<IssuedPin> issued = Optional.empty();
        var wasLocked = writer.pin(um.id()).map(PinRecord::isLockedOut).orElse(false);
        if (isLockAlone) {
            call.doing(
                    locks.get() ? "Locking out UM mailbox" : "Unlocking UM mailbox", object.name());
            services.pins().lock(writer, um.id(), locks.get());
        } else {
            call.doing("Resetting the PIN of UM mailbox", object.name());
            issued =
                    Optional.of(
                            services.pins()
                                    .issue(
                                            writer,
                                            um.id(),
                                            policy.pinPolicy(),
                                            um.extensions(),
                                            pin,
                                            mustChange));
            if (locks.orElse(false)) {
                services.pins().lock(writer, um.id(), true);
            }
        }
        return new Done(
                new Notices.About(new Mailbox(object), um, policy, plan),
                issued,
                isLockAlone && wasLocked && !locks.get());
    }
}
