package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;

/** Gives a user a second factor for signing in over HTTP; the key is printed once. */
record EnableTwoStepVerification(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Enable-TwoStepVerification",
                            "Gives a user a new key for an authenticator app; it is shown once.")
                    .permission(Permission.ROLES)
                    .ownRole(ManagementRole.MY_VOICE_MAIL)
                    .with(Lookup.anyIdentity(ObjectKind.USER))
                    .output(Output.of("TwoStepVerification", "Identity", "Key", "Uri"))
                    .example("Enable-TwoStepVerification")
                    .example("Enable-TwoStepVerification -Identity tonysmith@contoso.com")
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
                            call.doing("Enabling two-step verification of", user.name());
                            var enrolment = services.secondFactors().enable(writer, user);
                            return new Item("TwoStepVerification")
                                    .set("Identity", user.name())
                                    .set("Key", enrolment.key())
                                    .set("Uri", enrolment.uri());
                        })
                .ifPresent(call::write);
    }
}
