package org.mynah.admin.cmdlets;

import java.time.Duration;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ComponentStates.Component;
import org.mynah.um.directory.ComponentStates.State;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmService;

/** Prints the health sets of a node (cmdlets §10): healthy is a node that was seen just now. */
record GetServerHealth(Services services) implements Cmdlet {

    /** A node that was not seen for so long is unhealthy: three heartbeats. */
    static final Duration SILENT = Duration.ofSeconds(30);

    private static final Definition DEFINITION =
            Definition.reading("Get-ServerHealth", "Prints the health sets of a node.")
                    .permission(Permission.SERVERS)
                    .with(Lookup.anyIdentity(ObjectKind.UM_SERVICE))
                    .with(Parameter.text("HealthSet", 64, "Only this health set."))
                    .output(
                            Output.of(
                                    "ServerHealth",
                                    "Server",
                                    "State",
                                    "Name",
                                    "HealthSetName",
                                    "AlertValue"))
                    .example("Get-ServerHealth server1 | ?{$_.HealthSetName -eq 'UM.Protocol'}")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var only = call.text("HealthSet");
        services.directory()
                .read(reader -> {
                    for (var object : Lookup.some(call, reader, ObjectKind.UM_SERVICE, _ -> true)) {
                        var service = new UmService(object);
                        for (var each :
                                java.util.List.of(
                                        item(service, "UM.Protocol", Component.UnifiedMessaging),
                                        item(service, "UM.CallRouter", Component.UMCallRouter))) {
                            if (only.isEmpty()
                                    || only.get()
                                            .equalsIgnoreCase(
                                                    String.valueOf(
                                                            each.find("HealthSetName")
                                                                    .orElseThrow()))) {
                                call.write(each);
                            }
                        }
                    }
                    return true;
                });
    }

    private Item item(UmService service, String healthSet, Component component) {
        var seen = ServerParameters.sighting(services, service.name());
        var isHealthy =
                seen.filter(each -> each.at().plus(SILENT).isAfter(services.clock().instant()))
                        .isPresent();
        var state = service.components().effective(component);
        return new Item("ServerHealth")
                .set("Server", service.name())
                .set("State", state == State.Active ? "Online" : "Offline")
                .set("Name", component + "Monitor")
                .set("TargetResource", service.name())
                .set("HealthSetName", healthSet)
                .set("AlertValue", isHealthy ? "Healthy" : "Unhealthy")
                .set("ServerComponent", component.name())
                .set("Identity", healthSet + "\\" + service.name());
    }
}
