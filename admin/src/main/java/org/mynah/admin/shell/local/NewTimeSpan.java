package org.mynah.admin.shell.local;

import java.time.Duration;
import java.time.Instant;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.Spans;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Makes a span of time from two times, or of days, hours, minutes and seconds. */
final class NewTimeSpan implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("New-TimeSpan", "Makes a span of time.")
                    .with(Parameter.local("Start", ValueKind.ANY, "When it begins.").at(1))
                    .with(
                            Parameter.local("End", ValueKind.ANY, "When it ends; default: now.")
                                    .at(2))
                    .with(Parameter.local("Days", ValueKind.NUMBER, "Days."))
                    .with(Parameter.local("Hours", ValueKind.NUMBER, "Hours."))
                    .with(Parameter.local("Minutes", ValueKind.NUMBER, "Minutes."))
                    .with(Parameter.local("Seconds", ValueKind.NUMBER, "Seconds."))
                    .with(Parameter.local("Milliseconds", ValueKind.NUMBER, "Milliseconds."))
                    .example("(Get-Date) + (New-TimeSpan -Days 30)")
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
                if (binding.has("Start") || binding.has("End")) {
                    var now = run.session().clock().instant();
                    out.write(Spans.of(Duration.between(time("Start", now), time("End", now))));
                    return;
                }
                out.write(
                        Spans.of(
                                Duration.ofDays(number("Days"))
                                        .plusHours(number("Hours"))
                                        .plusMinutes(number("Minutes"))
                                        .plusSeconds(number("Seconds"))
                                        .plusMillis(number("Milliseconds"))));
            }

            private Instant time(String parameter, Instant otherwise) {
                return binding.find(parameter)
                        .map(value ->
                                Values.instant(value)
                                        .orElseThrow(() ->
                                                new ScriptError(
                                                        "'%s' is no date."
                                                                .formatted(Values.text(value)),
                                                        "InvalidArgument")))
                        .orElse(otherwise);
            }

            private long number(String parameter) {
                return binding.find(parameter)
                        .map(value ->
                                Values.number(value)
                                        .filter(each ->
                                                Math.abs(each.doubleValue()) <= Integer.MAX_VALUE)
                                        .orElseThrow(() ->
                                                new ScriptError(
                                                        "-%s is no whole number."
                                                                .formatted(parameter),
                                                        "InvalidArgument"))
                                        .longValue())
                        .orElse(0L);
            }
        };
    }
}
