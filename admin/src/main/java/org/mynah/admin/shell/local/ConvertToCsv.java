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

/** Makes CSV lines of objects. */
final class ConvertToCsv implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("ConvertTo-Csv", "Makes CSV lines of objects.")
                    .with(Parameter.local("Delimiter", ValueKind.TEXT, "Default: comma.").at(1))
                    .with(
                            Parameter.local(
                                            "NoTypeInformation",
                                            ValueKind.SWITCH,
                                            "No #TYPE line at the top.")
                                    .alias("nti"))
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
                Csv.write(objects, Csv.delimiter(binding), !binding.isOn("NoTypeInformation"), true)
                        .forEach(out::write);
            }
        };
    }
}
