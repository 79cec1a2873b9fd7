package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Gives the time. */
final class GetDate implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Get-Date", "Gives the time.")
                    .with(Parameter.local("Date", ValueKind.ANY, "Another time than now.").at(1))
                    .with(
                            Parameter.local(
                                    "Format", ValueKind.TEXT, "A pattern such as yyyy-MM-dd."))
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
                write(input);
            }

            @Override
            public void runAlone() {
                write(binding.find("Date").orElseGet(() -> run.session().clock().instant()));
            }

            private void write(Object value) {
                var instant =
                        Values.instant(value)
                                .orElseThrow(() ->
                                        new ScriptError(
                                                "'" + Values.text(value) + "' is no date.",
                                                "InvalidArgument"));
                out.write(
                        binding.text("Format")
                                .<Object>map(format -> Values.dated(instant, format))
                                .orElse(instant));
            }
        };
    }
}
