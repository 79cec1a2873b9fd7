package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;
import org.mynah.admin.shell.view.Line;
import org.mynah.admin.shell.view.Views;

/** Prints a table. */
final class FormatTable implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Format-Table", "Prints a table.")
                    .with(
                            Parameter.local(
                                            "Property",
                                            ValueKind.ANY,
                                            "Columns: names with wildcards, or @{n=;e=}.")
                                    .at(1))
                    .with(
                            Parameter.local(
                                    "AutoSize",
                                    ValueKind.SWITCH,
                                    "Columns as wide as their values: always so."))
                    .with(
                            Parameter.local(
                                    "Wrap",
                                    ValueKind.SWITCH,
                                    "Long values go on in the next line."))
                    .with(Parameter.local("HideTableHeaders", ValueKind.SWITCH, "No head."))
                    .with(
                            Parameter.local(
                                    "GroupBy",
                                    ValueKind.TEXT,
                                    "A table for each value of a property."))
                    .example("Get-UMDialPlan | Format-Table Name,URIType -AutoSize")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var objects = new ArrayList<Object>();
        var keep = run.into(objects);
        var views = new Views(run.session());
        return new Stage() {
            @Override
            public void accept(Object input) {
                keep.write(input);
            }

            @Override
            public void end() {
                var group = binding.text("GroupBy");
                var groups = new LinkedHashMap<String, List<Object>>();
                for (var each : objects) {
                    var name = group.map(key -> Values.text(run.property(each, key))).orElse("");
                    groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(each);
                }
                groups.forEach((name, members) -> {
                    group.ifPresent(key -> out.write(new Line("   " + key + ": " + name)));
                    table(members).forEach(line -> out.write(new Line(line)));
                });
            }

            private List<String> table(List<Object> members) {
                var wanted = Given.values(binding, "Property");
                if (wanted.isEmpty()) {
                    return views.lines(members);
                }
                var shaped = Shape.columns(run, members, wanted);
                var columns =
                        shaped.getFirst() instanceof Item first
                                ? List.copyOf(first.properties().keySet())
                                : List.<String>of();
                return views.tableView(
                        shaped, columns, binding.isOn("Wrap"), binding.isOn("HideTableHeaders"));
            }
        };
    }
}
