package org.mynah.admin.shell.local;

import java.util.ArrayList;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Chooses objects and properties. */
final class SelectObject implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Select-Object", "Chooses objects and properties.")
                    .with(
                            Parameter.local(
                                            "Property",
                                            ValueKind.ANY,
                                            "Names with wildcards, or @{n=;e=}.")
                                    .at(1))
                    .with(Parameter.local("ExcludeProperty", ValueKind.ANY, "Names to leave out."))
                    .with(
                            Parameter.local(
                                    "ExpandProperty",
                                    ValueKind.TEXT,
                                    "A property whose values are passed on."))
                    .with(Parameter.local("First", ValueKind.NUMBER, "So many from the start."))
                    .with(Parameter.local("Last", ValueKind.NUMBER, "So many from the end."))
                    .with(Parameter.local("Skip", ValueKind.NUMBER, "Leaves out so many."))
                    .with(Parameter.local("Unique", ValueKind.SWITCH, "Leaves out repetitions."))
                    .example("Get-UMMailbox | Select-Object DisplayName,Extensions")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var first = Given.count(binding, "First");
        var last = Given.count(binding, "Last");
        var skip = Given.count(binding, "Skip").orElse(0);
        var kept = new ArrayList<Object>();
        var keep = run.into(kept);
        return new Stage() {
            @Override
            public void accept(Object input) {
                if (last.isEmpty() && first.isPresent() && kept.size() >= first.get() + skip) {
                    return;
                }
                keep.write(input);
            }

            @Override
            public void end() {
                var chosen =
                        last.isPresent()
                                ? kept.subList(
                                        Math.max(0, kept.size() - skip - last.get()),
                                        Math.max(0, kept.size() - skip))
                                : kept.subList(Math.min(skip, kept.size()), kept.size());
                var seen = new ArrayList<Object>();
                for (var each : chosen) {
                    var shaped = Shape.of(binding, run, each);
                    if (binding.isOn("Unique") && seen.contains(shaped)) {
                        continue;
                    }
                    seen.add(shaped);
                    if (binding.has("ExpandProperty")) {
                        Values.list(
                                        run.property(
                                                each, binding.text("ExpandProperty").orElseThrow()))
                                .forEach(out::write);
                    } else {
                        out.write(shaped);
                    }
                }
            }
        };
    }
}
