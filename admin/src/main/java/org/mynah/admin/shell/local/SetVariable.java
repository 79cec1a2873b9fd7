package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Sets a variable. */
final class SetVariable implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Set-Variable", "Sets a variable.")
                    .with(Parameter.local("Name", ValueKind.TEXT, "Its name.").required().at(1))
                    .with(Parameter.local("Value", ValueKind.ANY, "Its value.").at(2))
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
                run.scope().set(binding.text("Name").orElseThrow(), input);
            }

            @Override
            public void runAlone() {
                run.scope()
                        .set(
                                binding.text("Name").orElseThrow(),
                                binding.find("Value").orElse(Nothing.NULL));
            }
        };
    }
}
