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
import org.mynah.admin.shell.view.Views;

/** Shows a table a page at a time; where nobody watches it is printed. */
final class OutGridView implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Out-GridView", "Shows a table a page at a time.")
                    .with(Parameter.local("Title", ValueKind.TEXT, "A line above the table."))
                    .with(Parameter.local("PassThru", ValueKind.SWITCH, "Passes the objects on."))
                    .with(Parameter.local("OutputMode", ValueKind.TEXT, "Accepted, no effect."))
                    .example("Get-UMMailbox | Out-GridView")
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
                var lines = new ArrayList<String>();
                binding.text("Title").ifPresent(lines::add);
                lines.addAll(new Views(run.session()).lines(objects));
                run.session().console().page(lines);
                if (binding.isOn("PassThru")) {
                    objects.forEach(out::write);
                }
            }
        };
    }
}
