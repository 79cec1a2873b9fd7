package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Reference;
import org.mynah.um.directory.PropertyType.Text;

/**
 * A UM hunt group: which dial plan a pilot number of a gateway belongs to (directory §7.8).
 * Immutable view.
 */
public record HuntGroup(DirectoryObject object) {

    /** Name of the hunt group that comes with a gateway. */
    public static final String DEFAULT_NAME = "Default Hunt Group";

    public static final Property<ObjectId> UM_DIAL_PLAN =
            blank("UMDialPlan", new Reference(ObjectKind.DIAL_PLAN), "The dial plan of its calls.")
                    .fixed();
    public static final Property<ObjectId> UM_IP_GATEWAY =
            blank("UMIPGateway", new Reference(ObjectKind.IP_GATEWAY), "The gateway it belongs to.")
                    .fixed();
    public static final Property<List<String>> PILOT_IDENTIFIER =
            withDefault(
                            "PilotIdentifier",
                            new Many(
                                    Text.matching(
                                            "[\\p{Alnum}+*#._-]{1,64}|(?i)sips?:[^\\s,]{1,300}",
                                            320,
                                            "digits, letters, or a SIP URI",
                                            ErrorId.E008),
                                    100),
                            List.of(),
                            "Pilot numbers; blank takes every call that no other hunt group takes.")
                    .fixed();

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(UM_DIAL_PLAN, UM_IP_GATEWAY, PILOT_IDENTIFIER);

    public ObjectId id() {
        return object.id();
    }

    public String name() {
        return object.name();
    }

    /** The value of a property that has a default or is required. */
    public <T> T get(Property<T> property) {
        return object.values().get(property);
    }

    /** The value of a property that may be blank. */
    public <T> Optional<T> find(Property<T> property) {
        return object.values().find(property);
    }

    public ObjectId dialPlan() {
        return get(UM_DIAL_PLAN);
    }

    public ObjectId gateway() {
        return get(UM_IP_GATEWAY);
    }

    public List<String> pilots() {
        return get(PILOT_IDENTIFIER);
    }

    /** The key of a pilot of a gateway; the empty pilot is the one that takes everything. */
    public static DirectoryKey pilotKey(ObjectId gateway, String pilot) {
        return new DirectoryKey(KeyScope.HUNT_GROUP_PILOT, gateway + "/" + Numbers.plain(pilot));
    }

    /** The object with name and values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var gateway = values.get(UM_IP_GATEWAY);
        var keys = new LinkedHashSet<DirectoryKey>();
        keys.add(DirectoryKey.name(ObjectKind.HUNT_GROUP, gateway + "/" + name));
        var pilots = values.get(PILOT_IDENTIFIER);
        for (var pilot : pilots.isEmpty() ? List.of("") : pilots) {
            keys.add(pilotKey(gateway, pilot));
        }
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                keys,
                List.of(
                        new Link(UM_DIAL_PLAN.name(), values.get(UM_DIAL_PLAN)),
                        new Link(UM_IP_GATEWAY.name(), gateway)));
    }
}
