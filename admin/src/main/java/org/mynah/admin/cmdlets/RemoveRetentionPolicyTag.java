package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.RetentionTag;
import org.mynah.um.directory.RetentionTags;

/** Removes the retention tag: voice messages stay until somebody deletes them. */
record RemoveRetentionPolicyTag(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Remove-RetentionPolicyTag",
                            "Removes the retention tag for voice mail.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.RETENTION_TAG))
                    .example("Remove-RetentionPolicyTag \"Voice mail\"")
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
                    var object = Lookup.one(call, writer, ObjectKind.RETENTION_TAG);
                    call.doing("Removing retention policy tag", object.name());
                    RetentionTags.remove(writer, new RetentionTag(object));
                    return true;
                });
    }
}
