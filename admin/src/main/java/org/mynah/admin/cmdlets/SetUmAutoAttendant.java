package org.mynah.admin.cmdlets;

import java.util.Optional;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.AutoAttendants;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.TimeZones;

/** Changes an auto attendant (cmdlets §8.5). */
record SetUmAutoAttendant(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-UMAutoAttendant", "Changes a UM auto attendant.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.AUTO_ATTENDANT))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(AttendantParameters.ofSet())
                    .with(
                            Parameter.text(
                                    "TimeZoneName",
                                    TimeZones.LONGEST_ID,
                                    "A part of the displayed name of one time zone, such as Pacific."))
                    .oneOf("TimeZone", "TimeZoneName")
                    .former("AllowedInCountryGroups", "AllowedInCountryOrRegionGroups")
                    .ignored(ValueKind.SWITCH, "ForceUpgrade")
                    .example(
                            "Set-UMAutoAttendant MyUMAutoAttendant -BusinessHoursSchedule 1.09:00-1.17:00,2.09:00-2.17:00 -TimeZoneName Pacific")
                    .example(
                            "Set-UMAutoAttendant MyUMAutoAttendant -BusinessHoursKeyMappingEnabled $true -BusinessHoursKeyMapping '1,Sales,,SalesAutoAttendant','2,Support,12345'")
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
                    var object = Lookup.one(call, writer, ObjectKind.AUTO_ATTENDANT);
                    call.doing("Setting UM auto attendant", object.name());
                    var zone = zoneByName(call);
                    var given =
                            Edits.of(
                                    call,
                                    writer,
                                    AutoAttendant.PROPERTIES,
                                    object.values(),
                                    "Name");
                    var edit =
                            zone.map(id ->
                                            new Edit(
                                                    given.name(),
                                                    given.set().with(AutoAttendant.TIME_ZONE, id),
                                                    given.cleared()))
                                    .orElse(given);
                    return AutoAttendants.change(
                            writer, new AutoAttendant(object), edit, call.warnings());
                });
    }

    private static Optional<String> zoneByName(Invocation call) {
        try {
            return call.text("TimeZoneName").map(part -> TimeZones.byPartOfName(part).getId());
        } catch (DirectoryException e) {
            e.problems().forEach(call::note);
            return Optional.empty();
        }
    }
}
