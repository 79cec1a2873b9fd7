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

/** Makes one text of objects. */
final class OutString implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Out-String", "Makes one text of objects.")
                    .with(Parameter.local("Stream", ValueKind.SWITCH, "One text a line."))
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
                var lines = new Views(run.session()).lines(objects);
                if (binding.isOn("Stream")) {
                    lines.forEach(out::write);
                } else {
                    out.write(String.join("\n", lines));
                }
            }
        };
    }
}
