package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;

/** Ends text messages for its owner (cmdlets §10). */
record ClearTextMessagingAccount(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            TextAccountParameters.changing(
                            "Clear-TextMessagingAccount", "Clears your text messaging account.")
                    .example("Clear-TextMessagingAccount -Identity JeffHay")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.change(
                services.directory(),
                writer -> {
                    var owner = TextAccountParameters.owner(call, writer);
                    call.doing("Clearing text messaging account", owner.name());
                    services.textAccounts().clear(writer, owner);
                    return true;
                });
    }
}
