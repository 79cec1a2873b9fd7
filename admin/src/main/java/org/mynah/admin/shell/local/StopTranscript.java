package org.mynah.admin.shell.local;

import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.Stage;

/** Ends the transcript. */
final class StopTranscript implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Stop-Transcript", "Ends the transcript.").build();

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
                out.write(
                        "Transcript stopped, output file is "
                                + run.session()
                                        .stopTranscript()
                                        .orElseThrow(() ->
                                                new ScriptError(
                                                        "There is no transcript; Start-Transcript begins one.",
                                                        "InvalidOperation")));
            }
        };
    }
}
