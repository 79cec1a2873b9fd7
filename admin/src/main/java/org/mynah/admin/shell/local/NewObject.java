package org.mynah.admin.shell.local;

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
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Makes an object of properties. */
final class NewObject implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("New-Object", "Makes an object of properties.")
                    .with(Parameter.local("TypeName", ValueKind.TEXT, "PSObject.").at(1))
                    .with(
                            Parameter.local(
                                            "Property",
                                            ValueKind.ANY,
                                            "A hash table of properties.")
                                    .at(2))
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
                var type = binding.text("TypeName").orElse("PSObject");
                if (!type.matches("(?i)(System\\.Management\\.Automation\\.)?PS(Custom)?Object")) {
                    throw new DirectoryException(
                            ErrorId.E025, "Only PSObject can be made, not " + type + ".");
                }
                out.write(
                        binding.find("Property").orElse("") instanceof HashTable table
                                ? Item.of("PSCustomObject", table)
                                : new Item("PSCustomObject"));
            }
        };
    }
}
