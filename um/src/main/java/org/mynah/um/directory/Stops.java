package org.mynah.um.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.directory.NodeSightings.Sighting;

/**
 * Takes gateways and servers out of service (directory §4.3, §7.13): with their calls dropped at
 * once, or when the last call has ended, on whichever node that is.
 */
public final class Stops {

    /** How a gateway or UM service is being stopped. */
    static final Property<Stop> STOP =
            Property.withDefault(
                            "Stop",
                            new PropertyType.Choice<>(Stop.class),
                            Stop.None,
                            "What becomes of calls in progress.")
                    .bySystem();

    /** The version of the directory from which on it takes no new calls. */
    static final Property<String> STOPPED_IN =
            Property.blank(
                            "StoppedIn",
                            PropertyType.Text.digits(1, 19),
                            "The version of the directory from which on no new calls are taken.")
                    .bySystem();

    /** Leads to everything that is disabled when its last call has ended. */
    private static final DirectoryKey WAITING = new DirectoryKey(KeyScope.STOPPING, "when idle");

    private Stops() {}

    /**
     * Disables a gateway: new calls are refused from here on.
     *
     * @param drops whether calls in progress are dropped; else it is disabled when the last one has
     *     ended, and takes no new calls until then
     */
    public static IpGateway disable(DirectoryWriter writer, IpGateway gateway, boolean drops) {
        var status = drops ? IpGateway.Status.Disabled : IpGateway.Status.NoNewCalls;
        return new IpGateway(
                writer.update(
                        IpGateway.shape(
                                gateway.object(),
                                gateway.name(),
                                stopped(writer, gateway.object().values(), drops)
                                        .with(IpGateway.STATUS, status))));
    }

    /** Disables the UM service of a node, as a gateway. */
    public static UmService disable(DirectoryWriter writer, UmService service, boolean drops) {
        var status = drops ? UmService.Status.Disabled : UmService.Status.NoNewCalls;
        return new UmService(
                writer.update(
                        UmService.shape(
                                service.object(),
                                service.name(),
                                stopped(writer, service.object().values(), drops)
                                        .with(UmService.STATUS, status))));
    }

    /** Whether disabling a gateway would change nothing. */
    public static boolean isDisabled(IpGateway gateway, boolean drops) {
        return drops
                ? of(gateway) == Stop.AtOnce
                : of(gateway) == Stop.WhenIdle || gateway.status() == IpGateway.Status.Disabled;
    }

    /** Whether disabling a UM service would change nothing. */
    public static boolean isDisabled(UmService service, boolean drops) {
        return drops
                ? of(service) == Stop.AtOnce
                : of(service) == Stop.WhenIdle
                        || service.get(UmService.STATUS) == UmService.Status.Disabled;
    }

    private static PropertyValues stopped(
            DirectoryReader reader, PropertyValues values, boolean drops) {
        return values.with(STOP, drops ? Stop.AtOnce : Stop.WhenIdle)
                .with(STOPPED_IN, Long.toString(reader.version()));
    }

    /** Whoever sets a status himself ends what was going on. */
    static PropertyValues withoutStop(PropertyValues values) {
        return values.without(STOP).without(STOPPED_IN);
    }

    /** How a gateway is being stopped. */
    public static Stop of(IpGateway gateway) {
        return gateway.get(STOP);
    }

    /** How a UM service is being stopped. */
    public static Stop of(UmService service) {
        return service.get(STOP);
    }

    /** What leads to an object with these values. */
    static Optional<DirectoryKey> key(PropertyValues values) {
        return values.get(STOP) == Stop.WhenIdle ? Optional.of(WAITING) : Optional.empty();
    }

    /**
     * Which calls of a node are to be dropped.
     *
     * @param all whether the node itself was disabled at once
     * @param gateways gateways that were
     */
    public record Dropped(boolean all, Set<ObjectId> gateways) {
        public Dropped {
            gateways = Set.copyOf(gateways);
        }
    }

    /**
     * Which calls a node must drop.
     *
     * @param gateways gateways that it has calls of
     */
    public static Dropped dropped(DirectoryReader reader, String node, Set<ObjectId> gateways) {
        var stopped = new HashSet<ObjectId>();
        reader.findAll(gateways)
                .forEach((id, object) -> {
                    if (of(new IpGateway(object)) == Stop.AtOnce) {
                        stopped.add(id);
                    }
                });
        return new Dropped(
                UmService.of(reader, node).filter(each -> of(each) == Stop.AtOnce).isPresent(),
                stopped);
    }

    /** Whether something is disabled when its last call has ended. */
    public static boolean areWaiting(DirectoryReader reader) {
        return !reader.findAll(WAITING, 1).isEmpty();
    }

    /**
     * Gateways and services whose last call has ended: each node that is there runs a version of
     * the directory in which they take no new calls, and has none of theirs up.
     *
     * @param sightings what the nodes say of themselves
     * @param now a node that was not seen for {@link Lease#LENGTH} is not waited for
     */
    public static List<DirectoryObject> idle(
            DirectoryReader reader, List<Sighting> sightings, Instant now) {
        var idle = new ArrayList<DirectoryObject>();
        for (var object : reader.findAll(WAITING)) {
            var since = Long.parseLong(object.values().get(STOPPED_IN));
            var isService = object.kind() == ObjectKind.UM_SERVICE;
            var isIdle =
                    sightings.stream()
                            .filter(each -> each.at().isAfter(now.minus(Lease.LENGTH)))
                            .filter(each -> !isService || each.node().equals(object.name()))
                            .allMatch(each ->
                                    each.version() >= since
                                            && (isService
                                                    ? each.calls() == 0
                                                    : !each.gateways().contains(object.id())));
            if (isIdle) {
                idle.add(object);
            }
        }
        return List.copyOf(idle);
    }

    /** Disables what {@link #idle} finds; answers the names. */
    public static List<String> finish(
            DirectoryWriter writer, List<Sighting> sightings, Instant now) {
        var names = new ArrayList<String>();
        for (var object : idle(writer, sightings, now)) {
            var values = withoutStop(object.values());
            var finished =
                    object.kind() == ObjectKind.UM_SERVICE
                            ? UmService.shape(
                                    object,
                                    object.name(),
                                    values.with(UmService.STATUS, UmService.Status.Disabled))
                            : IpGateway.shape(
                                    object,
                                    object.name(),
                                    values.with(IpGateway.STATUS, IpGateway.Status.Disabled));
            writer.update(finished);
            names.add(object.name());
        }
        return List.copyOf(names);
    }
}
