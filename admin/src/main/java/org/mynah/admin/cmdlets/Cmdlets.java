package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.catalogue.Catalogue;
import org.mynah.admin.catalogue.Cmdlet;

/** The cmdlets that this server has. */
public final class Cmdlets {

    private Cmdlets() {}

    /** All of them. */
    public static Catalogue all(Services services) {
        var cmdlets = new ArrayList<Cmdlet>();
        cmdlets.add(
                new GetManagementRoleEntry(
                        () -> cmdlets.stream().map(Cmdlet::definition).toList()));
        cmdlets.addAll(
                List.of(
                        new NewUmDialPlan(services),
                        new SetUmDialPlan(services),
                        new TestUmDialingRule(services),
                        new TestUmFeature(services),
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
                        new NewUmAutoAttendant(services),
                        new SetUmAutoAttendant(services),
                        new GetUmAutoAttendant(services),
                        new EnableUmAutoAttendant(services),
                        new DisableUmAutoAttendant(services),
                        new RemoveUmAutoAttendant(services),
                        new ImportUmPrompt(services),
                        new ExportUmPrompt(services),
                        new RemoveUmPrompt(services),
                        new GetUmService(services, "UMService"),
                        new SetUmService(services, false),
                        SetServerStatus.enable(services, "UMService"),
                        SetServerStatus.disable(services, "UMService"),
                        new GetUmService(services, "UMServer"),
                        new SetUmService(services, true),
                        SetServerStatus.enable(services, "UMServer"),
                        SetServerStatus.disable(services, "UMServer"),
                        new GetUmCallRouterSettings(services),
                        new SetUmCallRouterSettings(services),
                        new GetServerComponentState(services),
                        new SetServerComponentState(services),
                        new GetServerHealth(services),
                        new GetUmVersionState(services),
                        new EnableExchangeCertificate(services),
                        new NewMailbox(services),
                        new SetMailbox(services),
                        new GetMailbox(services),
                        new RemoveMailbox(services),
                        new EnableMailbox(services),
                        new NewUmCallAnsweringRule(services),
                        new SetUmCallAnsweringRule(services),
                        new GetUmCallAnsweringRule(services),
                        new EnableUmCallAnsweringRule(services),
                        new DisableUmCallAnsweringRule(services),
                        new RemoveUmCallAnsweringRule(services),
                        new GetTextMessagingAccount(services),
                        new SetTextMessagingAccount(services),
                        new ClearTextMessagingAccount(services),
                        new SendTextMessagingVerificationCode(services),
                        new CompareTextMessagingVerificationCode(services),
                        new DisableMailbox(services),
                        new ConnectMailbox(services),
                        new GetMailboxStatistics(services),
                        new GetMailboxConfiguration(services, MailboxConfiguration.REGIONAL),
                        new SetMailboxConfiguration(services, MailboxConfiguration.REGIONAL),
                        new GetMailboxConfiguration(services, MailboxConfiguration.CALENDAR),
                        new SetMailboxConfiguration(services, MailboxConfiguration.CALENDAR),
                        new GetMailboxConfiguration(services, MailboxConfiguration.AUTO_REPLY),
                        new SetMailboxConfiguration(services, MailboxConfiguration.AUTO_REPLY),
                        new SetUser(services),
                        new GetUser(services),
                        new EnableUmMailbox(services),
                        new SetUmMailbox(services),
                        new GetUmMailbox(services),
                        new DisableUmMailbox(services),
                        new SetUmMailboxPin(services),
                        new GetUmMailboxPin(services),
                        new GetRoleGroup(services),
                        new NewRoleGroup(services),
                        new RemoveRoleGroup(services),
                        new GetRoleGroupMember(services),
                        new AddRoleGroupMember(services),
                        new RemoveRoleGroupMember(services),
                        new GetManagementRole(services),
                        new SearchAdminAuditLog(services),
                        new EnableTwoStepVerification(services),
                        new DisableTwoStepVerification(services),
                        new NewApiToken(services),
                        new GetApiToken(services),
                        new GetUmActiveCalls(services),
                        new GetUmCallDataRecord(services),
                        new GetUmCallSummaryReport(services),
                        new ExportUmCallDataRecord(services),
                        new RemoveApiToken(services)));
        return Catalogue.of(cmdlets);
    }
}
