package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;

/** Prints UM mailbox policies. (cmdlets §8). */
record GetUmMailboxPolicy(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMMailboxPolicy", "Prints UM mailbox policies.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.anyIdentity(ObjectKind.MAILBOX_POLICY))
                    .with(Parameter.of(MailboxPolicy.UM_DIAL_PLAN))
                    .output(PolicyParameters.OUTPUT)
                    .example("Get-UMMailboxPolicy -UMDialPlan MyUMDialPlan")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var items = new Items(reader, services.node());
                    var plan =
                            call.text("UMDialPlan")
                                    .map(text ->
                                            Identities.find(reader, ObjectKind.DIAL_PLAN, text)
                                                    .id());
                    for (var object :
                            Lookup.some(
                                    call,
                                    reader,
                                    ObjectKind.MAILBOX_POLICY,
                                    object ->
                                            plan.isEmpty()
                                                    || new MailboxPolicy(object)
                                                            .dialPlan()
                                                            .equals(plan.get()))) {
                        call.write(PolicyParameters.item(items, object));
                    }
                    return true;
                });
    }
}
