package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
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
        lines.add("    " + syntax(definition));
        lines.add("");
        lines.add("PARAMETERS");
        lines.addAll(parameters(definition, "*"));
        lines.addAll(examples(definition));
        return lines;
    }

    /** {@code New-X [-Name] <Text> [-Y <Boolean>]}. */
    static String syntax(Definition definition) {
        var line = new StringBuilder(definition.name());
        for (var each : definition.parameters()) {
            var name = each.position() > 0 ? "[-" + each.name() + "]" : "-" + each.name();
            var full = each.kind() == ValueKind.SWITCH ? name : name + " <" + kind(each) + ">";
            line.append(' ').append(each.isRequired() ? full : "[" + full + "]");
        }
        return line.toString();
    }

    static List<String> parameters(Definition definition, String pattern) {
        var lines = new ArrayList<String>();
        for (var each : definition.allParameters()) {
            if (!Names.fits(each.name(), List.of(pattern))) {
                continue;
            }
            lines.add("    -" + each.name() + " <" + kind(each) + ">");
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

    private static String kind(Parameter parameter) {
        return switch (parameter.kind()) {
            case SWITCH -> "Switch";
            case BOOLEAN -> "Boolean";
            case NUMBER -> "Int32";
            case CHOICE -> String.join(" | ", parameter.choices());
            case TEXT -> "String";
            case LIST, ROWS -> "List";
            case REFERENCE -> "Identity";
            case BYTES -> "Byte[]";
            case SECRET -> "Secret";
            case ANY -> "Object";
        };
    }
}
