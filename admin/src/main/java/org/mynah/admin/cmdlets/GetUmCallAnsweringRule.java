package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.CallAnsweringRules;
import org.mynah.um.directory.ManagementRole;

/** Prints call answering rules, the first to be looked at first (cmdlets §8.8). */
record GetUmCallAnsweringRule(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMCallAnsweringRule", "Prints call answering rules.")
                    .permission(Permission.UM_MAILBOXES)
                    .ownRole(ManagementRole.MY_VOICE_MAIL)
                    .with(
                            CallAnsweringRuleParameters.identity(),
                            CallAnsweringRuleParameters.mailbox())
                    .output(CallAnsweringRuleParameters.OUTPUT)
                    .example("Get-UMCallAnsweringRule -Mailbox tonysmith")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var identity = call.text("Identity");
        services.directory()
                .read(reader -> {
                    var items = new Items(reader, services.node());
                    if (identity.isPresent() && identity.get().indexOf('*') < 0) {
                        var named = CallAnsweringRuleParameters.named(call, reader, identity.get());
                        call.write(
                                CallAnsweringRuleParameters.item(
                                        items, named.rule(), named.owner()));
                        return true;
                    }
                    var owner = CallAnsweringRuleParameters.owner(call, reader);
                    var fits = Lookup.wildcard(identity.orElse("*"));
                    for (var rule : CallAnsweringRules.of(reader, owner.mailbox())) {
                        if (fits.test(rule.name())) {
                            call.write(CallAnsweringRuleParameters.item(items, rule, owner));
                        }
                    }
                    return true;
                });
    }
}
