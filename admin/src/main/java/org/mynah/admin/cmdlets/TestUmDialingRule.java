package org.mynah.admin.cmdlets;

import java.util.Optional;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.dialing.Dialing;
import org.mynah.um.dialing.Explanation;
import org.mynah.um.dialing.Permissions;
import org.mynah.um.dialing.Verdict;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialingRule;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;

/**
 * The rule tester (call flows §9.2, directory §3.6; a cmdlet of this project): whether a number may
 * be dialed, what goes out for it, and each step that led there. Nothing is dialed.
 */
record TestUmDialingRule(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading(
                            "Test-UMDialingRule",
                            "Shows which dialing rule fires for a number, and what is dialed.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(
                            Parameter.of(
                                            "UMDialPlan",
                                            new PropertyType.Reference(ObjectKind.DIAL_PLAN),
                                            "The dial plan in play: its rules and codes hold.")
                                    .required()
                                    .at(1)
                                    .fromInput(),
                            Parameter.text("Number", 128, "The number as it is dialed.")
                                    .required()
                                    .at(2),
                            Parameter.of(
                                    "UMMailboxPolicy",
                                    new PropertyType.Reference(ObjectKind.MAILBOX_POLICY),
                                    "A signed-in user of this policy dials; default: a caller who is not signed in."),
                            Parameter.of(
                                    "UMMailbox",
                                    new PropertyType.Reference(ObjectKind.MAILBOX),
                                    "This user dials, signed in, under his policy."),
                            Parameter.of(
                                    "UMAutoAttendant",
                                    new PropertyType.Reference(ObjectKind.AUTO_ATTENDANT),
                                    "A caller of this auto attendant dials."))
                    .oneOf("UMMailboxPolicy", "UMMailbox", "UMAutoAttendant")
                    .output(
                            Output.of(
                                    "UMDialingRuleTest",
                                    "Number",
                                    "Permitted",
                                    "DialString",
                                    "Rule",
                                    "Reason"))
                    .example(
                            "Test-UMDialingRule MyDialPlan 914255551234 -UMMailboxPolicy MyUMMailboxPolicy | Format-List")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var number = call.requiredText("Number");
        services.directory()
                .read(reader -> {
                    var permissions = permissions(call, reader);
                    call.write(
                            item(
                                    number,
                                    permissions,
                                    Dialing.explain(reader, permissions, number)));
                    return true;
                });
    }

    private static Permissions permissions(Invocation call, DirectoryReader reader) {
        var plan =
                new DialPlan(
                        Identities.find(
                                reader, ObjectKind.DIAL_PLAN, call.requiredText("UMDialPlan")));
        var attendant =
                call.text("UMAutoAttendant")
                        .map(text -> Identities.find(reader, ObjectKind.AUTO_ATTENDANT, text))
                        .map(AutoAttendant::new);
        if (attendant.isPresent()) {
            return Permissions.ofAttendant(plan, attendant.get());
        }
        return policy(call, reader)
                .map(policy -> Permissions.ofSignedIn(plan, policy))
                .orElseGet(() -> Permissions.ofPlanCaller(plan));
    }

    private static Optional<MailboxPolicy> policy(Invocation call, DirectoryReader reader) {
        return call.text("UMMailbox")
                .map(text -> Identities.findUmMailbox(reader, text))
                .flatMap(um -> reader.find(um.policy()))
                .or(() ->
                        call.text("UMMailboxPolicy")
                                .map(text ->
                                        Identities.find(reader, ObjectKind.MAILBOX_POLICY, text)))
                .map(MailboxPolicy::new);
    }

    private static Item item(String number, Permissions permissions, Explanation explanation) {
        var item = new Item("UMDialingRuleTest").set("Number", number);
        switch (explanation.verdict()) {
            case Verdict.Permitted(var dialString, var kind, var rule) ->
                    item.set("Permitted", true)
                            .set("DialString", dialString)
                            .set("Kind", kind.name())
                            .set(
                                    "Rule",
                                    rule.<Object>map(DialingRule::toString).orElse(Nothing.NULL))
                            .set("Reason", Nothing.NULL);
            case Verdict.Refused(var why, var detail) ->
                    item.set("Permitted", false)
                            .set("DialString", Nothing.NULL)
                            .set("Kind", Nothing.NULL)
                            .set("Rule", Nothing.NULL)
                            .set("Reason", why + ": " + detail);
        }
        return item.set("AskedFor", permissions.asked())
                .set("UMDialPlan", permissions.plan().name())
                .set(
                        "Steps",
                        explanation.steps().stream()
                                .map(step ->
                                        "%d. %s: %s"
                                                .formatted(
                                                        step.number(), step.name(), step.result()))
                                .toList());
    }
}
