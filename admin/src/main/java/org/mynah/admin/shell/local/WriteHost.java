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

/** Prints a text for people, not for the pipeline. */
final class WriteHost implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Write-Host", "Prints a text.")
                    .with(
                            Parameter.local("Object", ValueKind.ANY, "The text.")
                                    .alias("Message")
                                    .at(1))
                    .with(
                            Parameter.local(
                                    "NoNewline", ValueKind.SWITCH, "Accepted: a line is printed."))
                    .with(
                            Parameter.local(
                                    "ForegroundColor", ValueKind.TEXT, "Accepted, no effect."))
                    .with(
                            Parameter.local(
                                    "BackgroundColor", ValueKind.TEXT, "Accepted, no effect."))
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
                run.session().console().print(Values.text(input));
            }

            @Override
            public void runAlone() {
                run.session().console().print(Values.text(binding.find("Object").orElse("")));
            }
        };
    }
}
