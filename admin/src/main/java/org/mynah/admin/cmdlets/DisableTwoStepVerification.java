package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;

/** Takes the second factor of a user away. */
record DisableTwoStepVerification(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Disable-TwoStepVerification",
                            "Takes the second factor of a user away: the password alone signs in.")
                    .permission(Permission.ROLES)
                    .ownRole(ManagementRole.MY_VOICE_MAIL)
                    .with(Lookup.anyIdentity(ObjectKind.USER))
                    .example("Disable-TwoStepVerification -Identity tonysmith@contoso.com")
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
                    var user = OwnUser.of(call, writer, "Identity");
                    call.doing("Disabling two-step verification of", user.name());
                    services.secondFactors().disable(writer, user);
                    return true;
                });
    }
}
