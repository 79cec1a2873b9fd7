package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Ends unified messaging for a mailbox, at once and everywhere (cmdlets §8.6, directory §5). */
record DisableUmMailbox(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Disable-UMMailbox", "Disables Unified Messaging for a mailbox.")
                    .permission(Permission.UM_MAILBOXES)
                    .with(Lookup.identity(ObjectKind.MAILBOX))
                    .with(
                            Parameter.bool(
                                    "KeepProperties",
                                    "Whether switches, rules, greetings, PIN history and former numbers are kept, sealed, for a later Enable-UMMailbox; default true."))
                    .ignored(ValueKind.SWITCH, "IgnoreDefaultScope")
                    .example("Disable-UMMailbox -Identity tonysmith@contoso.com -Confirm:$false")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var keeps = call.flag("KeepProperties").orElse(true);
        call.refuseIfAny();
        var disabled =
                call.change(
                        services.directory(),
                        writer -> {
                            var object = Lookup.one(call, writer, ObjectKind.MAILBOX);
                            call.doing("Disabling Unified Messaging for mailbox", object.name());
                            services.umMailboxes()
                                    .disable(writer, UmIdentity.enabled(writer, object), keeps);
                            return object.id();
                        });
        Confirmation.await(services, call);
        if (!keeps) {
            disabled.ifPresent(mailbox -> Recordings.remove(services, call, mailbox));
        }
    }
}
