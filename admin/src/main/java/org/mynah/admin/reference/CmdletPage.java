package org.mynah.admin.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.CommonParameters;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ParameterSet;
import org.mynah.admin.rest.Resources;
import org.mynah.admin.roles.Caller;
import org.mynah.um.directory.ManagementRole;

/** The reference page of one command. */
final class CmdletPage {

    /** A line of the syntax is broken before it becomes longer. */
    private static final int LONGEST_LINE = 100;

    private CmdletPage() {}

    /** The page as Markdown. */
    static String of(Definition definition) {
        var page = new Markdown(definition.name()).paragraph(Markdown.plain(definition.synopsis()));
        page.section("Syntax").code(syntax(definition));
        page.paragraph(nature(definition));
        parameters(page, definition);
        former(page, definition);
        if (!definition.output().type().isEmpty()) {
            page.section("Output")
                    .paragraph(
                            "`%s`; a table of several shows %s."
                                    .formatted(
                                            definition.output().type(),
                                            String.join(", ", definition.output().columns())));
        }
        if (!definition.examples().isEmpty()) {
            page.section("Examples").code(definition.examples());
        }
        return page.toString();
    }

    private static List<String> syntax(Definition definition) {
        var lines = new ArrayList<String>();
        for (var set : ParameterSet.of(definition)) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            var line = new StringBuilder();
            for (var part : set.syntax(definition.name()).split(" (?=\\[?\\[?-)", -1)) {
                if (line.length() + part.length() >= LONGEST_LINE) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append("   ");
                }
                line.append(line.isEmpty() ? "" : " ").append(part);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String nature(Definition definition) {
        var roles = roles(definition);
        var words = new ArrayList<String>();
        words.add("It also takes the [common parameters](../common-parameters.md).");
        if (definition.asks()) {
            words.add("It asks before it changes anything; `-Confirm:$false` does not ask.");
        }
        if (definition.permission().isEmpty() && definition.ownRole().isEmpty()) {
            words.add("It runs in the shell and needs no role.");
        } else {
            if (!roles.isEmpty()) {
                words.add("One of these roles grants it: " + String.join(", ", roles) + ".");
            }
            definition
                    .ownRole()
                    .ifPresent(role ->
                            words.add(
                                    "A user with %s runs it on his own mailbox."
                                            .formatted(role.title())));
            words.add(
                    "Over HTTPS: `POST /api/v1/cmdlets/%s` with the parameters as a JSON object; as a resource: %s."
                            .formatted(
                                    definition.name(),
                                    Resources.routes(definition).stream()
                                            .map(each ->
                                                    "`" + each.method() + " " + each.path() + "`")
                                            .collect(Collectors.joining(", "))));
        }
        return String.join(" ", words);
    }

    private static List<String> roles(Definition definition) {
        return Arrays.stream(ManagementRole.values())
                .filter(role -> definition.permission().isPresent() && mayRun(definition, role))
                .map(ManagementRole::title)
                .toList();
    }

    private static boolean mayRun(Definition definition, ManagementRole role) {
        return new Caller("", "", Set.of(role), Optional.empty())
                .may(definition.permission().orElseThrow(), definition.changes());
    }

    private static void parameters(Markdown page, Definition definition) {
        if (definition.parameters().isEmpty()) {
            return;
        }
        page.section("Parameters").header("Parameter", "Type", "Default", "Given", "Meaning");
        for (var each : definition.parameters()) {
            page.row(
                    Markdown.literal("-" + each.name()),
                    type(each),
                    Markdown.literal(each.standard().orElse("")),
                    given(each),
                    meaning(definition, each));
        }
    }

    /** Rows of parameters that all commands have. */
    static void common(Markdown page) {
        page.header("Parameter", "Type", "Given", "Meaning");
        var ofAll = CommonParameters.of(false);
        for (var each : CommonParameters.of(true)) {
            var words = Markdown.plain(each.meaning());
            page.row(
                    Markdown.literal("-" + each.name()),
                    type(each),
                    given(each),
                    ofAll.contains(each)
                            ? words
                            : words + " Only of commands that change something.");
        }
    }

    private static String type(Parameter parameter) {
        return Markdown.plain(ParameterSet.typeName(parameter));
    }

    private static String given(Parameter parameter) {
        var words = new ArrayList<String>();
        if (parameter.isRequired()) {
            words.add("required");
        }
        if (parameter.position() > 0) {
            words.add("position " + parameter.position());
        }
        if (parameter.takesInput()) {
            words.add("from the pipeline");
        }
        if (!parameter.aliases().isEmpty()) {
            words.add(
                    parameter.aliases().stream()
                            .map(each -> Markdown.literal("-" + each))
                            .collect(Collectors.joining(", ", "also ", "")));
        }
        return String.join(", ", words);
    }

    private static String meaning(Definition definition, Parameter parameter) {
        var words = new StringBuilder(Markdown.plain(parameter.meaning()));
        var saysMore =
                switch (parameter.kind()) {
                    case SWITCH, BOOLEAN, CHOICE, SECRET, ANY -> false;
                    case NUMBER, TEXT, LIST, ROWS, REFERENCE, BYTES ->
                            !parameter.allowed().isEmpty();
                };
        if (saysMore) {
            words.append(" Allowed: ").append(Markdown.plain(parameter.allowed())).append('.');
        }
        if (definition.withheld().containsKey(parameter.name())) {
            words.append(" Needs a further role.");
        }
        return words.toString();
    }

    private static void former(Markdown page, Definition definition) {
        if (definition.formerNames().isEmpty() && definition.retired().isEmpty()) {
            return;
        }
        page.section("Former parameters").header("Parameter", "Today");
        definition
                .formerNames()
                .forEach((old, present) ->
                        page.row(
                                Markdown.literal("-" + old),
                                "accepted as " + Markdown.literal("-" + present) + " (W08)"));
        definition
                .retired()
                .forEach((old, instead) ->
                        page.row(
                                Markdown.literal("-" + old),
                                "refused (UM-E024): " + Markdown.plain(instead)));
    }
}
