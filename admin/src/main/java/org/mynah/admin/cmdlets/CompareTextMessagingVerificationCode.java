package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Takes the passcode that came to the owner's mobile telephone (cmdlets §10). */
record CompareTextMessagingVerificationCode(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            TextAccountParameters.changing(
                            "Compare-TextMessagingVerificationCode",
                            "Verifies your mobile telephone by the code that was sent there.")
                    .with(
                            Parameter.secret("VerificationCode", "The six digits that were sent.")
                                    .required())
                    .example(
                            "Compare-TextMessagingVerificationCode -Identity JeffHay -VerificationCode 123456")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var code = call.requiredText("VerificationCode");
        var accounts = services.textAccounts();
        var encoded =
                services.directory()
                        .read(reader ->
                                accounts.encodedCode(
                                        reader, TextAccountParameters.owner(call, reader)));
        // A hash takes longer than a transaction should.
        var entered = accounts.entered(encoded, code);
        // A wrong try is counted, so the change is committed before it is refused.
        call.change(
                        services.directory(),
                        writer -> {
                            var owner = TextAccountParameters.owner(call, writer);
                            call.doing("Verifying the mobile telephone of", owner.name());
                            return accounts.compare(writer, owner, entered);
                        })
                .ifPresent(comparison -> {
                    switch (comparison) {
                        case RIGHT -> {}
                        case WRONG ->
                                throw new DirectoryException(
                                        ErrorId.E006,
                                        "-VerificationCode is not the code that was sent; look again.");
                        case NONE_VALID ->
                                throw new DirectoryException(
                                        ErrorId.E006,
                                        "-VerificationCode: no code is waiting. Send one by Send-TextMessagingVerificationCode.");
                    }
                });
    }
}
