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
import org.mynah.admin.shell.run.Values;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Makes a secret of a text. */
final class ConvertToSecureString implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("ConvertTo-SecureString", "Makes a secret of a text.")
                    .with(
                            Parameter.local("String", ValueKind.SECRET, "The text.")
                                    .required()
                                    .at(1)
                                    .fromInput())
                    .with(
                            Parameter.local(
                                    "AsPlainText",
                                    ValueKind.SWITCH,
                                    "The text is the secret itself, not one of ConvertFrom-SecureString."))
                    .with(
                            Parameter.local(
                                    "Force",
                                    ValueKind.SWITCH,
                                    "Confirms that the text is visible to whoever sees the command."))
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
                convert(input);
            }

            @Override
            public void runAlone() {
                convert(
                        binding.find("String")
                                .orElseThrow(() ->
                                        new DirectoryException(
                                                ErrorId.E014,
                                                "ConvertTo-SecureString needs the parameter -String.")));
            }

            private void convert(Object value) {
                var text = Values.text(value);
                out.write(
                        binding.isOn("AsPlainText")
                                ? new SecureText(text)
                                : run.session().seal().open(text));
            }
        };
    }
}
