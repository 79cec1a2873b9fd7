package org.mynah.admin.cmdlets;

import java.util.Arrays;
import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ComponentStates.Component;
import org.mynah.um.directory.ComponentStates.Requester;
import org.mynah.um.directory.ComponentStates.State;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmService;

/** Prints the effective states of a node's components, and who wants what (cmdlets §10). */
record GetServerComponentState(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading(
                            "Get-ServerComponentState", "Prints the states of a node's components.")
                    .permission(Permission.SERVERS)
                    .with(Lookup.anyIdentity(ObjectKind.UM_SERVICE))
                    .with(
                            Parameter.of(
                                    "Component",
                                    SetServerComponentState.COMPONENT,
                                    "Only this component."))
                    .output(Output.of("ServerComponentState", "Server", "Component", "State"))
                    .example("Get-ServerComponentState -Identity MyServer")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var only = call.read("Component", SetServerComponentState.COMPONENT);
        call.refuseIfAny();
        services.directory()
                .read(reader -> {
                    for (var object : Lookup.some(call, reader, ObjectKind.UM_SERVICE, _ -> true)) {
                        for (var component : Component.values()) {
                            if (only.isEmpty() || only.get() == component) {
                                call.write(item(new UmService(object), component));
                            }
                        }
                    }
                    return true;
                });
    }

    private static Item item(UmService service, Component component) {
        var states = service.components();
        List<String> wanted =
                Arrays.stream(Requester.values())
                        .filter(each -> states.wanted(component, each) != State.Active)
                        .map(each -> each + ": " + states.wanted(component, each))
                        .toList();
        return new Item("ServerComponentState")
                .set("Server", service.name())
                .set("Component", component.name())
                .set("State", states.effective(component).name())
                .set("Requesters", wanted)
                .set("Identity", service.name() + "\\" + component);
    }
}
