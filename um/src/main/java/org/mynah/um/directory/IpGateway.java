package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/** A UM IP gateway: one SIP peer from which calls are accepted (directory §7.7). Immutable view. */
public record IpGateway(DirectoryObject object) {

    /** Address families to use. */
    public enum AddressFamily {
        IPv4Only,
        IPv6Only,
        Any
    }

    /** Whether calls are taken. */
    public enum Status {
        Enabled,
        Disabled,
        NoNewCalls
    }

    private static final Bool BOOL = new Bool();

    /** Longest host name (RFC 1035 §2.3.4). */
    static final int LONGEST_HOST = 255;

    public static final Property<String> ADDRESS =
            blank(
                    "Address",
                    Text.matching(
                            "[0-9]{1,3}(\\.[0-9]{1,3}){3}"
                                    + "|[0-9a-fA-F:]*:[0-9a-fA-F:.]+(%[0-9a-zA-Z]+)?"
                                    + "|(?![0-9.]+$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*",
                            LONGEST_HOST,
                            "an IPv4 address, IPv6 address or host name",
                            ErrorId.E012),
                    "Address or host name of the peer.");

    /** The port that SIP over TLS uses (RFC 3261 §19.1.2). */
    public static final int TLS_PORT = 5061;

    public static final Property<Integer> PORT =
            withDefault("Port", new Whole(0, 65535, ""), 5060, "The peer's listening port.");
    public static final Property<AddressFamily> IP_ADDRESS_FAMILY =
            withDefault(
                    "IPAddressFamily",
                    new Choice<>(AddressFamily.class),
                    AddressFamily.IPv4Only,
                    "Address families to use.");
    public static final Property<Status> STATUS =
            withDefault(
                    "Status",
                    new Choice<>(Status.class),
                    Status.Enabled,
                    "Whether calls are taken.");
    public static final Property<Boolean> OUTCALLS_ALLOWED =
            withDefault(
                    "OutcallsAllowed",
                    BOOL,
                    true,
                    "Whether calls may be placed; transfers always may.");
    public static final Property<Boolean> MESSAGE_WAITING_ALLOWED =
            withDefault(
                    "MessageWaitingIndicatorAllowed",
                    BOOL,
                    true,
                    "Whether NOTIFY may be sent for the lamp.");
    public static final Property<Boolean> DELAYED_SOURCE_PARTY_INFO =
            withDefault(
                    "DelayedSourcePartyInfoEnabled",
                    BOOL,
                    false,
                    "Wait for calling or diverting party.");
    public static final Property<Boolean> SIMULATOR =
            withDefault("Simulator", BOOL, false, "A test peer.");

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    ADDRESS,
                    PORT,
                    IP_ADDRESS_FAMILY,
                    STATUS,
                    OUTCALLS_ALLOWED,
                    MESSAGE_WAITING_ALLOWED,
                    DELAYED_SOURCE_PARTY_INFO,
                    SIMULATOR);

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

    public String address() {
        return get(ADDRESS);
    }

    public int port() {
        return get(PORT);
    }

    public Status status() {
        return get(STATUS);
    }

    /** Whether the address is a name and not a number. */
    public boolean isByName() {
        return isName(address());
    }

    static boolean isName(String address) {
        return !address.contains(":") && !address.matches("[0-9.]+");
    }

    /** The object with name and values, and the keys that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var host = values.get(ADDRESS);
        var keys = new HashSet<DirectoryKey>();
        keys.add(DirectoryKey.name(ObjectKind.IP_GATEWAY, name));
        keys.add(new DirectoryKey(KeyScope.GATEWAY_HOST, host));
        keys.add(new DirectoryKey(KeyScope.GATEWAY_ADDRESS, host + "|" + values.get(PORT)));
        Stops.key(values).ifPresent(keys::add);
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                keys,
                List.of());
    }
}
