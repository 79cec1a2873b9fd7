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

/** Writes objects to a file from which Import-Clixml makes them again. */
final class ExportClixml implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Export-Clixml", "Writes objects to a file, with their types.")
                    .with(Parameter.local("Path", ValueKind.TEXT, "The file.").required().at(1))
                    .with(
                            Parameter.local(
                                    "Depth",
                                    ValueKind.NUMBER,
                                    "Objects within objects; default 2."))
                    .with(
                            Parameter.local(
                                    "Encoding", ValueKind.TEXT, "Accepted: the file is UTF-8."))
                    .with(Parameter.local("Force", ValueKind.SWITCH, "Accepted, no effect."))
                    .example("Get-UMDialPlan | Export-Clixml plans.xml")
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
                var depth = Math.min(Given.count(binding, "Depth").orElse(2), Json.DEEPEST);
                run.session()
                        .files()
                        .write(
                                binding.text("Path").orElseThrow(),
                                new Clixml(run.session().seal())
                                        .write(objects, depth)
                                        .getBytes(StandardCharsets.UTF_8),
                                false);
            }
        };
    }
}
