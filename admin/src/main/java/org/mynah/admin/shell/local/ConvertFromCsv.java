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

/** Reads objects from CSV lines. */
final class ConvertFromCsv implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("ConvertFrom-Csv", "Reads objects from CSV lines.")
                    .with(
                            Parameter.local(
                                            "InputObject",
                                            ValueKind.ANY,
                                            "The lines; also from the pipeline.")
                                    .at(1))
                    .with(Parameter.local("Delimiter", ValueKind.TEXT, "Default: comma.").at(2))
                    .with(
                            Parameter.local(
                                    "Header",
                                    ValueKind.ANY,
                                    "Names of the columns, where the lines have none."))
                    .example("'Name,Extension','Tony,51234' | ConvertFrom-Csv")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var text = new StringBuilder();
        return new Stage() {
            @Override
            public void accept(Object input) {
                text.append(Values.text(input)).append('\n');
            }

            @Override
            public void runAlone() {
                Given.values(binding, "InputObject").forEach(this::accept);
            }

            @Override
            public void end() {
                Csv.read(text.toString(), Csv.delimiter(binding), Given.texts(binding, "Header"))
                        .forEach(out::write);
            }
        };
    }
}
