package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Prints a variable. */
final class GetVariable implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Get-Variable", "Prints a variable.")
                    .with(
                            Parameter.local("Name", ValueKind.TEXT, "Its name; all without one.")
                                    .at(1))
                    .with(Parameter.local("ValueOnly", ValueKind.SWITCH, "Its value alone."))
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
                runAlone();
            }

            @Override
            public void runAlone() {
                binding.text("Name")
                        .ifPresentOrElse(
                                this::write, () -> run.scope().names().forEach(this::write));
            }

            private void write(String name) {
                Object value = run.scope().find(name).orElse(Nothing.NULL);
                out.write(
                        binding.isOn("ValueOnly")
                                ? value
                                : new Item("PSVariable").set("Name", name).set("Value", value));
            }
        };
    }
}
