package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Prints the nodes of this installation (cmdlets §10). */
record GetExchangeServer(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-ExchangeServer", "Prints the nodes of this installation.")
                    .permission(Permission.SERVERS)
                    .with(Parameter.text("Identity", 255, "The name of a node.").at(1).fromInput())
                    .output(Output.of("ExchangeServer", "Name", "ServerRole", "LastSeen"))
                    .example("Get-ExchangeServer")
                    .example("Get-ExchangeServer -Identity MBX01 | Format-List")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var identity = call.text("Identity");
        call.refuseIfAny();
        var found =
                services.sightings().all().stream()
                        .filter(node ->
                                identity.map(Lookup::wildcard)
                                        .map(fits -> fits.test(node.node()))
                                        .orElse(true))
                        .toList();
        if (found.isEmpty() && identity.filter(name -> name.indexOf('*') < 0).isPresent()) {
            throw new DirectoryException(
                    ErrorId.E010,
                    "The operation couldn't be performed because the server '%s' couldn't be found."
                            .formatted(identity.get()));
        }
        for (var node : found) {
            call.write(
                    new Item("ExchangeServer")
                            .set("Name", node.node())
                            .set("Fqdn", node.node())
                            .set("ServerRole", "Mailbox, UnifiedMessaging, ClientAccess")
                            .set("DirectoryVersion", node.version())
                            .set("LastSeen", node.at())
                            .set("IsLocal", node.node().equalsIgnoreCase(services.node()))
                            .set("Identity", node.node()));
        }
    }
}
