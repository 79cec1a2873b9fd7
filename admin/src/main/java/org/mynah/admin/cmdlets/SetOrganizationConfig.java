package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Organization;

/** Changes the organization (directory §7.1). */
record SetOrganizationConfig(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-OrganizationConfig", "Changes the organization.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(Organization.PROPERTIES.stream().map(Parameter::of).toList())
                    .example("Set-OrganizationConfig -DefaultCountryOrRegionCode 1")
                    .example(
                            "Set-OrganizationConfig -CallDataRetentionDays 30 -CallDataArchiveDays 365")
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
                    var organization = Organization.in(writer);
                    call.doing("Setting organization", organization.object().name());
                    var edit =
                            Edits.of(
                                    call,
                                    writer,
                                    Organization.PROPERTIES,
                                    organization.object().values(),
                                    "Name");
                    return Organization.change(writer, organization, edit);
                });
    }
}
