package org.mynah.admin.shell.local;

import java.util.List;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.ScriptBlock;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Lets objects through for which a block or a comparison holds. */
final class WhereObject implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Where-Object", "Lets some objects through.")
                    .with(
                            Parameter.local(
                                            "Property",
                                            ValueKind.ANY,
                                            "A block, or a property's name.")
                                    .alias("FilterScript")
                                    .required()
                                    .at(1))
                    .with(
                            Parameter.local(
                                            "Value",
                                            ValueKind.ANY,
                                            "What the property is compared with.")
                                    .at(2))
                    .with(Parameter.local("EQ", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("NE", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("GT", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("GE", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("LT", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("LE", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("Like", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("NotLike", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("Match", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("NotMatch", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("Contains", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("NotContains", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("In", ValueKind.SWITCH, "A comparison."))
                    .with(Parameter.local("NotIn", ValueKind.SWITCH, "A comparison."))
                    .example("Get-Mailbox | Where-Object { $_.UMEnabled -eq $false }")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var condition = binding.find("Property").orElseThrow();
        var value = binding.find("Value").orElse(true);
        var operator = COMPARISONS.stream().filter(binding::isOn).findFirst();
        return input -> {
            var holds =
                    condition instanceof ScriptBlock block
                            ? Values.truth(run.valueOf(block, input))
                            : operator.map(each ->
                                            run.compare(
                                                    each, run.property(input, condition), value))
                                    .orElseGet(() -> Values.truth(run.property(input, condition)));
            if (holds) {
                out.write(input);
            }
        };
    }

    private static final List<String> COMPARISONS =
            List.of(
                    "EQ",
                    "NE",
                    "GT",
                    "GE",
                    "LT",
                    "LE",
                    "Like",
                    "NotLike",
                    "Match",
                    "NotMatch",
                    "Contains",
                    "NotContains",
                    "In",
                    "NotIn");
}
