package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.TextMessagingAccount;

/** Says where its owner wants text messages (cmdlets §10). */
record SetTextMessagingAccount(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            TextAccountParameters.changing(
                            "Set-TextMessagingAccount", "Sets your text messaging account.")
                    .with(TextAccountParameters.SETTABLE.stream().map(Parameter::of).toList())
                    .example(
                            "Set-TextMessagingAccount -Identity JeffHay -CountryRegionId US -MobileOperatorId 15001 -NotificationPhoneNumber +14255550199")
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
                    call.doing("Setting text messaging account", owner.name());
                    var present =
                            TextMessagingAccount.ofMailbox(writer, owner.id())
                                    .map(each -> each.object().values())
                                    .orElse(PropertyValues.EMPTY);
                    return services.textAccounts()
                            .set(
                                    writer,
                                    owner,
                                    Edits.ofValues(
                                            call, writer, TextAccountParameters.SETTABLE, present));
                });
    }
}
