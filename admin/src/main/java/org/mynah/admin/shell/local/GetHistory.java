package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Lists the lines that were run, without secrets. */
final class GetHistory implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Get-History", "Lists the lines that were run.")
                    .with(Parameter.local("Count", ValueKind.NUMBER, "The newest of them."))
                    .example("Get-History -Count 5")
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
                var lines = run.session().history();
                var most = Given.count(binding, "Count").orElse(lines.size());
                for (int i = Math.max(0, lines.size() - most); i < lines.size(); i++) {
                    out.write(
                            new Item("HistoryInfo")
                                    .set("Id", i + 1)
                                    .set("CommandLine", lines.get(i)));
                }
            }
        };
    }
}
