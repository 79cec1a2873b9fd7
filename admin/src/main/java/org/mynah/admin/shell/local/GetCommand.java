package org.mynah.admin.shell.local;

import java.util.List;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.Commands;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.view.Names;
import org.mynah.um.directory.DirectoryException;

/** Lists commands. */
final class GetCommand implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Get-Command", "Lists commands.")
                    .with(Parameter.local("Name", ValueKind.ANY, "Names with wildcards.").at(1))
                    .with(Parameter.local("Verb", ValueKind.TEXT, "Those of a verb."))
                    .with(
                            Parameter.local(
                                    "Noun", ValueKind.TEXT, "Those of a noun, with wildcards."))
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
                var names =
                        Given.texts(binding, "Name").stream().map(Commands::resolveAlias).toList();
                var found =
                        run.session().commands().definitions().stream()
                                .filter(each -> names.isEmpty() || Names.fits(each.name(), names))
                                .filter(each ->
                                        isOf("Verb", each.verb()) && isOf("Noun", each.noun()))
                                .toList();
                if (found.isEmpty() && names.size() == 1) {
                    throw new DirectoryException(
                            List.of(
                                    CmdletRunner.unknownCommand(
                                            names.getFirst(), run.session().commands().names())));
                }
                for (var each : found) {
                    out.write(
                            new Item("CmdletInfo")
                                    .set("CommandType", "Cmdlet")
                                    .set("Name", each.name())
                                    .set("Synopsis", each.synopsis()));
                }
            }

            private boolean isOf(String parameter, String part) {
                return binding.text(parameter)
                        .map(each -> Names.fits(part, List.of(each)))
                        .orElse(true);
            }
        };
    }
}
