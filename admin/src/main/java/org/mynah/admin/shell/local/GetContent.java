package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Reads a file. */
final class GetContent implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Get-Content", "Reads a file.")
                    .with(Parameter.local("Path", ValueKind.TEXT, "The file.").required().at(1))
                    .with(
                            Parameter.local(
                                    "Encoding",
                                    ValueKind.TEXT,
                                    "Byte gives bytes; anything else is read as UTF-8."))
                    .with(Parameter.local("ReadCount", ValueKind.NUMBER, "0: all at once."))
                    .with(Parameter.local("Raw", ValueKind.SWITCH, "The whole text, not lines."))
                    .with(Parameter.local("AsByteStream", ValueKind.SWITCH, "Bytes."))
                    .with(
                            Parameter.local("TotalCount", ValueKind.NUMBER, "So many lines.")
                                    .alias("First")
                                    .alias("Head"))
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
                var files = run.session().files();
                var path = binding.text("Path").orElseThrow();
                if (binding.isOn("AsByteStream")
                        || binding.text("Encoding").filter("Byte"::equalsIgnoreCase).isPresent()) {
                    out.write(files.read(path));
                } else if (binding.isOn("Raw")) {
                    out.write(files.readText(path));
                } else {
                    files.readText(path)
                            .lines()
                            .limit(Given.count(binding, "TotalCount").orElse(Integer.MAX_VALUE))
                            .forEach(out::write);
                }
            }
        };
    }
}
