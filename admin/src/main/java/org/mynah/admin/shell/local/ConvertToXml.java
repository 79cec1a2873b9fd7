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

/** Makes XML of objects, as a text. */
final class ConvertToXml implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("ConvertTo-Xml", "Makes XML of objects.")
                    .with(
                            Parameter.local(
                                    "Depth",
                                    ValueKind.NUMBER,
                                    "Objects within objects; default 1."))
                    .with(
                            Parameter.local(
                                    "NoTypeInformation",
                                    ValueKind.SWITCH,
                                    "Without the types of properties."))
                    .with(Parameter.local("As", ValueKind.TEXT, "Accepted: the result is a text."))
                    .example("Get-UMDialPlan | ConvertTo-Xml -NoTypeInformation")
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
                var depth = Math.min(Given.count(binding, "Depth").orElse(1), Json.DEEPEST);
                out.write(XmlText.objects(objects, depth, !binding.isOn("NoTypeInformation")));
            }
        };
    }
}
