package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ComponentStates.Component;
import org.mynah.um.directory.ComponentStates.Requester;
import org.mynah.um.directory.ComponentStates.State;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.UmService;
import org.mynah.um.directory.UmServices;

/** Sets what one requester wants of a component of a node (directory §7.13, cmdlets §10). */
record SetServerComponentState(Services services) implements Cmdlet {

    static final Choice<Component> COMPONENT = new Choice<>(Component.class);
    private static final Choice<Requester> REQUESTER = new Choice<>(Requester.class);
    private static final Choice<State> STATE = new Choice<>(State.class);

    private static final Definition DEFINITION =
            Definition.changing(
                            "Set-ServerComponentState",
                            "Sets what one requester wants of a component of a node.")
                    .permission(Permission.SERVERS)
                    .with(Lookup.identity(ObjectKind.UM_SERVICE))
                    .with(
                            Parameter.of("Component", COMPONENT, "The component.").required(),
                            Parameter.of("Requester", REQUESTER, "On whose behalf.").required(),
                            Parameter.of("State", STATE, "What it is to do.").required())
                    .ignored(ValueKind.SWITCH, "LocalOnly", "RemoteOnly")
                    .example(
                            "Set-ServerComponentState -Identity MyServer -Component UMCallRouter -Requester Maintenance -State Active")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var component = call.read("Component", COMPONENT);
        var requester = call.read("Requester", REQUESTER);
        var state = call.read("State", STATE);
        call.refuseIfAny();
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.UM_SERVICE);
                    call.doing("Setting component state of", object.name());
                    return UmServices.setComponentState(
                            writer,
                            new UmService(object),
                            component.orElseThrow(),
                            requester.orElseThrow(),
                            state.orElseThrow());
                });
        Confirmation.await(services, call);
    }
}
