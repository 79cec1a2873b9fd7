package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Organization;

/** Prints the organization (directory §7.1). */
record GetOrganizationConfig(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading(
                            "Get-OrganizationConfig",
                            "Prints the organization that owns all objects.")
                    .permission(Permission.UM_CONFIGURATION)
                    .output(
                            Output.of(
                                    "OrganizationConfig",
                                    "Name",
                                    "RootDomain",
                                    "CallDataRetentionDays",
                                    "CallDataArchiveDays"))
                    .example("Get-OrganizationConfig | Format-List")
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
                    var object = items.organization().object();
                    var item = new Item("OrganizationConfig").set("Name", object.name());
                    items.properties(item, object, Organization.PROPERTIES);
                    call.write(
                            items.common(
                                    item, object, object.name(), items.configurationName(object)));
                    return true;
                });
    }
}
