package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;

/** Shows at a terminal how far a script is. */
final class WriteProgress implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Write-Progress", "Shows how far a script is.")
                    .with(
                            Parameter.local("Activity", ValueKind.TEXT, "What is being done.")
                                    .required()
                                    .at(1))
                    .with(Parameter.local("Status", ValueKind.TEXT, "How far it is.").at(2))
                    .with(Parameter.local("PercentComplete", ValueKind.NUMBER, "0 to 100."))
                    .with(
                            Parameter.local(
                                    "CurrentOperation", ValueKind.TEXT, "What is being done now."))
                    .with(
                            Parameter.local(
                                    "SecondsRemaining", ValueKind.NUMBER, "Accepted, no effect."))
                    .with(Parameter.local("Id", ValueKind.NUMBER, "Accepted, no effect."))
                    .with(Parameter.local("ParentId", ValueKind.NUMBER, "Accepted, no effect."))
                    .with(Parameter.local("Completed", ValueKind.SWITCH, "It is over."))
                    .example("Write-Progress -Activity Enabling -PercentComplete 50")
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
                var percent =
                        binding.text("PercentComplete").map(each -> " " + each + " %").orElse("");
                var status = binding.text("Status").map(each -> ": " + each).orElse("");
                run.session()
                        .console()
                        .progress(
                                binding.isOn("Completed")
                                        ? ""
                                        : binding.text("Activity").orElse("") + status + percent);
            }
        };
    }
}
