package org.mynah.admin.cmdlets;

import java.time.ZoneId;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.AutoAttendants;
import org.mynah.um.directory.Edit;

/** Creates an auto attendant (cmdlets §8.5). */
record NewUmAutoAttendant(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("New-UMAutoAttendant", "Creates a UM auto attendant, disabled.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1))
                    .with(Parameter.of(AutoAttendant.UM_DIAL_PLAN).required())
                    .with(AttendantParameters.ofNew())
                    .with(Parameter.bool("Enabled", "An older form of -Status: $true is Enabled."))
                    .oneOf("Status", "Enabled")
                    .output(AttendantParameters.OUTPUT)
                    .example(
                            "New-UMAutoAttendant -Name MyUMAutoAttendant -UMDialPlan MyUMDialPlan -PilotIdentifierList 55000 -Status Enabled")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.doing("Creating UM auto attendant", call.requiredText("Name"));
        var isEnabled = call.flag("Enabled");
        call.change(
                        services.directory(),
                        writer -> {
                            var given = Edits.ofNew(call, writer, AutoAttendant.PROPERTIES);
                            var edit =
                                    isEnabled
                                            .map(on ->
                                                    new Edit(
                                                            given.name(),
                                                            given.set()
                                                                    .with(
                                                                            AutoAttendant.STATUS,
                                                                            status(on)),
                                                            given.cleared()))
                                            .orElse(given);
                            var attendant =
                                    AutoAttendants.create(
                                            writer, edit, ZoneId.systemDefault(), call.warnings());
                            return AttendantParameters.item(
                                    new Items(writer, services.node()), attendant.object());
                        })
                .ifPresent(call::write);
    }

    private static AutoAttendant.Status status(boolean isEnabled) {
        return isEnabled ? AutoAttendant.Status.Enabled : AutoAttendant.Status.Disabled;
    }
}
