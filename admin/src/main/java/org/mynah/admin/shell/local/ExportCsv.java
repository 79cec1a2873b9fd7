package org.mynah.admin.shell.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Writes objects to a CSV file. */
final class ExportCsv implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Export-Csv", "Writes objects to a CSV file.")
                    .with(Parameter.local("Path", ValueKind.TEXT, "The file.").required().at(1))
                    .with(Parameter.local("Delimiter", ValueKind.TEXT, "Default: comma.").at(2))
                    .with(
                            Parameter.local(
                                            "NoTypeInformation",
                                            ValueKind.SWITCH,
                                            "No #TYPE line at the top.")
                                    .alias("nti"))
                    .with(Parameter.local("Append", ValueKind.SWITCH, "Adds to the file."))
                    .with(
                            Parameter.local(
                                    "Encoding", ValueKind.TEXT, "Accepted: the file is UTF-8."))
                    .with(Parameter.local("Force", ValueKind.SWITCH, "Accepted, no effect."))
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
                var files = run.session().files();
                var path = binding.text("Path").orElseThrow();
                var appends = binding.isOn("Append") && files.exists(path);
                var lines =
                        Csv.write(
                                objects,
                                Csv.delimiter(binding),
                                !binding.isOn("NoTypeInformation") && !appends,
                                !appends);
                var text = lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n";
                files.write(path, text.getBytes(StandardCharsets.UTF_8), appends);
            }
        };
    }
}
