package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.CallRouter;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.NodeSightings.Sighting;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UmService;

/** What the cmdlets of UM services and call routers share (cmdlets §8.11). */
final class ServerParameters {

    /** Columns of a table of services (cmdlets §6). */
    static final List<String> COLUMNS =
            List.of("Name", "Status", "MaxCallsAllowed", "DialPlans", "UMStartupMode");

    /** The noun of releases before call routers. */
    static final String OLDER_NOUN = "UMServer";

    /** One service, two nouns. */
    static final List<String> NOUNS = List.of("UMService", OLDER_NOUN);

    static final Output ROUTER_OUTPUT =
            Output.of("UMCallRouterSettings", "Name", "DialPlans", "UMStartupMode");

    /** {@code -Server} of the call router's cmdlets, which examples also call Identity. */
    static final String SERVER = "Server";

    private static final List<Property<?>> OF_SERVICE =
            List.of(
                    UmService.MAX_CALLS_ALLOWED,
                    UmService.UM_STARTUP_MODE,
                    UmService.IP_ADDRESS_FAMILY,
                    UmService.IP_ADDRESS_FAMILY_CONFIGURABLE,
                    UmService.SIP_ACCESS_SERVICE,
                    UmService.GRAMMAR_GENERATION_SCHEDULE,
                    UmService.IRM_LOG_ENABLED,
                    UmService.IRM_LOG_MAX_AGE,
                    UmService.IRM_LOG_MAX_DIRECTORY_SIZE,
                    UmService.IRM_LOG_MAX_FILE_SIZE,
                    UmService.IRM_LOG_PATH,
                    UmService.STATUS);

    private static final List<Property<?>> ONLY_OF_SERVER =
            List.of(
                    UmService.EXTERNAL_SERVICE_FQDN,
                    UmService.SIP_TCP_LISTENING_PORT,
                    UmService.SIP_TLS_LISTENING_PORT);

    private ServerParameters() {}

    /** Parameters of Set-UMService, and those that Set-UMServer has on top. */
    static List<Parameter> ofService(boolean isServer) {
        return parameters(properties(isServer));
    }

    /** Parameters of Set-UMCallRouterSettings. */
    static List<Parameter> ofRouter() {
        return parameters(routerProperties());
    }

    static List<Property<?>> properties(boolean isServer) {
        var all = new ArrayList<>(OF_SERVICE);
        if (isServer) {
            all.addAll(ONLY_OF_SERVER);
        }
        return List.copyOf(all);
    }

    static List<Property<?>> routerProperties() {
        return CallRouter.PROPERTIES.stream()
                .filter(property -> property.change() != Property.Changeability.BY_SYSTEM)
                .filter(property -> !property.equals(UmService.DIAL_PLANS))
                .toList();
    }

    private static List<Parameter> parameters(List<Property<?>> properties) {
        var all = new ArrayList<Parameter>();
        all.add(Parameter.of(UmService.DIAL_PLANS));
        properties.forEach(property -> all.add(Parameter.of(property)));
        return List.copyOf(all);
    }

    /** {@code -Server}, by default the node itself. */
    static Parameter server() {
        return Parameter.identity(ObjectKind.CALL_ROUTER)
                .named(SERVER)
                .alias("Identity")
                .alias("id")
                .at(1)
                .fromInput();
    }

    /** The call router that {@code -Server} names. */
    static DirectoryObject router(Invocation call, DirectoryReader reader, String node) {
        return Identities.find(reader, ObjectKind.CALL_ROUTER, call.text(SERVER).orElse(node));
    }

    /** The edit of a server: dial plans by name, everything else as usual. */
    static Edit edit(
            Invocation call,
            DirectoryReader reader,
            List<Property<?>> properties,
            DirectoryObject server,
            String identityParameter) {
        var plans = dialPlans(call, reader, server.values());
        // Servers are never renamed: the name that Edits reads here is not looked at.
        var edit = Edits.of(call, reader, properties, server.values(), identityParameter);
        return plans.map(ids ->
                        new Edit(
                                Optional.empty(),
                                edit.set().with(UmService.DIAL_PLANS, ids),
                                edit.cleared()))
                .orElse(new Edit(Optional.empty(), edit.set(), edit.cleared()));
    }

    private static Optional<List<String>> dialPlans(
            Invocation call, DirectoryReader reader, PropertyValues present) {
        var parameter = UmService.DIAL_PLANS.name();
        if (call.isCleared(parameter)) {
            return Optional.of(List.of());
        }
        return call.raw(parameter)
                .map(given -> {
                    var ids = new LinkedHashSet<String>();
                    if (given instanceof Map<?, ?> change) {
                        ids.addAll(present.get(UmService.DIAL_PLANS));
                        ids.removeAll(ids(reader, Edits.parts(change, "remove")));
                        ids.addAll(ids(reader, Edits.parts(change, "add")));
                    } else if (given instanceof Collection<?> many) {
                        ids.addAll(ids(reader, many.stream().map(String::valueOf).toList()));
                    } else {
                        ids.addAll(ids(reader, List.of(String.valueOf(given).split(",", -1))));
                    }
                    return List.copyOf(ids);
                });
    }

    private static List<String> ids(DirectoryReader reader, List<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> Identities.find(reader, ObjectKind.DIAL_PLAN, name).id().toString())
                .toList();
    }

    /** When a node was last seen. */
    static Optional<Sighting> sighting(Services services, String node) {
        return services.sightings().all().stream()
                .filter(each -> each.node().equalsIgnoreCase(node))
                .findFirst();
    }

    /** A UM service, with what its node was last seen to run. */
    static Item service(Items items, String type, DirectoryObject object, Optional<Sighting> seen) {
        var item = new Item(type).set("Name", object.name());
        items.properties(item, object, UmService.PROPERTIES);
        var plans = planNames(items, object);
        item.set(UmService.DIAL_PLANS.name(), plans).set("UMDialPlans", plans);
        item.set("MaxCalls", object.values().get(UmService.MAX_CALLS_ALLOWED));
        item.set("MaxFaxCalls", 0);
        item.set(
                UmService.SIP_LISTENERS.name(),
                List.copyOf(object.values().get(UmService.SIP_LISTENERS)));
        item.set("DirectoryVersion", Items.orNull(seen.map(Sighting::version)));
        item.set("LastSeen", Items.orNull(seen.map(Sighting::at)));
        return items.common(item, object, object.name(), items.configurationName(object));
    }

    /** The settings of a call router. */
    static Item router(Items items, DirectoryObject object) {
        var item = new Item("UMCallRouterSettings").set("Name", object.name());
        items.properties(item, object, CallRouter.PROPERTIES);
        item.set(UmService.DIAL_PLANS.name(), planNames(items, object));
        return items.common(item, object, object.name(), items.configurationName(object));
    }

    private static List<String> planNames(Items items, DirectoryObject server) {
        return server.values().get(UmService.DIAL_PLANS).stream()
                .map(plan -> items.name(ObjectId.of(plan)))
                .toList();
    }
}
