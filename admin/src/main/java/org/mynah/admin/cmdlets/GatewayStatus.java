package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.WarningId;

/** Sets whether a gateway's calls are taken. */
final class GatewayStatus {

    private GatewayStatus() {}

    static IpGateway set(
            Invocation call, DirectoryWriter writer, IpGateway gateway, IpGateway.Status status) {
        if (gateway.status() == status) {
            call.warnings()
                    .add(
                            WarningId.W07,
                            "The gateway '%s' has the status %s already."
                                    .formatted(gateway.name(), status));
            return gateway;
        }
        var edit = Edit.of(PropertyValues.EMPTY.with(IpGateway.STATUS, status));
        return IpGateways.change(writer, gateway, edit, call.warnings());
    }
}
