package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.CallAnsweringRules;

/** Disables a call answering rule (cmdlets §8.8). */
record DisableUmCallAnsweringRule(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            CallAnsweringRuleParameters.ofOne(
                    "Disable-UMCallAnsweringRule", "Disables a call answering rule.");

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        CallAnsweringRuleParameters.changeOne(
                call,
                services,
                "Disabling call answering rule",
                (writer, named) ->
                        CallAnsweringRules.enable(writer, named.owner(), named.rule(), false));
    }
}
