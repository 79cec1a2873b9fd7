package org.mynah.admin.shell.local;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.HashTable;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;
import org.mynah.admin.shell.view.Names;

/** Lists the properties that objects have, once for each kind. */
final class GetMember implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Get-Member", "Lists the properties of objects.")
                    .with(Parameter.local("Name", ValueKind.ANY, "Names with wildcards.").at(1))
                    .with(
                            Parameter.local(
                                    "MemberType",
                                    ValueKind.TEXT,
                                    "Accepted: properties are listed."))
                    .example("Get-UMDialPlan | Get-Member *Number*")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var seen = new LinkedHashSet<String>();
        var names = Given.texts(binding, "Name");
        return input -> {
            if (!seen.add(Values.typeName(input))) {
                return;
            }
            properties(input)
                    .forEach((name, value) -> {
                        if (names.isEmpty() || Names.fits(name, names)) {
                            out.write(
                                    new Item("MemberDefinition")
                                            .set("TypeName", Values.typeName(input))
                                            .set("Name", name)
                                            .set("MemberType", "Property")
                                            .set(
                                                    "Definition",
                                                    Values.typeName(value) + " " + name));
                        }
                    });
        };
    }

    private static Map<String, Object> properties(Object input) {
        return switch (input) {
            case Item item -> item.properties();
            case HashTable table -> table;
            case String text -> Map.of("Length", text.length());
            case List<?> many -> Map.of("Count", many.size());
            default -> Map.of();
        };
    }
}
