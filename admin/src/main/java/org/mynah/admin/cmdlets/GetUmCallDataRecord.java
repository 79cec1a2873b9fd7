package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PropertyType;

/** Prints the latest calls of a user (cmdlets §8.10, directory §7.1 CallDataRetentionDays). */
record GetUmCallDataRecord(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading(
                            "Get-UMCallDataRecord",
                            "Prints the calls of a user of the last 90 days, or CallDataRetentionDays, the newest first.")
                    .permission(Permission.CALL_DATA)
                    .with(
                            Parameter.of(
                                            "Mailbox",
                                            new PropertyType.Reference(ObjectKind.MAILBOX),
                                            "The user who was called, or signed in by telephone.")
                                    .required()
                                    .fromInput(),
                            Lookup.resultSize())
                    .output(
                            Output.of(
                                    "UMCallDataRecord",
                                    "Date",
                                    "Duration",
                                    "CallType",
                                    "CallingNumber",
                                    "CalledNumber"))
                    .example("Get-UMCallDataRecord -Mailbox tony@contoso.com")
                    .example(
                            "Get-UMCallDataRecord -Mailbox tony@contoso.com | Group-Object CallType | Sort-Object Count -Descending")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var mailbox = call.requiredText("Mailbox");
        var most = Lookup.resultSize(call);
        var user =
                services.directory()
                        .read(reader -> Identities.find(reader, ObjectKind.MAILBOX, mailbox));
        var shown = services.directory().read(reader -> Organization.in(reader).callDataShown());
        var since = services.clock().instant().minus(shown);
        var found = services.calls().records().ofUser(user.id(), since, most + 1);
        Lookup.limited(call, found).forEach(each -> call.write(CallItems.record(each)));
    }
}
