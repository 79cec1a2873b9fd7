package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.SecureText;
import org.mynah.admin.shell.run.Stage;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Asks for a user name and a password; the password is a secret. */
final class GetCredential implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Get-Credential", "Asks for a user name and a password.")
                    .with(
                            Parameter.local(
                                            "UserName",
                                            ValueKind.TEXT,
                                            "The user name, if it is known.")
                                    .alias("Credential")
                                    .at(1))
                    .with(Parameter.local("Message", ValueKind.TEXT, "What is said first."))
                    .with(Parameter.local("Title", ValueKind.TEXT, "Accepted, no effect."))
                    .example("$c = Get-Credential admin@contoso.com")
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
                runAlone();
            }

            @Override
            public void runAlone() {
                var console = run.session().console();
                binding.text("Message").ifPresent(console::print);
                var user =
                        binding.text("UserName")
                                .or(() -> console.ask("User name: "))
                                .orElseThrow(this::nobody);
                var password =
                        console.askSecret("Password for " + user + ": ").orElseThrow(this::nobody);
                out.write(
                        new Item("PSCredential")
                                .set("UserName", user)
                                .set("Password", new SecureText(password)));
            }

            private DirectoryException nobody() {
                return new DirectoryException(
                        ErrorId.E027, "Get-Credential asks, and nobody is there to answer.");
            }
        };
    }
}
