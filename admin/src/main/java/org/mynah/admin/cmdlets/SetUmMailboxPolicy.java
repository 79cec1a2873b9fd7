package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.MailboxPolicies;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;

/** Changes a UM mailbox policy. (cmdlets §8). */
record SetUmMailboxPolicy(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-UMMailboxPolicy", "Changes a UM mailbox policy.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.MAILBOX_POLICY))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(PolicyParameters.ofSet())
                    .former("AllowedInCountryGroups", "AllowedInCountryOrRegionGroups")
                    .ignored(ValueKind.SWITCH, "ForceUpgrade")
                    .example("Set-UMMailboxPolicy -Identity MyUMMailboxPolicy -MinPINLength 8")
                    .example(
                            "Set-UMMailboxPolicy MyUMMailboxPolicy -AllowFax $true -FaxServerURI 'sip:faxserver.abc.com:5060;transport=tcp'")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.MAILBOX_POLICY);
                    call.doing("Setting UM mailbox policy", object.name());
                    var edit =
                            Edits.of(
                                    call,
                                    writer,
                                    MailboxPolicy.PROPERTIES,
                                    object.values(),
                                    "Name");
                    return MailboxPolicies.change(
                            writer, new MailboxPolicy(object), edit, call.warnings());
                });
        Confirmation.await(services, call);
    }
}
