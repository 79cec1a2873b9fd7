package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Prints the retention tag for voice mail (messages §10). */
record GetRetentionPolicyTag(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-RetentionPolicyTag", "Prints retention tags.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.anyIdentity(ObjectKind.RETENTION_TAG))
                    .output(RetentionTagParameters.OUTPUT)
                    .example("Get-RetentionPolicyTag")
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
                    for (var object :
                            Lookup.some(call, reader, ObjectKind.RETENTION_TAG, _ -> true)) {
                        call.write(RetentionTagParameters.item(items, object));
                    }
                    return true;
                });
    }
}
