package org.mynah.um.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mynah.um.CallParties;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.HuntGroup;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.NumberingFormats;
import org.mynah.um.directory.Numbers;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.routing.Destination.Called;
import org.mynah.um.routing.Destination.Refusal;

/**
 * Decides where an incoming call goes (call flows §3.2–3.4). Reads the directory anew for each
 * call. Thread-safe.
 */
public final class Routing {

    private final Directory directory;
    private final PeerNames names;

    public Routing(Directory directory, PeerNames names) {
        this.directory = directory;
        this.names = names;
    }

    /**
     * Whether an address belongs to a gateway that is not disabled; anything else is answered 403
     * without state.
     */
    public boolean isPeer(String address) {
        return directory.read(reader ->
                gateways(reader, address).stream()
                        .anyMatch(gateway -> gateway.status() != IpGateway.Status.Disabled));
    }

    /** The gateway at an address; one that is enabled, where several share it. */
    public Optional<IpGateway> gateway(String address) {
        return directory
                .read(reader -> gateways(reader, address).stream())
                .min(Comparator.comparing(IpGateway::status));
    }

    /** Where the call goes. */
    public Destination route(IncomingCall call) {
        return directory.read(reader -> route(reader, call));
    }

    private Destination route(DirectoryReader reader, IncomingCall call) {
        var known = gateways(reader, call.peer());
        if (known.isEmpty()) {
            return refused(Refusal.UNKNOWN_PEER, "no gateway has the address " + call.peer());
        }
        var enabled =
                known.stream()
                        .filter(gateway -> gateway.status() == IpGateway.Status.Enabled)
                        .toList();
        if (enabled.isEmpty()) {
            var closing =
                    known.stream().anyMatch(each -> each.status() == IpGateway.Status.NoNewCalls);
            return refused(
                    closing ? Refusal.NO_NEW_CALLS : Refusal.GATEWAY_DISABLED,
                    "the gateway " + known.getFirst().name() + " takes no calls");
        }
        var called = Numbers.plain(call.called());
        var hit = huntGroup(reader, enabled, call);
        if (hit.isEmpty()) {
            return refused(
                    Refusal.UNKNOWN_PILOT, "no hunt group of the gateway has the pilot " + called);
        }
        var plan = reader.find(hit.get().group().dialPlan()).map(DialPlan::new).orElseThrow();
        var reachable = reachablePlans(reader, enabled, plan);
        var diversions =
                call.diversions().stream()
                        .filter(each -> !Numbers.plain(each.user()).equals(called))
                        .toList();
        if (!diversions.isEmpty()) {
            return diverted(reader, call, plan, reachable, diversions);
        }
        var attendant = attendant(reader, plan, call.called(), call.calledAddress());
        if (attendant.isPresent()) {
            return new Destination.AutoAttendant(
                    plan, attendant.get(), parties(call, called, CallParties.Reason.DIRECT));
        }
        var own = findUser(reader, List.of(plan), call.called(), call.calledAddress());
        if (own.isPresent()) {
            return new Destination.CallAnswering(
                    plan, own.get(), parties(call, called, CallParties.Reason.DIRECT));
        }
        if (!isPilot(plan, hit.get(), called)) {
            return refused(
                    Refusal.UNKNOWN_EXTENSION,
                    "the dial plan "
                            + plan.name()
                            + " has no extension or access number "
                            + called);
        }
        var caller =
                call.caller().flatMap(number -> findUser(reader, List.of(plan), number, number));
        return new Destination.SubscriberAccess(
                plan, caller, parties(call, called, CallParties.Reason.DIRECT));
    }

    private static Destination diverted(
            DirectoryReader reader,
            IncomingCall call,
            DialPlan plan,
            List<DialPlan> reachable,
            List<IncomingCall.Diversion> diversions) {
        for (var diversion : diversions) {
            var user = findUser(reader, reachable, diversion.user(), diversion.address());
            if (user.isEmpty()) {
                continue;
            }
            var parties = parties(call, Numbers.plain(diversion.user()), diversion.reason());
            var isOwner =
                    call.caller()
                            .flatMap(number -> findUser(reader, reachable, number, number))
                            .filter(caller ->
                                    caller.umMailbox().id().equals(user.get().umMailbox().id()))
                            .isPresent();
            return isOwner
                    ? new Destination.SubscriberAccess(plan, user, parties)
                    : new Destination.CallAnswering(plan, user.get(), parties);
        }
        return divertedAttendant(reader, call, plan, diversions)
                .orElseGet(() -> nobodyDiverted(plan));
    }

    /**
     * No user diverted the call: the auto attendant of the called number takes it, else that of a
     * diverting number (directory §7.9).
     */
    private static Optional<Destination> divertedAttendant(
            DirectoryReader reader,
            IncomingCall call,
            DialPlan plan,
            List<IncomingCall.Diversion> diversions) {
        var reason = diversions.getFirst().reason();
        var called = attendant(reader, plan, call.called(), call.calledAddress());
        if (called.isPresent()) {
            return Optional.of(
                    new Destination.AutoAttendant(
                            plan,
                            called.get(),
                            parties(call, Numbers.plain(call.called()), reason)));
        }
        for (var diversion : diversions) {
            var diverting = attendant(reader, plan, diversion.user(), diversion.address());
            if (diverting.isPresent()) {
                return Optional.of(
                        new Destination.AutoAttendant(
                                plan,
                                diverting.get(),
                                parties(
                                        call,
                                        Numbers.plain(diversion.user()),
                                        diversion.reason())));
            }
        }
        return Optional.empty();
    }

    /** The auto attendant that answers a number or address; a disabled one is as not there. */
    private static Optional<AutoAttendant> attendant(
            DirectoryReader reader, DialPlan plan, String user, String address) {
        return AutoAttendant.byPilot(reader, plan.id(), user)
                .or(() -> AutoAttendant.byPilot(reader, plan.id(), address))
                .or(() ->
                        NumberingFormats.extension(plan, Numbers.plain(user))
                                .flatMap(extension ->
                                        AutoAttendant.byPilot(reader, plan.id(), extension)))
                .filter(AutoAttendant::isEnabled);
    }

    private static Destination nobodyDiverted(DialPlan plan) {
        return refused(
                Refusal.UNKNOWN_EXTENSION,
                "nobody who diverted the call is a UM user of the dial plan " + plan.name());
    }

    private List<IpGateway> gateways(DirectoryReader reader, String address) {
        var found = new ArrayList<IpGateway>();
        for (var object : reader.findAll(new DirectoryKey(KeyScope.GATEWAY_HOST, address))) {
            found.add(new IpGateway(object));
        }
        for (var name : names.namesOf(address)) {
            for (var object : reader.findAll(new DirectoryKey(KeyScope.GATEWAY_HOST, name))) {
                found.add(new IpGateway(object));
            }
        }
        return found;
    }

    private record Hit(HuntGroup group, boolean isExact) {}

    /**
     * Exact pilot by called number, then by diverting number, then the hunt group that takes
     * everything.
     */
    private static Optional<Hit> huntGroup(
            DirectoryReader reader, List<IpGateway> gateways, IncomingCall call) {
        var numbers = new ArrayList<String>();
        numbers.add(call.called());
        numbers.add(call.calledAddress());
        call.diversions().forEach(diversion -> numbers.add(diversion.user()));
        for (var number : numbers) {
            for (var gateway : gateways) {
                var exact =
                        number.isEmpty()
                                ? Optional.<HuntGroup>empty()
                                : pilot(reader, gateway, number);
                if (exact.isPresent()) {
                    return exact.map(group -> new Hit(group, true));
                }
            }
        }
        return gateways.stream()
                .flatMap(gateway -> pilot(reader, gateway, "").stream())
                .findFirst()
                .map(group -> new Hit(group, false));
    }

    private static Optional<HuntGroup> pilot(
            DirectoryReader reader, IpGateway gateway, String pilot) {
        return reader.find(HuntGroup.pilotKey(gateway.id(), pilot)).map(HuntGroup::new);
    }

    /** The plan of the pilot first, then the others that hunt groups of these gateways lead to. */
    private static List<DialPlan> reachablePlans(
            DirectoryReader reader, List<IpGateway> gateways, DialPlan first) {
        var plans = new ArrayList<DialPlan>();
        plans.add(first);
        for (var gateway : gateways) {
            for (var group : reader.referringTo(gateway.id(), ObjectKind.HUNT_GROUP)) {
                var id = new HuntGroup(group).dialPlan();
                if (plans.stream().noneMatch(plan -> plan.id().equals(id))) {
                    reader.find(id).map(DialPlan::new).ifPresent(plans::add);
                }
            }
        }
        return plans;
    }

    /** The UM user whom a number or address leads to in the first of these plans. */
    private static Optional<Called> findUser(
            DirectoryReader reader, List<DialPlan> plans, String user, String address) {
        var plain = Numbers.plain(user);
        for (var plan : plans) {
            var hit =
                    UmMailbox.byAddress(reader, plain, plan.phoneContext())
                            .or(() -> UmMailbox.byAddress(reader, address, plan.phoneContext()))
                            .or(() ->
                                    NumberingFormats.extension(plan, plain)
                                            .flatMap(extension ->
                                                    UmMailbox.byAddress(
                                                            reader,
                                                            extension,
                                                            plan.phoneContext())));
            if (hit.isPresent()) {
                return hit.map(found -> called(reader, found));
            }
        }
        return Optional.empty();
    }

    private static Called called(DirectoryReader reader, UmMailbox umMailbox) {
        return new Called(
                umMailbox,
                reader.find(umMailbox.mailbox()).map(Mailbox::new).orElseThrow(),
                reader.find(umMailbox.policy()).map(MailboxPolicy::new).orElseThrow());
    }

    private static boolean isPilot(DialPlan plan, Hit hit, String called) {
        return hit.isExact()
                || plan.accessNumbers().stream()
                        .map(Numbers::plain)
                        .anyMatch(called::equalsIgnoreCase)
                || plan.get(DialPlan.PILOT_IDENTIFIER_LIST).contains(called);
    }

    private static CallParties parties(
            IncomingCall call, String called, CallParties.Reason reason) {
        return new CallParties(
                call.callId(),
                called,
                call.caller().map(Numbers::plain),
                call.callerName(),
                reason,
                call.arrived());
    }

    private static Destination refused(Refusal why, String detail) {
        return new Destination.Refused(why, detail);
    }
}
