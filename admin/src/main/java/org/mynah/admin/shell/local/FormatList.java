package org.mynah.admin.shell.local;

import java.util.List;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.view.Line;
import org.mynah.admin.shell.view.Views;

/** Prints one property a line (cmdlets §6). */
final class FormatList implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Format-List", "Prints one property a line.")
                    .with(
                            Parameter.local(
                                            "Property",
                                            ValueKind.ANY,
                                            "Names with wildcards, or @{n=;e=}.")
                                    .at(1))
                    .example("Get-UMDialPlan MyUMDialPlan | Format-List")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var wanted = Given.values(binding, "Property");
        var views = new Views(run.session());
        return input -> {
            Object shown = wanted.isEmpty() ? input : Shape.of(run, input, wanted, List.of());
            views.listView(List.of(shown), List.of()).forEach(each -> out.write(new Line(each)));
        };
    }
}
