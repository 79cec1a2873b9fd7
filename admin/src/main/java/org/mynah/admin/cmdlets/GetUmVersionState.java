package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Permission;

/** Prints which node runs which version of the directory (cmdlets §10, directory §4.4). */
record GetUmVersionState(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading(
                            "Get-UMVersionState",
                            "Prints which node runs which version of the directory.")
                    .permission(Permission.SERVERS)
                    .output(
                            Output.of(
                                    "UMVersionState",
                                    "Name",
                                    "DirectoryVersion",
                                    "CommittedVersion",
                                    "LastSeen"))
                    .example("Get-UMVersionState")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var committed = services.directory().<Long>read(reader -> reader.version());
        for (var node : services.sightings().all()) {
            call.write(
                    new Item("UMVersionState")
                            .set("Name", node.node())
                            .set("DirectoryVersion", node.version())
                            .set("CommittedVersion", committed)
                            .set("LastSeen", node.at())
                            .set("Identity", node.node()));
        }
    }
}
