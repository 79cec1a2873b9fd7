package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Catalogue;

/** The cmdlets that this server has. */
public final class Cmdlets {

    private Cmdlets() {}

    /** All of them. */
    public static Catalogue all(Services services) {
        return Catalogue.of(
                List.of(
                        new NewUmDialPlan(services),
                        new SetUmDialPlan(services),
                        new GetUmDialPlan(services),
                        new RemoveUmDialPlan(services),
                        new NewUmMailboxPolicy(services),
                        new SetUmMailboxPolicy(services),
                        new GetUmMailboxPolicy(services),
                        new RemoveUmMailboxPolicy(services),
                        new NewUmIpGateway(services),
                        new SetUmIpGateway(services),
                        new GetUmIpGateway(services),
                        new EnableUmIpGateway(services),
                        new DisableUmIpGateway(services),
                        new RemoveUmIpGateway(services),
                        new NewUmHuntGroup(services),
                        new GetUmHuntGroup(services),
                        new RemoveUmHuntGroup(services),
                        new NewMailbox(services),
                        new SetMailbox(services),
                        new GetMailbox(services),
                        new RemoveMailbox(services),
                        new SetUser(services),
                        new GetUser(services),
                        new EnableUmMailbox(services),
                        new SetUmMailbox(services),
                        new GetUmMailbox(services),
                        new DisableUmMailbox(services),
                        new SetUmMailboxPin(services),
                        new GetUmMailboxPin(services)));
    }
}
