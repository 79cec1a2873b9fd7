package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Set;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectKind;

/** What the cmdlets of IP gateways share (cmdlets §6, §8.3). */
final class GatewayParameters {

    static final Output OUTPUT =
            Output.of("UMIPGateway", "Name", "Address", "Port", "Status", "OutcallsAllowed");

    private static final Set<String> OF_SET_ALONE =
            Set.of(
                    IpGateway.MESSAGE_WAITING_ALLOWED.name(),
                    IpGateway.DELAYED_SOURCE_PARTY_INFO.name(),
                    IpGateway.SIMULATOR.name());

    private GatewayParameters() {}

    /** Parameters of New-: also those that published examples give. */
    static List<Parameter> ofNew() {
        return IpGateway.PROPERTIES.stream()
                .filter(property -> !OF_SET_ALONE.contains(property.name()))
                .map(property ->
                        property.equals(IpGateway.ADDRESS)
                                ? Parameter.of(property).required()
                                : Parameter.of(property))
                .toList();
    }

    /** Parameters of Set-. */
    static List<Parameter> ofSet() {
        return IpGateway.PROPERTIES.stream().map(Parameter::of).toList();
    }

    /** A gateway as it is printed, with its hunt groups. */
    static Item item(Items items, DirectoryObject object) {
        var item = new Item("UMIPGateway").set("Name", object.name());
        items.properties(item, object, IpGateway.PROPERTIES);
        item.set("HuntGroups", items.names(object.id(), ObjectKind.HUNT_GROUP));
        return items.common(item, object, object.name(), items.configurationName(object));
    }
}
