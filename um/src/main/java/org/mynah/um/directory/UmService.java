package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.util.HashSet;
import java.util.List;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/**
 * The UM service of one node: what it takes calls with (directory §7.13). Made by the node itself
 * when it starts. Immutable view.
 */
public record UmService(DirectoryObject object) {

    /** Which signalling a node listens for. */
    public enum StartupMode {
        TCP,
        TLS,
        Dual
    }

    /** Whether calls are taken; the older way to say what component states say. */
    public enum Status {
        Enabled,
        Disabled,
        NoNewCalls
    }

    /** Above this, which the original allowed at most, a number of calls is warned of. */
    public static final int DOCUMENTED_MOST_CALLS = 200;

    /** The most calls that may be allowed. */
    public static final int MOST_CALLS = 10_000;

    private static final Text ID = Text.upTo(36);
    private static final String HOST =
            "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*";
    private static final Text SIZE =
            Text.matching(
                    "(?i)[0-9]{1,15} ?(B|KB|MB|GB|TB)?", 40, "a size such as 10MB", ErrorId.E005);

    /** Ids of dial plans; cmdlets take and print their names. */
    public static final Property<List<String>> DIAL_PLANS =
            withDefault(
                    "DialPlans",
                    new Many(ID, 1000),
                    List.of(),
                    "SIP URI dial plans routed here; every node serves all others anyway.");

    public static final Property<Integer> MAX_CALLS_ALLOWED =
            withDefault(
                    "MaxCallsAllowed",
                    new Whole(0, MOST_CALLS, "calls"),
                    100,
                    "Further calls are refused by 503 and go to another node.");
    public static final Property<StartupMode> UM_STARTUP_MODE =
            withDefault(
                    "UMStartupMode",
                    new Choice<>(StartupMode.class),
                    StartupMode.TCP,
                    "Signalling to listen for; Dual once a certificate is assigned.");
    public static final Property<IpGateway.AddressFamily> IP_ADDRESS_FAMILY =
            withDefault(
                    "IPAddressFamily",
                    new Choice<>(IpGateway.AddressFamily.class),
                    IpGateway.AddressFamily.Any,
                    "Address families to use.");
    public static final Property<Boolean> IP_ADDRESS_FAMILY_CONFIGURABLE =
            withDefault(
                    "IPAddressFamilyConfigurable",
                    new Bool(),
                    true,
                    "Whether IPAddressFamily may be changed.");
    public static final Property<String> SIP_ACCESS_SERVICE =
            blank(
                    "SIPAccessService",
                    Text.matching(
                            HOST + "(:[0-9]{1,5})?",
                            270,
                            "a host, with :port or not",
                            ErrorId.E012),
                    "The pool behind which SIP URI users are.");
    public static final Property<List<String>> GRAMMAR_GENERATION_SCHEDULE =
            withDefault(
                    "GrammarGenerationSchedule",
                    new Many(Text.upTo(60), 100),
                    GrammarSchedule.DAILY,
                    "When the speech grammars are refreshed, one start a day.");
    public static final Property<Boolean> IRM_LOG_ENABLED =
            withDefault("IrmLogEnabled", new Bool(), true, "Whether the protection log is kept.");
    public static final Property<String> IRM_LOG_MAX_AGE =
            withDefault(
                    "IrmLogMaxAge",
                    Text.matching(
                            "[0-9]{1,5}|([0-9]{1,5}\\.)?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?",
                            30, "days, or days.hours:minutes:seconds", ErrorId.E005),
                    "30.00:00:00",
                    "How long the protection log is kept; 0: for ever.");
    public static final Property<String> IRM_LOG_MAX_DIRECTORY_SIZE =
            withDefault(
                    "IrmLogMaxDirectorySize",
                    Text.matching(
                            "(?i)unlimited|[0-9]{1,15} ?(B|KB|MB|GB|TB)?",
                            40,
                            "a size such as 250MB, or Unlimited",
                            ErrorId.E005),
                    "250MB",
                    "How large the protection logs may be together.");
    public static final Property<String> IRM_LOG_MAX_FILE_SIZE =
            withDefault("IrmLogMaxFileSize", SIZE, "10MB", "How large one protection log may be.");
    public static final Property<String> IRM_LOG_PATH =
            withDefault("IrmLogPath", Text.upTo(255), "logs", "Where the protection log is kept.");
    public static final Property<Status> STATUS =
            withDefault(
                    "Status",
                    new Choice<>(Status.class),
                    Status.Enabled,
                    "Whether calls are taken; Set-ServerComponentState is the newer way.");
    public static final Property<String> EXTERNAL_HOST_FQDN =
            blank(
                    "ExternalHostFqdn",
                    Text.matching(HOST, 255, "a host name", ErrorId.E012),
                    "Stored only.");
    public static final Property<String> EXTERNAL_SERVICE_FQDN =
            blank(
                    "ExternalServiceFqdn",
                    Text.matching(HOST, 2048, "a host name", ErrorId.E012),
                    "Stored only.");
    public static final Property<Integer> SIP_TCP_LISTENING_PORT =
            withDefault("SipTcpListeningPort", new Whole(1, 65535, ""), 5060, "The port for TCP.");
    public static final Property<Integer> SIP_TLS_LISTENING_PORT =
            withDefault("SipTlsListeningPort", new Whole(1, 65535, ""), 5061, "The port for TLS.");
    public static final Property<List<String>> LANGUAGES =
            withDefault(
                            "Languages",
                            new Many(Text.upTo(20), 100),
                            List.of(),
                            "What the node can speak.")
                    .bySystem();
    public static final Property<String> VERSION =
            blank("Version", Text.upTo(100), "The software of the node.").bySystem();

    /** Entries {@code transport host:port}. */
    public static final Property<List<String>> SIP_LISTENERS =
            withDefault(
                            "SipListeners",
                            new Many(Text.upTo(300), 10),
                            List.of(),
                            "Where the node takes calls, by its settings.")
                    .bySystem();

    public static final Property<String> CERTIFICATE_THUMBPRINT =
            blank("UMCertificateThumbprint", Text.upTo(128), "The certificate of the SIP ports.")
                    .bySystem();

    /** Entries {@code component/requester/state}; what nobody asked for is Active. */
    public static final Property<List<String>> COMPONENT_STATES =
            withDefault(
                            "ComponentStates",
                            new Many(Text.upTo(100), 100),
                            List.of(),
                            "What requesters want of the node's components.")
                    .bySystem();

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    LANGUAGES,
                    MAX_CALLS_ALLOWED,
                    DIAL_PLANS,
                    STATUS,
                    GRAMMAR_GENERATION_SCHEDULE,
                    UM_STARTUP_MODE,
                    IP_ADDRESS_FAMILY,
                    IP_ADDRESS_FAMILY_CONFIGURABLE,
                    SIP_ACCESS_SERVICE,
                    IRM_LOG_ENABLED,
                    IRM_LOG_MAX_AGE,
                    IRM_LOG_MAX_DIRECTORY_SIZE,
                    IRM_LOG_MAX_FILE_SIZE,
                    IRM_LOG_PATH,
                    EXTERNAL_HOST_FQDN,
                    EXTERNAL_SERVICE_FQDN,
                    SIP_TCP_LISTENING_PORT,
                    SIP_TLS_LISTENING_PORT,
                    CERTIFICATE_THUMBPRINT,
                    VERSION);

    /** The service of a node. */
    public static java.util.Optional<UmService> of(DirectoryReader reader, String node) {
        return reader.find(DirectoryKey.name(ObjectKind.UM_SERVICE, node)).map(UmService::new);
    }

    public ObjectId id() {
        return object.id();
    }

    /** The node's name. */
    public String name() {
        return object.name();
    }

    /** The value of a property that has a default. */
    public <T> T get(Property<T> property) {
        return object.values().get(property);
    }

    /** What requesters want of the components. */
    public ComponentStates components() {
        return ComponentStates.of(get(COMPONENT_STATES));
    }

    /** The object with values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var keys = new HashSet<DirectoryKey>();
        keys.add(DirectoryKey.name(object.kind(), name));
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
                values.get(DIAL_PLANS).stream()
                        .map(plan -> new Link(DIAL_PLANS.name(), ObjectId.of(plan)))
                        .toList());
    }
}
