package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ApiTokens;
import org.mynah.um.directory.ManagementRole;

/** Prints the API tokens of a user, never the tokens themselves. */
record GetApiToken(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-ApiToken", "Prints the API tokens of a user.")
                    .permission(Permission.ROLES)
                    .ownRole(ManagementRole.MY_VOICE_MAIL)
                    .with(NewApiToken.user())
                    .output(NewApiToken.OUTPUT)
                    .example("Get-ApiToken -User tonysmith@contoso.com")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var items = new Items(reader, services.node());
                    var owner = OwnUser.of(call, reader, "User");
                    ApiTokens.of(reader, owner.id())
                            .forEach(token -> call.write(NewApiToken.item(items, token.object())));
                    return true;
                });
    }
}
