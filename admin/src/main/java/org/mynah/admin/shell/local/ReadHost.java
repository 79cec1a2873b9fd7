package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.SecureText;
import org.mynah.admin.shell.run.Stage;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Asks for a line. */
final class ReadHost implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Read-Host", "Asks for a line.")
                    .with(Parameter.local("Prompt", ValueKind.TEXT, "What is asked.").at(1))
                    .with(
                            Parameter.local(
                                    "AsSecureString",
                                    ValueKind.SWITCH,
                                    "The answer is a secret and not shown."))
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
                var prompt = binding.text("Prompt").map(each -> each + ": ").orElse("");
                if (binding.isOn("AsSecureString")) {
                    out.write(new SecureText(console.askSecret(prompt).orElseThrow(this::nobody)));
                } else {
                    out.write(console.ask(prompt).orElseThrow(this::nobody));
                }
            }

            private DirectoryException nobody() {
                return new DirectoryException(
                        ErrorId.E027, "Read-Host asks, and nobody is there to answer.");
            }
        };
    }
}
