package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/** The rules on UM IP gateways (directory §2.4, §4, §7.7). */
public final class IpGateways {

    private IpGateways() {}

    /**
     * Creates a gateway and, when a dial plan is given, its default hunt group without a pilot.
     *
     * @throws DirectoryException UM-E001–E007, E012, E014, E124, E205
     */
    public static IpGateway create(
            DirectoryWriter writer, Edit edit, Optional<DialPlan> plan, Warnings warnings) {
        var checks = new Checks();
        var name = checks.newName(writer, ObjectKind.IP_GATEWAY, edit.name(), "");
        checks.require(edit.set(), IpGateway.ADDRESS);
        var values = edit.applyTo(PropertyValues.EMPTY);
        if (values.has(IpGateway.ADDRESS)) {
            checkValues(writer, checks, Optional.empty(), values, warnings);
            plan.ifPresent(
                    each -> checkSecurity(checks, each, name, values.get(IpGateway.ADDRESS)));
        }
        checks.refuseIfAny();
        var gateway =
                new IpGateway(
                        writer.insert(
                                IpGateway.shape(
                                        NewObject.of(ObjectKind.IP_GATEWAY), name, values)));
        if (plan.isPresent()) {
            HuntGroups.create(
                    writer,
                    Edit.of(
                            HuntGroup.DEFAULT_NAME,
                            PropertyValues.EMPTY
                                    .with(HuntGroup.UM_DIAL_PLAN, plan.get().id())
                                    .with(HuntGroup.UM_IP_GATEWAY, gateway.id())),
                    warnings);
        } else {
            warnings.add(
                    WarningId.W04,
                    "The gateway '%s' has no hunt group and handles no calls; make one by New-UMHuntGroup."
                            .formatted(name));
        }
        return gateway;
    }

    /**
     * Changes a gateway.
     *
     * @throws DirectoryException UM-E001–E007, E012, E124
     */
    public static IpGateway change(
            DirectoryWriter writer, IpGateway gateway, Edit edit, Warnings warnings) {
        var checks = new Checks();
        var name = checks.changedName(writer, gateway.object(), edit.name(), "");
        var values = edit.applyTo(gateway.object().values());
        checks.require(values, IpGateway.ADDRESS);
        checks.refuseIfAny();
        checkValues(writer, checks, Optional.of(gateway), values, warnings);
        for (var group : writer.referringTo(gateway.id(), ObjectKind.HUNT_GROUP)) {
            writer.find(new HuntGroup(group).dialPlan())
                    .map(DialPlan::new)
                    .ifPresent(plan ->
                            checkSecurity(checks, plan, name, values.get(IpGateway.ADDRESS)));
        }
        checks.refuseIfAny();
        var isStatusSet =
                edit.set().has(IpGateway.STATUS)
                        || edit.cleared().contains(IpGateway.STATUS.name());
        return new IpGateway(
                writer.update(
                        IpGateway.shape(
                                gateway.object(),
                                name,
                                isStatusSet ? Stops.withoutStop(values) : values)));
    }

    /**
     * Removes a gateway and its hunt groups; calls in progress finish. Answers the names of the
     * hunt groups.
     */
    public static java.util.List<String> remove(DirectoryWriter writer, IpGateway gateway) {
        var gone = new ArrayList<String>();
        for (var group : writer.referringTo(gateway.id(), ObjectKind.HUNT_GROUP)) {
            writer.delete(group.id());
            gone.add(group.name());
        }
        writer.delete(gateway.id());
        return gone;
    }

    /** A secured plan needs host names, which certificates carry (directory §7.4). */
    static void checkSecurity(Checks checks, DialPlan plan, String gateway, String address) {
        if (plan.get(DialPlan.VOIP_SECURITY) != DialPlan.VoipSecurity.Unsecured
                && !IpGateway.isName(address)) {
            checks.add(
                    ErrorId.E012,
                    "The gateway '%s' has the address %s; the %s dial plan '%s' needs a host name (FQDN) there."
                            .formatted(
                                    gateway,
                                    address,
                                    plan.get(DialPlan.VOIP_SECURITY),
                                    plan.name()));
        }
    }

    private static void checkValues(
            DirectoryReader reader,
            Checks checks,
            Optional<IpGateway> before,
            PropertyValues values,
            Warnings warnings) {
        var address = values.get(IpGateway.ADDRESS);
        var isNumeric = address.matches("[0-9.]+");
        if (isNumeric
                && Arrays.stream(address.split("\\."))
                        .anyMatch(part -> Integer.parseInt(part) > 255)) {
            checks.add(
                    ErrorId.E012,
                    "-Address '%s' is no IPv4 address: each part is 0–255.".formatted(address));
        }
        if (address.contains(":")
                && values.get(IpGateway.IP_ADDRESS_FAMILY) == IpGateway.AddressFamily.IPv4Only) {
            checks.add(
                    ErrorId.E007,
                    "-Address is the IPv6 address %s and -IPAddressFamily is IPv4Only; give -IPAddressFamily Any."
                            .formatted(address));
        }
        if (values.get(IpGateway.PORT) == IpGateway.TLS_PORT && !IpGateway.isName(address)) {
            warnings.add(
                    WarningId.W16,
                    "The gateway has the address %s on port %d, which is for TLS: a certificate proves a host name; give -Address a host name (FQDN)."
                            .formatted(address, IpGateway.TLS_PORT));
        }
        reader.findAll(new DirectoryKey(KeyScope.GATEWAY_HOST, address)).stream()
                .map(IpGateway::new)
                .filter(other -> before.isEmpty() || !other.id().equals(before.get().id()))
                .forEach(other -> {
                    if (other.port() == values.get(IpGateway.PORT)) {
                        checks.add(
                                ErrorId.E124,
                                "The address %s with port %d belongs to the gateway '%s'."
                                        .formatted(address, other.port(), other.name()));
                    } else {
                        warnings.add(
                                WarningId.SHARED_HOST,
                                "The gateway '%s' has the same address %s; calls are told apart by nothing else."
                                        .formatted(other.name(), address));
                    }
                });
    }
}
