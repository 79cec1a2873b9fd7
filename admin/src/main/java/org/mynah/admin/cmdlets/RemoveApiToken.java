package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ApiTokens;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ManagementRole;

/** Removes an API token; from then on it opens nothing. */
record RemoveApiToken(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Remove-ApiToken", "Removes an API token of a user.")
                    .permission(Permission.ROLES)
                    .ownRole(ManagementRole.MY_VOICE_MAIL)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "Its name.")
                                    .required()
                                    .at(1)
                                    .fromInput(),
                            NewApiToken.user())
                    .example("Remove-ApiToken -Name Backup -User tonysmith@contoso.com")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var name = call.requiredText("Name");
        call.change(
                services.directory(),
                writer -> {
                    var owner = OwnUser.of(call, writer, "User");
                    var token =
                            ApiTokens.find(writer, owner.id(), name)
                                    .orElseThrow(() ->
                                            new DirectoryException(
                                                    ErrorId.E010,
                                                    "'%s' has no API token '%s'; 'Get-ApiToken' lists them."
                                                            .formatted(owner.name(), name)));
                    call.doing("Removing API token", token.name());
                    writer.delete(token.id());
                    return true;
                });
    }
}
