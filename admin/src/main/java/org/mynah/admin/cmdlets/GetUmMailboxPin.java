package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ObjectKind;

/** Prints the state of PINs, never a PIN (cmdlets §8.7). */
record GetUmMailboxPin(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMMailboxPIN", "Prints the state of PINs.")
                    .permission(Permission.UM_PINS)
                    .with(Lookup.anyIdentity(ObjectKind.MAILBOX))
                    .with(
                            Lookup.resultSize(),
                            Parameter.flag("IgnoreErrors", "Errors become warnings."))
                    .ignored(ValueKind.SWITCH, "IgnoreDefaultScope", "ReadFromDomainController")
                    .output(
                            Output.of(
                                    "UMMailboxPin",
                                    "UserID",
                                    "PinExpired",
                                    "FirstTimeUser",
                                    "LockedOut"))
                    .example("Get-UMMailboxPIN -Identity tonysmith@contoso.com")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        try {
            services.directory()
                    .read(reader -> {
                        var items = new Items(reader, services.node());
                        for (var person : Recipients.UM_MAILBOXES.chosen(call, reader, items)) {
                            call.write(UmMailboxItems.pin(items, UmIdentity.required(person)));
                        }
                        return true;
                    });
        } catch (DirectoryException e) {
            if (!call.isOn("IgnoreErrors")) {
                throw e;
            }
            e.problems().forEach(call.warnings()::add);
        }
    }
}
