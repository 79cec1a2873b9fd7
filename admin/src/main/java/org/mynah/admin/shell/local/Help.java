package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.ParameterSet;
import org.mynah.admin.shell.view.Names;

/** The help text of a command, made from its definition. */
final class Help {

    private Help() {}

    static List<String> all(Definition definition) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("NAME");
        lines.add("    " + definition.name());
        lines.add("");
        lines.add("SYNOPSIS");
        lines.add("    " + definition.synopsis());
        lines.add("");
        lines.add("SYNTAX");
        ParameterSet.of(definition)
                .forEach(each -> lines.add("    " + each.syntax(definition.name())));
        lines.add("");
        lines.add("PARAMETERS");
        lines.addAll(parameters(definition, "*"));
        lines.addAll(examples(definition));
        return lines;
    }

    static List<String> parameters(Definition definition, String pattern) {
        var lines = new ArrayList<String>();
        for (var each : definition.allParameters()) {
            if (!Names.fits(each.name(), List.of(pattern))) {
                continue;
            }
            lines.add("    -" + each.name() + " <" + ParameterSet.typeName(each) + ">");
            lines.add("        " + each.meaning());
            if (!each.allowed().isEmpty() && !each.isSecret()) {
                lines.add("        Allowed: " + each.allowed() + ".");
            }
            lines.add(
                    "        Required: %s. Position: %s. From the pipeline: %s.%s"
                            .formatted(
                                    each.isRequired() ? "yes" : "no",
                                    each.position() > 0 ? each.position() : "by name",
                                    each.takesInput() ? "yes" : "no",
                                    each.aliases().isEmpty()
                                            ? ""
                                            : " Aliases: "
                                                    + String.join(", ", each.aliases())
                                                    + "."));
            lines.add("");
        }
        return lines;
    }

    static List<String> examples(Definition definition) {
        var lines = new ArrayList<String>();
        lines.add("EXAMPLES");
        definition.examples().forEach(each -> lines.add("    PS> " + each));
        lines.add("");
        return lines;
    }
}
