package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Adds texts to a file, one a line. */
final class AddContent implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Add-Content", "Adds texts to a file.")
                    .with(Parameter.local("Path", ValueKind.TEXT, "The file.").required().at(1))
                    .with(Parameter.local("Value", ValueKind.ANY, "What is added.").at(2))
                    .with(
                            Parameter.local(
                                    "Encoding", ValueKind.TEXT, "Accepted: the file is UTF-8."))
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        return new ContentStage(binding, run, true);
    }
}
