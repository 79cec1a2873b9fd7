package org.mynah.um.waiting;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.EumAddress;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmMailbox;

/** Which lamps a mailbox has (call flows §10, directory §6). All functions only read. */
public final class Lamps {

    private Lamps() {}

    /**
     * The lamps that a mailbox lights now: every primary and secondary number, through each gateway
     * linked to the number's dial plan. None when the mailbox is not enabled for unified messaging
     * or its policy says no.
     */
    public static Set<Lamp> of(DirectoryReader reader, ObjectId mailbox) {
        var lamps = new LinkedHashSet<Lamp>();
        var enabled =
                UmMailbox.ofMailbox(reader, mailbox)
                        .filter(um ->
                                reader.find(um.policy())
                                        .map(MailboxPolicy::new)
                                        .filter(policy ->
                                                policy.get(MailboxPolicy.ALLOW_MESSAGE_WAITING))
                                        .isPresent());
        if (enabled.isEmpty()) {
            return lamps;
        }
        for (var address : enabled.get().addresses()) {
            reader.find(new DirectoryKey(KeyScope.PHONE_CONTEXT, address.phoneContext()))
                    .map(DialPlan::new)
                    .ifPresent(plan ->
                            DialPlans.gateways(reader, plan.id()).stream()
                                    .filter(Lamps::isTold)
                                    .forEach(gateway ->
                                            lamps.add(
                                                    new Lamp(
                                                            mailbox,
                                                            gateway.id(),
                                                            number(address)))));
        }
        return lamps;
    }

    /** Whether a gateway is told of lamps at all. */
    public static boolean isTold(IpGateway gateway) {
        return isReached(gateway) && gateway.get(IpGateway.MESSAGE_WAITING_ALLOWED);
    }

    /**
     * Whether a gateway can be told for the last time that a lamp is off, also when it may be told
     * nothing else any more.
     */
    public static boolean isReached(IpGateway gateway) {
        return gateway.status() != IpGateway.Status.Disabled;
    }

    /**
     * Whether a change of an object may concern the lamps of many: gateways that come, go, or may
     * be told or no more, and policies whose switch changed.
     *
     * @param before the object before; empty: it was made
     * @param after the object after; empty: it was removed
     */
    public static boolean concernsMany(
            Optional<DirectoryObject> before, Optional<DirectoryObject> after) {
        var kind = before.or(() -> after).orElseThrow().kind();
        if (kind == ObjectKind.IP_GATEWAY) {
            return !before.map(Lamps::told).equals(after.map(Lamps::told));
        }
        if (kind == ObjectKind.MAILBOX_POLICY) {
            return before.isPresent()
                    && after.isPresent()
                    && !allows(before.get()).equals(allows(after.get()));
        }
        return kind == ObjectKind.HUNT_GROUP;
    }

    private static Boolean told(DirectoryObject gateway) {
        return isTold(new IpGateway(gateway));
    }

    private static Boolean allows(DirectoryObject policy) {
        return new MailboxPolicy(policy).get(MailboxPolicy.ALLOW_MESSAGE_WAITING);
    }

    private static String number(EumAddress address) {
        var at = address.address().indexOf('@');
        return at < 0 ? address.address() : address.address().substring(0, at);
    }
}
