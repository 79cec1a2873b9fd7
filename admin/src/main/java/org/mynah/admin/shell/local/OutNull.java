package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Drops objects. */
final class OutNull implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Out-Null", "Drops objects.").build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        return _ -> {};
    }
}
