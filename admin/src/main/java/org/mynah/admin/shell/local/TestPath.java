package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Whether a file is there. */
final class TestPath implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Test-Path", "Whether a file is there.")
                    .with(Parameter.local("Path", ValueKind.TEXT, "The file.").required().at(1))
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
                out.write(run.session().files().exists(Values.text(input)));
            }

            @Override
            public void runAlone() {
                accept(binding.text("Path").orElseThrow());
            }
        };
    }
}
