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

/** Reports an error. */
final class WriteError implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Write-Error", "Reports an error.")
                    .with(
                            Parameter.local("Object", ValueKind.ANY, "What to say.")
                                    .alias("Message")
                                    .at(1))
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
                say(input);
            }

            @Override
            public void runAlone() {
                binding.find("Object").ifPresent(this::say);
            }

            private void say(Object value) {
                run.session().error(Values.text(value), "WriteError");
            }
        };
    }
}
