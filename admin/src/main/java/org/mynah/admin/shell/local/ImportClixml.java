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

/** Reads objects that Export-Clixml wrote. */
final class ImportClixml implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Import-Clixml", "Reads objects that Export-Clixml wrote.")
                    .with(Parameter.local("Path", ValueKind.TEXT, "The file.").required().at(1))
                    .example("Import-Clixml plans.xml | Format-Table Name")
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
                new Clixml(run.session().seal())
                        .read(run.session().files().readText(Values.text(input)))
                        .forEach(out::write);
            }

            @Override
            public void runAlone() {
                accept(binding.text("Path").orElseThrow());
            }
        };
    }
}
