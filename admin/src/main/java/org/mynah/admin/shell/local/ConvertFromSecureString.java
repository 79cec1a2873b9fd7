package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.SecureText;
import org.mynah.admin.shell.run.Stage;

/**
 * Seals a secret: the text says nothing of it, and only this session can make it a secret again.
 */
final class ConvertFromSecureString implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading(
                            "ConvertFrom-SecureString",
                            "Makes a text of a secret that only this session can read.")
                    .with(Parameter.local("SecureString", ValueKind.ANY, "The secret.").at(1))
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        return new Stage() {
            @Override
            public void accept(Object input) {
                if (!(input instanceof SecureText secret)) {
                    throw new ScriptError(
                            "ConvertFrom-SecureString takes a secret.", "InvalidArgument");
                }
                out.write(run.session().seal().close(secret));
            }

            @Override
            public void runAlone() {
                accept(binding.find("SecureString").orElse(Nothing.NULL));
            }
        };
    }
}
