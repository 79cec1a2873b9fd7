package org.mynah.admin.shell.local;

import java.util.List;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.view.Line;
import org.mynah.um.directory.DirectoryException;

/** Explains a command. */
final class GetHelp implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Get-Help", "Explains a command.")
                    .with(Parameter.local("Name", ValueKind.TEXT, "The command.").at(1))
                    .with(Parameter.local("Examples", ValueKind.SWITCH, "Examples only."))
                    .with(
                            Parameter.local(
                                    "Full", ValueKind.SWITCH, "Accepted: help is always full."))
                    .with(
                            Parameter.local(
                                    "Detailed", ValueKind.SWITCH, "Accepted: help is always full."))
                    .with(
                            Parameter.local(
                                    "Parameter", ValueKind.TEXT, "One parameter, with wildcards."))
                    .example("Get-Help Enable-UMMailbox -Examples")
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
                var name = binding.text("Name").orElse("Get-Help");
                var definition =
                        run.session()
                                .commands()
                                .definition(name)
                                .orElseThrow(() ->
                                        new DirectoryException(
                                                List.of(
                                                        CmdletRunner.unknownCommand(
                                                                name,
                                                                run.session()
                                                                        .commands()
                                                                        .names()))));
                var lines =
                        binding.isOn("Examples")
                                ? Help.examples(definition)
                                : binding.text("Parameter")
                                        .map(each -> Help.parameters(definition, each))
                                        .orElseGet(() -> Help.all(definition));
                lines.forEach(line -> out.write(new Line(line)));
            }
        };
    }
}
