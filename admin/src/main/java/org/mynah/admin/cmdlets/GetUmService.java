package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmService;
import org.mynah.um.directory.UmServices;
import org.mynah.um.directory.WarningId;

/**
 * Prints UM services with the version of the directory that each node runs and when it was last
 * seen, also by the older name Get-UMServer (cmdlets §8.11, directory §4.4).
 */
record GetUmService(Services services, String noun) implements Cmdlet {

    private static final Definition SERVICE = define("UMService");
    private static final Definition SERVER = define("UMServer");

    private static Definition define(String noun) {
        return Definition.reading("Get-" + noun, "Prints the UM services of the nodes.")
                .permission(Permission.SERVERS)
                .with(Lookup.anyIdentity(ObjectKind.UM_SERVICE))
                .output(Output.of(noun, ServerParameters.COLUMNS.toArray(String[]::new)))
                .example("Get-" + noun + " | Format-List")
                .build();
    }

    @Override
    public Definition definition() {
        return noun.equals("UMServer") ? SERVER : SERVICE;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var items = new Items(reader, services.node());
                    for (var object : Lookup.some(call, reader, ObjectKind.UM_SERVICE, _ -> true)) {
                        var service = new UmService(object);
                        for (var difference : UmServices.differences(service)) {
                            call.warnings()
                                    .add(
                                            WarningId.W08,
                                            "%s for '%s', but it listens at %s: listeners follow sip.udp, sip.tcp and sip.tls of its settings."
                                                    .formatted(
                                                            difference,
                                                            object.name(),
                                                            String.join(
                                                                    ", ",
                                                                    service.get(
                                                                            UmService
                                                                                    .SIP_LISTENERS))));
                        }
                        call.write(
                                ServerParameters.service(
                                        items,
                                        noun,
                                        object,
                                        ServerParameters.sighting(services, object.name())));
                    }
                    return true;
                });
    }
}
