package org.mynah.admin.cmdlets;

import java.io.IOException;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Sends a passcode to the owner's mobile telephone (cmdlets §10). */
record SendTextMessagingVerificationCode(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            TextAccountParameters.changing(
                            "Send-TextMessagingVerificationCode",
                            "Sends a verification code to your mobile telephone, at most 3 in 24 hours.")
                    .example("Send-TextMessagingVerificationCode -Identity JeffHay")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var gateway =
                services.textMessages()
                        .orElseThrow(() ->
                                new DirectoryException(
                                        ErrorId.E502,
                                        "No text message gateway is configured on '%s': no verification code can be sent, and the number stays unverified. Nothing was changed."
                                                .formatted(services.node())));
        services.directory().read(reader -> TextAccountParameters.owner(call, reader));
        // A hash takes longer than a transaction should.
        var fresh = services.textAccounts().newCode();
        call.change(
                        services.directory(),
                        writer -> {
                            var owner = TextAccountParameters.owner(call, writer);
                            call.doing("Sending a verification code to", owner.name());
                            return services.textAccounts().newPasscode(writer, owner, fresh);
                        })
                .ifPresent(code -> {
                    try {
                        gateway.send(
                                code.number(), "Your Mynah verification code is " + code.code());
                    } catch (IOException failure) {
                        throw new DirectoryException(
                                ErrorId.E502,
                                "The text message gateway did not take the verification code for %s; try again later."
                                        .formatted(code.number()));
                    }
                });
    }
}
