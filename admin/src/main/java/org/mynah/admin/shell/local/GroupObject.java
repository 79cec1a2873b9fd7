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

/** Groups objects by a property. */
final class GroupObject implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Group-Object", "Groups objects by a property.")
                    .with(
                            Parameter.local("Property", ValueKind.ANY, "The property, or a block.")
                                    .at(1))
                    .with(Parameter.local("NoElement", ValueKind.SWITCH, "Counts only."))
                    .example("Get-UMMailbox | Group-Object UMMailboxPolicy")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var key = binding.find("Property");
        var groups = new LinkedHashMap<String, List<Object>>();
        return new Stage() {
            @Override
            public void accept(Object input) {
                var name = Values.text(key.map(each -> run.property(input, each)).orElse(input));
                groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(input);
            }

            @Override
            public void end() {
                groups.forEach((name, members) -> {
                    var item = new Item("GroupInfo").set("Count", members.size()).set("Name", name);
                    out.write(binding.isOn("NoElement") ? item : item.set("Group", members));
                });
            }
        };
    }
}
