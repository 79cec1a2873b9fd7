package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.RetentionTag;
import org.mynah.um.directory.RetentionTags;

/** Creates the retention tag for voice mail (messages §10). */
record NewRetentionPolicyTag(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "New-RetentionPolicyTag", "Creates the retention tag for voice mail.")
                    .permission(Permission.RECIPIENTS)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1))
                    .with(RetentionTagParameters.settable())
                    .output(RetentionTagParameters.OUTPUT)
                    .example(
                            "New-RetentionPolicyTag -Name \"Voice mail\" -Type All -MessageClass voicemail -AgeLimitForRetention 20 -RetentionEnabled $true -RetentionAction DeleteAndAllowRecovery")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.doing("Creating retention policy tag", call.requiredText("Name"));
        call.change(
                        services.directory(),
                        writer -> {
                            var edit = Edits.ofNew(call, writer, RetentionTag.PROPERTIES);
                            return RetentionTagParameters.item(
                                    new Items(writer, services.node()),
                                    RetentionTags.create(writer, edit).object());
                        })
                .ifPresent(call::write);
    }
}
