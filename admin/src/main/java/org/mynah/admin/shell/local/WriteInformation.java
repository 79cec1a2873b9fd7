package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Notes a text that is not shown, as is usual. */
final class WriteInformation implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Write-Information", "Notes a text that is not shown.")
                    .with(
                            Parameter.local("Message", ValueKind.ANY, "The text.")
                                    .alias("MessageData")
                                    .at(1))
                    .with(Parameter.local("Tags", ValueKind.ANY, "Accepted, no effect."))
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        return _ -> {};
    }
}
