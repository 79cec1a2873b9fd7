package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.Stage;

/** Copies lines, secrets masked, and what they print to a file. */
final class StartTranscript implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Start-Transcript", "Copies lines and what they print to a file.")
                    .with(
                            Parameter.local(
                                            "Path",
                                            ValueKind.TEXT,
                                            "The file; default transcript.txt.")
                                    .at(1))
                    .with(Parameter.local("Append", ValueKind.SWITCH, "Adds to the file."))
                    .with(
                            Parameter.local(
                                    "NoClobber", ValueKind.SWITCH, "Refuses a file that is there."))
                    .with(Parameter.local("Force", ValueKind.SWITCH, "Accepted, no effect."))
                    .example("Start-Transcript setup.txt")
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
                var file = binding.text("Path").orElse("transcript.txt");
                if (binding.isOn("NoClobber") && run.session().files().exists(file)) {
                    throw new ScriptError(
                            "The file %s is there already.".formatted(file), "NoClobber");
                }
                if (run.session().startTranscript(file, binding.isOn("Append"))) {
                    run.session().warn("The transcript that was running has ended.");
                }
                out.write("Transcript started, output file is " + file);
            }
        };
    }
}
