package org.mynah.admin.cmdlets;

import java.time.Duration;
import java.util.Optional;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.TestCalls;
import org.mynah.um.TestCalls.Outcome;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Problem;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/** Places a real call to see whether telephony works (cmdlets §8.10). */
record TestUmConnectivity(Services services) implements Cmdlet {

    private static final int DEFAULT_TIMEOUT = 600;
    private static final Whole TIMEOUT = new Whole(60, 1800, "s");
    private static final Whole PORT = new Whole(1, 65_535, "");
    private static final Text KEYS =
            Text.matching("[0-9*#A-Da-d]{1,64}", 64, "keys 0-9, *, #, A-D", ErrorId.E009);
    private static final Text DIGITS = Text.matching("[0-9]{1,24}", 24, "digits", ErrorId.E008);

    private static final Definition DEFINITION =
            Definition.reading(
                            "Test-UMConnectivity",
                            "Calls this server, a mailbox, or a number through a gateway, and says how it went.")
                    .permission(Permission.CALL_DATA)
                    .with(
                            Parameter.flag(
                                    "CallRouter", "The local loop; this server routes its calls."),
                            Parameter.text(
                                    "Phone",
                                    256,
                                    "The number or SIP address to call, or with -TUILogon the extension."),
                            Parameter.of(
                                    "UMIPGateway",
                                    new PropertyType.Reference(ObjectKind.IP_GATEWAY),
                                    "The gateway to call through."),
                            Parameter.text("From", 256, "The SIP address of the caller."),
                            Parameter.of(
                                    "DiagDtmfSequence", KEYS, "Keys to press once it is answered."),
                            Parameter.flag("TUILogon", "Signs in to a mailbox by telephone."),
                            Parameter.of(
                                            "PIN",
                                            Text.upTo(Parameter.LONGEST_SECRET),
                                            "The PIN of the mailbox.")
                                    .as(ValueKind.SECRET),
                            Parameter.of(
                                    "UMDialPlan",
                                    new PropertyType.Reference(ObjectKind.DIAL_PLAN),
                                    "The dial plan of the mailbox."),
                            Parameter.of(
                                    "RemotePort", PORT, "Port of the gateway; default: its own."),
                            Parameter.bool(
                                    "Secured", "Whether SIP goes over TLS; default: it does not."),
                            Parameter.bool(
                                    "MediaSecured",
                                    "Whether sound is encrypted; default: it is not."),
                            Parameter.of(
                                    "Timeout",
                                    TIMEOUT,
                                    "Seconds after which the test gives up; default 600."))
                    .oneOf("CallRouter", "UMIPGateway", "TUILogon")
                    .ignored(
                            ValueKind.NUMBER,
                            "ListenPort",
                            "DiagDtmfDurationInMilisecs",
                            "DiagInitialSilenceInMilisecs",
                            "DiagInterDtmfGapInMilisecs",
                            "DiagInterDtmfDiffGapInMilisecs")
                    .ignored(ValueKind.TEXT, "CertificateThumbprint")
                    .ignored(ValueKind.BOOLEAN, "MonitoringContext")
                    .retired(
                            "TUILogonAll",
                            "there are no test mailboxes: give -TUILogon with -Phone, -PIN and -UMDialPlan")
                    .retired("ResetPIN", "use Set-UMMailboxPIN")
                    .output(
                            Output.of(
                                    "UMConnectivityResult",
                                    "Test",
                                    "Target",
                                    "Success",
                                    "LatencyMs",
                                    "FailureReason"))
                    .example("Test-UMConnectivity")
                    .example(
                            "Test-UMConnectivity -UMIPGateway MyUMIPGateway -Phone 56780 -Secured $false")
                    .example(
                            "Test-UMConnectivity -TUILogon -Phone 51234 -PIN 5643892 -UMDialPlan MyUMDialPlan")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var atMost = Duration.ofSeconds(call.read("Timeout", TIMEOUT).orElse(DEFAULT_TIMEOUT));
        var keys = call.read("DiagDtmfSequence", KEYS).orElse("");
        if (call.isOn("TUILogon")) {
            var extension = required(call, "Phone");
            var pin = required(call, "PIN");
            var plan = new DialPlan(object(required(call, "UMDialPlan"), ObjectKind.DIAL_PLAN));
            readDigits(call, extension, "Phone", extension);
            readDigits(call, pin, "PIN", "the given PIN");
            call.refuseIfAny();
            write(
                    call,
                    "TuiLogonSpecific",
                    "",
                    refusal(call, "mailbox " + extension)
                            .orElseGet(() -> tests().signIn(plan, extension, pin, atMost)));
        } else if (call.has("UMIPGateway") || call.has("Phone")) {
            var phone = required(call, "Phone");
            var gateway =
                    new IpGateway(object(required(call, "UMIPGateway"), ObjectKind.IP_GATEWAY));
            var from = call.text("From").orElse("");
            int port = call.read("RemotePort", PORT).orElse(0);
            call.refuseIfAny();
            write(
                    call,
                    "EndToEnd",
                    keys,
                    refusal(call, gateway.address())
                            .or(() -> refusal(gateway))
                            .orElseGet(() ->
                                    tests().through(gateway, port, phone, from, keys, atMost)));
        } else {
            call.refuseIfAny();
            var pressed = keys.isEmpty() ? TestCalls.KEYS : keys;
            write(
                    call,
                    "LocalLoop",
                    pressed,
                    refusal(call, services.node()).orElseGet(() -> tests().loop(pressed, atMost)));
        }
    }

    private static String required(Invocation call, String parameter) {
        return call.text(parameter)
                .orElseThrow(() ->
                        new DirectoryException(
                                ErrorId.E014,
                                "This test needs the parameter -%s.".formatted(parameter)));
    }

    /** Notes what is no digits; a PIN is never part of what is said. */
    private static void readDigits(Invocation call, String value, String parameter, String shown) {
        if (!value.matches("[0-9]{1,24}")) {
            call.note(
                    new Problem(
                            ErrorId.E008,
                            "-%s is '%s'; %s are expected."
                                    .formatted(parameter, shown, DIGITS.allowed())));
        }
    }

    private DirectoryObject object(String identity, ObjectKind kind) {
        return services.directory().read(reader -> Identities.find(reader, kind, identity));
    }

    private TestCalls tests() {
        return services.calls()
                .tests()
                .get()
                .orElseThrow(() ->
                        new DirectoryException(
                                ErrorId.E502,
                                "The node '%s' takes no calls: its telephony is not running."
                                        .formatted(services.node())));
    }

    /** Why no call is placed at all. */
    private Optional<Outcome> refusal(Invocation call, String target) {
        return call.isOn("Secured") || call.isOn("MediaSecured")
                ? Optional.of(failed(target, "SIP over TLS and SRTP are not part of this server"))
                : Optional.empty();
    }

    private Optional<Outcome> refusal(IpGateway gateway) {
        if (gateway.status() == IpGateway.Status.Disabled) {
            return Optional.of(failed(gateway.address(), "the gateway is disabled"));
        }
        return gateway.get(IpGateway.OUTCALLS_ALLOWED)
                ? Optional.empty()
                : Optional.of(failed(gateway.address(), "the gateway allows no outgoing calls"));
    }

    private Outcome failed(String target, String why) {
        return new Outcome(target, why, Duration.ZERO, "", services.calls().up().get().size());
    }

    private void write(Invocation call, String test, String expected, Outcome outcome) {
        call.write(
                new Item("UMConnectivityResult")
                        .set("Test", test)
                        .set("Target", outcome.target())
                        .set("Success", outcome.failure().isEmpty())
                        .set("LatencyMs", outcome.latency().toMillis())
                        .set("CurrentCalls", outcome.callsUp())
                        .set("UmServerAddress", services.node())
                        .set("FailureReason", outcome.failure())
                        .set("ReceivedDigits", outcome.received())
                        .set("ExpectedDigits", expected)
                        .set("Identity", test));
    }
}
