package org.mynah.um.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mynah.um.directory.ComponentStates.Component;
import org.mynah.um.directory.ComponentStates.Requester;
import org.mynah.um.directory.ComponentStates.State;

/** The rules on UM services and call routers (directory §7.13, cmdlets §8.11). */
public final class UmServices {

    /** At most so many nodes are looked through. */
    static final int MOST_NODES = 1000;

    /** The largest IrmLogMaxAge: 24855.03:14:07. */
    static final Duration LONGEST_LOG_AGE =
            Duration.ofDays(24855).plusHours(3).plusMinutes(14).plusSeconds(7);

    private UmServices() {}

    /**
     * What a node says of itself when it starts.
     *
     * @param node its name
     * @param languages what its speech really has
     * @param software which software it is
     * @param maxCalls what a node that is new allows
     * @param listeners where it takes calls, such as {@code tcp 0.0.0.0:5060}
     */
    public record Registration(
            String node,
            List<String> languages,
            String software,
            int maxCalls,
            List<String> listeners) {

        public Registration {
            languages = languages.stream().sorted().toList();
            listeners = List.copyOf(listeners);
        }

        /** A node that does not say where it takes calls. */
        public Registration(String node, List<String> languages, String software, int maxCalls) {
            this(node, languages, software, maxCalls, List.of());
        }
    }

    /** Whether the directory already says of a node what it says of itself. */
    public static boolean isRegistered(DirectoryReader reader, Registration registration) {
        return CallRouter.of(reader, registration.node()).isPresent()
                && UmService.of(reader, registration.node())
                        .filter(service ->
                                service.object()
                                        .values()
                                        .equals(said(registration, service.object().values())))
                        .isPresent();
    }

    /** Makes the UM service and the call router of a node, or brings what they say up to date. */
    public static void register(DirectoryWriter writer, Registration registration) {
        var node = registration.node();
        var present = UmService.of(writer, node);
        if (present.isEmpty()) {
            var values =
                    registration.maxCalls()
                                    == UmService.MAX_CALLS_ALLOWED.defaultValue().orElseThrow()
                            ? PropertyValues.EMPTY
                            : PropertyValues.EMPTY.with(
                                    UmService.MAX_CALLS_ALLOWED, registration.maxCalls());
            writer.insert(
                    UmService.shape(
                            NewObject.of(ObjectKind.UM_SERVICE), node, said(registration, values)));
        } else {
            var object = present.get().object();
            writer.update(UmService.shape(object, node, said(registration, object.values())));
        }
        if (CallRouter.of(writer, node).isEmpty()) {
            writer.insert(
                    UmService.shape(
                            NewObject.of(ObjectKind.CALL_ROUTER), node, PropertyValues.EMPTY));
        }
    }

    private static PropertyValues said(Registration registration, PropertyValues values) {
        return values.with(UmService.LANGUAGES, registration.languages())
                .with(UmService.VERSION, registration.software())
                .with(UmService.SIP_LISTENERS, registration.listeners());
    }

    /**
     * Changes a UM service or call router.
     *
     * @throws DirectoryException UM-E005, E007, E010, E501, E604
     */
    public static DirectoryObject change(
            DirectoryWriter writer, DirectoryObject server, Edit edit, Warnings warnings) {
        var checks = new Checks();
        var values = edit.applyTo(server.values());
        if (edit.set().has(UmService.DIAL_PLANS)) {
            checkPlans(writer, checks, server, values.get(UmService.DIAL_PLANS));
        }
        if (edit.set().has(UmService.IP_ADDRESS_FAMILY)
                && !values.get(UmService.IP_ADDRESS_FAMILY_CONFIGURABLE)
                && values.get(UmService.IP_ADDRESS_FAMILY)
                        != server.values().get(UmService.IP_ADDRESS_FAMILY)) {
            checks.add(
                    ErrorId.E007,
                    "-IPAddressFamily is %s, but IPAddressFamilyConfigurable is False; set that to $true first."
                            .formatted(values.get(UmService.IP_ADDRESS_FAMILY)));
        }
        if (edit.set().has(UmService.GRAMMAR_GENERATION_SCHEDULE)) {
            GrammarSchedule.check(
                    checks, values.get(UmService.GRAMMAR_GENERATION_SCHEDULE), warnings);
        }
        checkLog(checks, edit, values);
        checkPort(checks, edit);
        checks.refuseIfAny();
        if (edit.set().has(UmService.MAX_CALLS_ALLOWED)
                && values.get(UmService.MAX_CALLS_ALLOWED) > UmService.DOCUMENTED_MOST_CALLS) {
            warnings.add(
                    "MaxCallsAllowed is %d; above %d make sure that the machine can carry them."
                            .formatted(
                                    values.get(UmService.MAX_CALLS_ALLOWED),
                                    UmService.DOCUMENTED_MOST_CALLS));
        }
        if (needsRestart(server.values(), values)) {
            warnings.add(
                    WarningId.W01,
                    "The listeners of '%s' follow sip.udp, sip.tcp and sip.tls of its settings, not this value; change them there too, and restart it."
                            .formatted(server.name()));
        }
        var isStatusSet =
                edit.set().has(UmService.STATUS)
                        || edit.cleared().contains(UmService.STATUS.name());
        return writer.update(
                UmService.shape(
                        server, server.name(), isStatusSet ? Stops.withoutStop(values) : values));
    }

    /**
     * Notes which certificate the TLS ports of a node present; who never chose a startup mode gets
     * Dual (directory §7.13).
     *
     * @param thumbprint SHA-1 of the certificate in hexadecimal digits
     * @throws DirectoryException UM-E010
     */
    public static void assignCertificate(
            DirectoryWriter writer, String node, String thumbprint, Warnings warnings) {
        for (var kind : List.of(ObjectKind.UM_SERVICE, ObjectKind.CALL_ROUTER)) {
            var server = Identities.find(writer, kind, node);
            var values = server.values().with(UmService.CERTIFICATE_THUMBPRINT, thumbprint);
            if (!values.has(UmService.UM_STARTUP_MODE)) {
                values = values.with(UmService.UM_STARTUP_MODE, UmService.StartupMode.Dual);
                warnings.add(
                        WarningId.W01,
                        "UMStartupMode of the %s '%s' is Dual now, which holds when it is restarted."
                                .formatted(kind.word(), server.name()));
            }
            writer.update(UmService.shape(server, server.name(), values));
        }
    }

    /**
     * What is set for the listeners of a node and is not so, in words; empty while the node has
     * never said where it listens. What was never set is not compared.
     */
    public static List<String> differences(UmService service) {
        var values = service.object().values();
        var listeners = values.get(UmService.SIP_LISTENERS);
        var differences = new ArrayList<String>();
        if (listeners.isEmpty()) {
            return differences;
        }
        values.find(UmService.UM_STARTUP_MODE)
                .filter(mode -> values.has(UmService.UM_STARTUP_MODE))
                .filter(mode ->
                        (mode != UmService.StartupMode.TCP) != isFor(listeners, "tls")
                                || (mode == UmService.StartupMode.TLS) == isFor(listeners, "tcp"))
                .ifPresent(mode -> differences.add("UMStartupMode is " + mode));
        differs(values, UmService.SIP_TCP_LISTENING_PORT, listeners, "tcp", differences);
        differs(values, UmService.SIP_TLS_LISTENING_PORT, listeners, "tls", differences);
        var family = values.get(UmService.IP_ADDRESS_FAMILY);
        var isOther =
                switch (family) {
                    case Any -> false;
                    case IPv4Only -> listeners.stream().anyMatch(each -> each.contains("["));
                    case IPv6Only -> listeners.stream().anyMatch(each -> !each.contains("["));
                };
        if (isOther) {
            differences.add("IPAddressFamily is " + family);
        }
        return List.copyOf(differences);
    }

    private static boolean isFor(List<String> listeners, String transport) {
        return listeners.stream().anyMatch(each -> each.startsWith(transport + " "));
    }

    private static void differs(
            PropertyValues values,
            Property<Integer> port,
            List<String> listeners,
            String transport,
            List<String> differences) {
        if (values.has(port)
                && listeners.stream()
                        .noneMatch(each ->
                                each.startsWith(transport + " ")
                                        && each.endsWith(":" + values.get(port)))) {
            differences.add(port.name() + " is " + values.get(port));
        }
    }

    /** Sets what one requester wants of a component of a node. */
    public static UmService setComponentState(
            DirectoryWriter writer,
            UmService service,
            Component component,
            Requester requester,
            State state) {
        var states = service.components().with(component, requester, state).entries();
        return new UmService(
                writer.update(
                        UmService.shape(
                                service.object(),
                                service.name(),
                                service.object()
                                        .values()
                                        .with(UmService.COMPONENT_STATES, states))));
    }

    /** Whether a node takes calls, and how many. */
    public static Capacity capacity(DirectoryReader reader, String node, int otherwise) {
        var service = UmService.of(reader, node);
        if (service.isEmpty()) {
            return new Capacity(otherwise, Optional.empty());
        }
        return new Capacity(service.get().get(UmService.MAX_CALLS_ALLOWED), refusal(service.get()));
    }

    /**
     * What a node may take.
     *
     * @param maxCalls calls at a time
     * @param refusal why it takes none at all
     */
    public record Capacity(int maxCalls, Optional<String> refusal) {}

    private static Optional<String> refusal(UmService service) {
        var status = service.get(UmService.STATUS);
        if (status != UmService.Status.Enabled) {
            return Optional.of("server status is " + status);
        }
        for (var component : List.of(Component.UnifiedMessaging, Component.UMCallRouter)) {
            var state = service.components().effective(component);
            if (state != State.Active) {
                return Optional.of(component + " is " + state.name().toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    private static void checkPlans(
            DirectoryReader reader, Checks checks, DirectoryObject server, List<String> plans) {
        var wrong = new ArrayList<DialPlan>();
        for (var id : plans) {
            reader.find(ObjectId.of(id))
                    .map(DialPlan::new)
                    .filter(plan -> plan.uriType() != DialPlan.UriType.SipName)
                    .ifPresent(wrong::add);
        }
        for (var plan : wrong) {
            checks.add(
                    ErrorId.E501,
                    "The dial plan '%s' is of type %s; only SIP URI dial plans can be linked to the %s '%s', which serves all others anyway."
                            .formatted(
                                    plan.name(),
                                    plan.uriType(),
                                    server.kind().word(),
                                    server.name()));
        }
    }

    private static void checkLog(Checks checks, Edit edit, PropertyValues values) {
        if (edit.set().has(UmService.IRM_LOG_MAX_AGE)) {
            var text = values.get(UmService.IRM_LOG_MAX_AGE);
            if (age(text).compareTo(LONGEST_LOG_AGE) > 0) {
                checks.add(
                        ErrorId.E005,
                        "-IrmLogMaxAge is %s; it must be from 0 to 24855.03:14:07."
                                .formatted(text));
            }
        }
        if (edit.set().has(UmService.IRM_LOG_MAX_FILE_SIZE)
                || edit.set().has(UmService.IRM_LOG_MAX_DIRECTORY_SIZE)) {
            var directory = values.get(UmService.IRM_LOG_MAX_DIRECTORY_SIZE);
            var file = values.get(UmService.IRM_LOG_MAX_FILE_SIZE);
            if (!directory.equalsIgnoreCase("Unlimited") && bytes(directory) < bytes(file)) {
                checks.add(
                        ErrorId.E007,
                        "IrmLogMaxDirectorySize is %s and IrmLogMaxFileSize is %s; the folder must have room for one file."
                                .formatted(directory, file));
            }
        }
    }

    private static void checkPort(Checks checks, Edit edit) {
        edit.set()
                .find(UmService.SIP_ACCESS_SERVICE)
                .filter(service -> service.indexOf(':') >= 0)
                .ifPresent(service -> {
                    var port = Integer.parseInt(service.substring(service.indexOf(':') + 1));
                    if (port < 1 || port > 65_535) {
                        checks.add(
                                ErrorId.E012,
                                "-SIPAccessService has the port %d; a port is from 1 to 65535."
                                        .formatted(port));
                    }
                });
    }

    private static Duration age(String text) {
        if (text.indexOf(':') < 0) {
            return Duration.ofDays(Long.parseLong(text));
        }
        var colon = text.indexOf(':');
        var dot = text.substring(0, colon).indexOf('.');
        var days = dot < 0 ? 0 : Long.parseLong(text.substring(0, dot));
        var clock = text.substring(dot + 1).split(":", -1);
        var seconds = clock.length < 3 ? 0 : (long) Double.parseDouble(clock[2]);
        return Duration.ofDays(days)
                .plusHours(Long.parseLong(clock[0]))
                .plusMinutes(Long.parseLong(clock[1]))
                .plusSeconds(seconds);
    }

    private static double bytes(String size) {
        var digits = size.replaceAll("[^0-9]", "");
        var unit = size.replaceAll("[0-9 ]", "").toUpperCase(Locale.ROOT);
        var power = List.of("B", "KB", "MB", "GB", "TB").indexOf(unit);
        return Double.parseDouble(digits) * Math.pow(1024, Math.max(0, power));
    }

    private static boolean needsRestart(PropertyValues before, PropertyValues after) {
        return List.<Property<?>>of(
                        UmService.UM_STARTUP_MODE,
                        UmService.IP_ADDRESS_FAMILY,
                        UmService.SIP_TCP_LISTENING_PORT,
                        UmService.SIP_TLS_LISTENING_PORT)
                .stream()
                .anyMatch(property -> !before.find(property).equals(after.find(property)));
    }
}
