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

/** Writes objects to a file, as they would be printed. */
final class OutFile implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Out-File", "Writes objects to a file.")
                    .with(
                            Parameter.local("FilePath", ValueKind.TEXT, "The file.")
                                    .alias("Path")
                                    .required()
                                    .at(1))
                    .with(Parameter.local("Append", ValueKind.SWITCH, "Adds to the file."))
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
        var objects = new ArrayList<Object>();
        var keep = run.into(objects);
        return new Stage() {
            @Override
            public void accept(Object input) {
                keep.write(input);
            }

            @Override
            public void end() {
                Printed.write(
                        run,
                        objects,
                        binding.text("FilePath").orElseThrow(),
                        binding.isOn("Append"));
            }
        };
    }
}
