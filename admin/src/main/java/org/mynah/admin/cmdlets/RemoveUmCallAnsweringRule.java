package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.CallAnsweringRules;

/** Removes a call answering rule (cmdlets §8.8). */
record RemoveUmCallAnsweringRule(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            CallAnsweringRuleParameters.ofOne(
                    "Remove-UMCallAnsweringRule", "Removes a call answering rule.");

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        CallAnsweringRuleParameters.changeOne(
                call,
                services,
                "Removing call answering rule",
                (writer, named) -> CallAnsweringRules.remove(writer, named.rule()));
    }
}
