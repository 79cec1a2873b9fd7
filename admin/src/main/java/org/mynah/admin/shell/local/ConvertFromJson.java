package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Reads objects from JSON. */
final class ConvertFromJson implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("ConvertFrom-Json", "Reads objects from JSON.").build();

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
            public void end() {
                Values.list(Json.read(text.toString())).forEach(out::write);
            }
        };
    }
}
