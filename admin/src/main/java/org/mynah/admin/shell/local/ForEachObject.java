package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.ScriptBlock;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Runs a block for each object, or takes a member of it. */
final class ForEachObject implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("ForEach-Object", "Does something for each object.")
                    .with(
                            Parameter.local(
                                            "Process",
                                            ValueKind.ANY,
                                            "A block, or a member's name.")
                                    .alias("MemberName")
                                    .required()
                                    .at(1))
                    .with(Parameter.local("Begin", ValueKind.ANY, "A block that runs first."))
                    .with(Parameter.local("End", ValueKind.ANY, "A block that runs last."))
                    .example(
                            "Import-Csv users.csv | ForEach-Object { Set-Mailbox $_.Identity -Name $_.Name }")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var process = binding.find("Process").orElseThrow();
        return new Stage() {
            @Override
            public void begin() {
                runOnce("Begin");
            }

            @Override
            public void accept(Object input) {
                if (process instanceof ScriptBlock block) {
                    run.invoke(block, input, out);
                } else {
                    Values.list(run.property(input, process)).forEach(out::write);
                }
            }

            @Override
            public void end() {
                runOnce("End");
            }

            private void runOnce(String name) {
                if (binding.find(name).orElse(Nothing.NULL) instanceof ScriptBlock block) {
                    run.invoke(block, Nothing.NULL, out);
                }
            }
        };
    }
}
