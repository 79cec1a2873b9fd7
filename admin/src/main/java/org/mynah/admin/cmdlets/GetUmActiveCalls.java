package org.mynah.admin.cmdlets;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.record.ActiveCall;
import org.mynah.um.record.Named;

/** Prints the calls that are up, of every node unless one is named (cmdlets §8.10). */
record GetUmActiveCalls(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMActiveCalls", "Prints the calls that are up.")
                    .permission(Permission.CALL_DATA)
                    .with(
                            Parameter.text("Server", 256, "Calls of this node alone.").fromInput(),
                            Parameter.text(
                                    "InstanceServer",
                                    256,
                                    "The same: a node serves its calls itself."),
                            Parameter.of(
                                    "IPGateway",
                                    new PropertyType.Reference(ObjectKind.IP_GATEWAY),
                                    "Calls through this gateway alone."),
                            Parameter.of(
                                    "DialPlan",
                                    new PropertyType.Reference(ObjectKind.DIAL_PLAN),
                                    "Calls of this dial plan alone."))
                    .oneOf("Server", "InstanceServer", "IPGateway", "DialPlan")
                    .output(
                            Output.of(
                                    "UMActiveCalls",
                                    "DialPlan",
                                    "CallType",
                                    "CallState",
                                    "CallingNumber",
                                    "CalledNumber",
                                    "Duration",
                                    "Gateway"))
                    .example("Get-UMActiveCalls")
                    .example("Get-UMActiveCalls -IPGateway MyUMIPGateway")
                    .example("Get-UMActiveCalls -DialPlan MyUMDialPlan")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var now = services.clock().instant();
        wanted(call)
                .sorted(Comparator.comparing(ActiveCall::start))
                .forEach(each -> call.write(CallItems.active(each, now)));
    }

    private Stream<ActiveCall> wanted(Invocation call) {
        var server = call.text("Server").or(() -> call.text("InstanceServer"));
        if (server.isPresent()) {
            return of(server.get()).stream();
        }
        return of(call, "IPGateway", ObjectKind.IP_GATEWAY, ActiveCall::gateway)
                .or(() -> of(call, "DialPlan", ObjectKind.DIAL_PLAN, ActiveCall::dialPlan))
                .orElseGet(this::all);
    }

    private Stream<ActiveCall> all() {
        return Stream.concat(services.calls().up().get().stream(), others().stream());
    }

    private List<ActiveCall> others() {
        return services.calls().board().others(services.node(), services.clock().instant());
    }

    /** The calls of one node; another one is known while it serves calls, and for a while after. */
    private List<ActiveCall> of(String server) {
        if (server.equalsIgnoreCase(services.node())) {
            return services.calls().up().get();
        }
        if (services.calls().board().nodes().stream().noneMatch(server::equalsIgnoreCase)) {
            throw new DirectoryException(
                    ErrorId.E010,
                    "The operation couldn't be performed because the server '%s' couldn't be found."
                            .formatted(server));
        }
        return others().stream().filter(each -> each.server().equalsIgnoreCase(server)).toList();
    }

    private Optional<Stream<ActiveCall>> of(
            Invocation call,
            String parameter,
            ObjectKind kind,
            Function<ActiveCall, Optional<Named>> object) {
        return call.text(parameter)
                .map(name ->
                        services.directory()
                                .read(reader -> Identities.find(reader, kind, name).id()))
                .map(id ->
                        all().filter(each ->
                                object.apply(each)
                                        .filter(named -> named.id().equals(id))
                                        .isPresent()));
    }
}
