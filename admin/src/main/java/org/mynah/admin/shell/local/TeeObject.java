package org.mynah.admin.shell.local;

import java.util.ArrayList;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Passes objects on, and keeps them in a file or variable. */
final class TeeObject implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Tee-Object", "Passes objects on, and keeps them.")
                    .with(
                            Parameter.local("FilePath", ValueKind.TEXT, "The file.")
                                    .alias("Path")
                                    .at(1))
                    .with(Parameter.local("Variable", ValueKind.TEXT, "The variable."))
                    .with(Parameter.local("Append", ValueKind.SWITCH, "Adds to the file."))
                    .example("Get-UMDialPlan | Tee-Object plans.txt | Measure-Object")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var objects = new ArrayList<Object>();
        var keep = run.into(objects);
        return new Stage() {
            @Override
            public void accept(Object input) {
                keep.write(input);
                out.write(input);
            }

            @Override
            public void end() {
                binding.text("Variable").ifPresent(name -> run.scope().set(name, objects));
                binding.text("FilePath")
                        .ifPresent(
                                file -> Printed.write(run, objects, file, binding.isOn("Append")));
            }
        };
    }
}
