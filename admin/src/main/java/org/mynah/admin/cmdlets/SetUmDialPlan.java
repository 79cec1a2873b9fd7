package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.ObjectKind;

/** Changes a UM dial plan. (cmdlets §8). */
record SetUmDialPlan(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-UMDialPlan", "Changes a UM dial plan.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.DIAL_PLAN))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(DialPlanParameters.ofSet())
                    .former("ConfiguredInCountryGroups", "ConfiguredInCountryOrRegionGroups")
                    .former("AllowedInCountryGroups", "AllowedInCountryOrRegionGroups")
                    .ignored(ValueKind.TEXT, "LegacyPromptPublishingPoint")
                    .ignored(ValueKind.SWITCH, "ForceUpgrade")
                    .example("Set-UMDialPlan -Identity MyDialPlan -OutsideLineAccessCode 9")
                    .example(
                            "Set-UMDialPlan MyUMDialPlan -AccessTelephoneNumbers @{Add='4255550101'; Remove='4255550100'}")
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
                    var object = Lookup.one(call, writer, ObjectKind.DIAL_PLAN);
                    call.doing("Setting UM dial plan", object.name());
                    var edit = Edits.of(call, writer, DialPlan.PROPERTIES, object.values(), "Name");
                    return DialPlans.change(writer, new DialPlan(object), edit, call.warnings());
                });
    }
}
