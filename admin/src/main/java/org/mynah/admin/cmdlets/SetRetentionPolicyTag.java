package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.RetentionTag;
import org.mynah.um.directory.RetentionTags;

/** Changes the retention tag for voice mail (messages §10). */
record SetRetentionPolicyTag(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Set-RetentionPolicyTag", "Changes the retention tag for voice mail.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.RETENTION_TAG))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(RetentionTagParameters.settable())
                    .example("Set-RetentionPolicyTag \"Voice mail\" -AgeLimitForRetention 30")
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
                    call.doing("Setting retention policy tag", object.name());
                    var edit =
                            Edits.of(
                                    call, writer, RetentionTag.PROPERTIES, object.values(), "Name");
                    return RetentionTags.change(writer, new RetentionTag(object), edit);
                });
    }
}
