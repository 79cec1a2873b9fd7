package org.mynah.um.directory;

import java.util.List;
import java.util.Optional;

/** The rules on UM hunt groups (directory §2.4, §4.2, §7.8): made and removed, never changed. */
public final class HuntGroups {

    /** A namesake sorts before the longer names that begin alike, so few are enough. */
    private static final int MOST_LOOKED_AT = 1;

    private HuntGroups() {}

    /**
     * Creates a hunt group of a gateway and a dial plan.
     *
     * @throws DirectoryException UM-E001–E003, E012, E014, E123, E126, E205
     */
    public static HuntGroup create(DirectoryWriter writer, Edit edit, Warnings warnings) {
        var checks = new Checks();
        var values = edit.applyTo(PropertyValues.EMPTY);
        checks.require(values, HuntGroup.UM_DIAL_PLAN);
        checks.require(values, HuntGroup.UM_IP_GATEWAY);
        checks.refuseIfAny();
        var gateway =
                writer.find(values.get(HuntGroup.UM_IP_GATEWAY)).map(IpGateway::new).orElseThrow();
        var plan = writer.find(values.get(HuntGroup.UM_DIAL_PLAN)).map(DialPlan::new).orElseThrow();
        var name = checks.newName(writer, ObjectKind.HUNT_GROUP, edit.name(), gateway.id() + "/");
        IpGateways.checkSecurity(checks, plan, gateway.name(), gateway.address());
        checkPilots(
                writer, checks, plan, gateway, values.get(HuntGroup.PILOT_IDENTIFIER), warnings);
        var gateways = DialPlans.gateways(writer, plan.id());
        if (gateways.size() >= DialPlans.MOST_GATEWAYS
                && gateways.stream().noneMatch(each -> each.id().equals(gateway.id()))) {
            checks.add(
                    ErrorId.E205,
                    "The dial plan '%s' has %d gateways; more are not allowed."
                            .formatted(plan.name(), gateways.size()));
        }
        checks.refuseIfAny();
        // Each gateway that is made together with a plan has one of the default name.
        if (!name.equals(HuntGroup.DEFAULT_NAME)) {
            warnOfNamesake(writer, name, warnings);
        }
        return new HuntGroup(
                writer.insert(HuntGroup.shape(NewObject.of(ObjectKind.HUNT_GROUP), name, values)));
    }

    /** Removes a hunt group; warns when its gateway has none left. */
    public static void remove(DirectoryWriter writer, HuntGroup group, Warnings warnings) {
        writer.delete(group.id());
        if (writer.referringTo(group.gateway(), ObjectKind.HUNT_GROUP).isEmpty()) {
            writer.find(group.gateway())
                    .ifPresent(gateway ->
                            warnings.add(
                                    WarningId.W04,
                                    "The gateway '%s' has no hunt group left and handles no calls."
                                            .formatted(gateway.name())));
        }
    }

    /** A name alone names the hunt group no more once another gateway has one (directory §2.2). */
    private static void warnOfNamesake(DirectoryReader reader, String name, Warnings warnings) {
        reader
                .page(Listing.named(ObjectKind.HUNT_GROUP, name), Optional.empty(), MOST_LOOKED_AT)
                .stream()
                .filter(each -> DirectoryKey.fold(each.name()).equals(DirectoryKey.fold(name)))
                .findFirst()
                .flatMap(each -> reader.find(new HuntGroup(each).gateway()))
                .ifPresent(gateway ->
                        warnings.add(
                                WarningId.W15,
                                "The gateway '%s' has a hunt group '%s' too; name each as gateway\\name."
                                        .formatted(gateway.name(), name)));
    }

    private static void checkPilots(
            DirectoryReader reader,
            Checks checks,
            DialPlan plan,
            IpGateway gateway,
            List<String> pilots,
            Warnings warnings) {
        for (var pilot : pilots.isEmpty() ? List.of("") : pilots) {
            reader.find(HuntGroup.pilotKey(gateway.id(), pilot))
                    .ifPresent(holder ->
                            checks.add(
                                    ErrorId.E123,
                                    (pilot.isEmpty()
                                                    ? "The hunt group '%2$s' of the gateway '%3$s' takes every other call"
                                                            + " already; give -PilotIdentifier."
                                                    : "The pilot '%s' of the gateway '%3$s' belongs to the hunt group '%2$s'.")
                                            .formatted(pilot, holder.name(), gateway.name())));
            UmMailbox.byAddress(reader, Numbers.plain(pilot), plan.phoneContext())
                    .ifPresent(holder ->
                            checks.add(
                                    ErrorId.E126,
                                    "The pilot '%s' is an extension of '%s' on the dial plan '%s'."
                                            .formatted(
                                                    pilot, holder.object().name(), plan.name())));
        }
        var access = plan.accessNumbers().stream().map(Numbers::plain).toList();
        if (!pilots.isEmpty()
                && !access.isEmpty()
                && pilots.stream().map(Numbers::plain).noneMatch(access::contains)) {
            warnings.add(
                    WarningId.W05,
                    "The pilot %s differs from the access number %s of the dial plan '%s'."
                            .formatted(
                                    String.join(", ", pilots),
                                    String.join(", ", access),
                                    plan.name()));
        }
    }
}
