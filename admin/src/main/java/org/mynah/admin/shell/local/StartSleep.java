package org.mynah.admin.shell.local;

import java.time.Duration;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.Stage;

/** Waits, for a bounded time. */
final class StartSleep implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Start-Sleep", "Waits.")
                    .with(Parameter.local("Seconds", ValueKind.NUMBER, "Seconds.").at(1))
                    .with(
                            Parameter.local("Milliseconds", ValueKind.NUMBER, "Milliseconds.")
                                    .alias("m"))
                    .example("Start-Sleep -Seconds 2")
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
                var wanted =
                        Given.number(binding, "Seconds").orElse(0.0) * 1000
                                + Given.number(binding, "Milliseconds").orElse(0.0);
                if (wanted < 0 || wanted > LONGEST.toMillis()) {
                    throw new ScriptError(
                            "Start-Sleep waits 0 to %d seconds.".formatted(LONGEST.toSeconds()),
                            "InvalidArgument");
                }
                run.session().rest(Duration.ofMillis(Math.round(wanted)));
            }
        };
    }

    /** The longest wait. */
    static final Duration LONGEST = Duration.ofHours(1);
}
