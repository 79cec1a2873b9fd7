package org.mynah.admin.shell.local;

import java.util.List;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.Files;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;
import org.mynah.admin.shell.view.Names;

/** Lists the files of a folder. */
final class GetChildItem implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Get-ChildItem", "Lists files.")
                    .with(
                            Parameter.local(
                                            "Path",
                                            ValueKind.TEXT,
                                            "The folder or file, with wildcards in the name; default: the working folder.")
                                    .at(1))
                    .with(Parameter.local("Filter", ValueKind.TEXT, "A name with wildcards.").at(2))
                    .with(Parameter.local("Recurse", ValueKind.SWITCH, "Folders within it, too."))
                    .with(Parameter.local("File", ValueKind.SWITCH, "Files only."))
                    .with(Parameter.local("Directory", ValueKind.SWITCH, "Folders only."))
                    .with(Parameter.local("Name", ValueKind.SWITCH, "Names only."))
                    .with(Parameter.local("Force", ValueKind.SWITCH, "Accepted, no effect."))
                    .example("Get-ChildItem *.csv")
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
                list(Values.text(input));
            }

            @Override
            public void runAlone() {
                list(binding.text("Path").orElse("."));
            }

            private void list(String path) {
                var files = run.session().files();
                for (var entry : files.list(path, binding.isOn("Recurse"))) {
                    if (isWanted(entry)) {
                        out.write(binding.isOn("Name") ? entry.name() : item(entry));
                    }
                }
            }

            private boolean isWanted(Files.Entry entry) {
                return !(binding.isOn("File") && entry.isFolder())
                        && !(binding.isOn("Directory") && !entry.isFolder())
                        && binding.text("Filter")
                                .map(each -> Names.fits(entry.name(), List.of(each)))
                                .orElse(true);
            }
        };
    }

    private static Item item(Files.Entry entry) {
        return new Item("FileInfo")
                .set("Mode", entry.isFolder() ? "d-----" : "-a----")
                .set("LastWriteTime", entry.changed())
                .set("Length", entry.isFolder() ? Nothing.NULL : (Object) entry.length())
                .set("Name", entry.name())
                .set("FullName", entry.path())
                .set("PSIsContainer", entry.isFolder());
    }
}
