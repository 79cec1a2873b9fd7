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

/** Makes JSON of objects. */
final class ConvertToJson implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("ConvertTo-Json", "Makes JSON of objects.")
                    .with(
                            Parameter.local(
                                    "Depth",
                                    ValueKind.NUMBER,
                                    "Objects within objects; default 2."))
                    .with(Parameter.local("Compress", ValueKind.SWITCH, "Without line ends."))
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var objects = new ArrayList<Object>();
        var keep = run.into(objects);
        return new Stage() {
            @Override
            public void accept(Object input) {
                keep.write(input);
            }

            @Override
            public void end() {
                var value = objects.size() == 1 ? objects.getFirst() : objects;
                var depth = Given.count(binding, "Depth").orElse(2);
                out.write(
                        Json.write(value, Math.min(depth, Json.DEEPEST), binding.isOn("Compress")));
            }
        };
    }
}
