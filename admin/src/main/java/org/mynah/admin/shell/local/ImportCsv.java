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

/** Reads objects from a CSV file. */
final class ImportCsv implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Import-Csv", "Reads objects from a CSV file.")
                    .with(Parameter.local("Path", ValueKind.TEXT, "The file.").required().at(1))
                    .with(Parameter.local("Delimiter", ValueKind.TEXT, "Default: comma.").at(2))
                    .with(
                            Parameter.local(
                                    "Header",
                                    ValueKind.LIST,
                                    "Names of the columns, where the file has none."))
                    .with(
                            Parameter.local(
                                    "Encoding",
                                    ValueKind.TEXT,
                                    "Accepted: the file is read as UTF-8."))
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
                read(Values.text(input));
            }

            @Override
            public void runAlone() {
                read(binding.text("Path").orElseThrow());
            }

            private void read(String path) {
                Csv.read(
                                run.session().files().readText(path),
                                Csv.delimiter(binding),
                                Given.texts(binding, "Header"))
                        .forEach(out::write);
            }
        };
    }
}
