package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Makes a web page of objects: a table, or a list of properties. */
final class ConvertToHtml implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("ConvertTo-Html", "Makes a web page of objects.")
                    .with(
                            Parameter.local(
                                            "Property",
                                            ValueKind.ANY,
                                            "Columns: names with wildcards, or @{n=;e=}.")
                                    .at(1))
                    .with(Parameter.local("Head", ValueKind.ANY, "Lines of the head."))
                    .with(
                            Parameter.local(
                                    "Title", ValueKind.TEXT, "The title; default HTML TABLE."))
                    .with(Parameter.local("Body", ValueKind.ANY, "Lines before the table."))
                    .with(Parameter.local("PreContent", ValueKind.ANY, "Lines before the table."))
                    .with(Parameter.local("PostContent", ValueKind.ANY, "Lines after the table."))
                    .with(Parameter.local("As", ValueKind.TEXT, "Table or List."))
                    .with(Parameter.local("Fragment", ValueKind.SWITCH, "The table alone."))
                    .example(
                            "Get-UMDialPlan | ConvertTo-Html Name,URIType | Set-Content plans.html")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var objects = new ArrayList<Object>();
        var keep = run.into(objects);
        return new Stage() {
            @Override
            public void accept(Object input) {
                keep.write(input);
            }

            @Override
            public void end() {
                var isFragment = binding.isOn("Fragment");
                if (!isFragment) {
                    out.write("<!DOCTYPE html>");
                    out.write("<html><head><meta charset=\"utf-8\">");
                    out.write(
                            "<title>%s</title>"
                                    .formatted(
                                            escaped(binding.text("Title").orElse("HTML TABLE"))));
                    lines("Head");
                    out.write("</head><body>");
                    lines("Body");
                }
                lines("PreContent");
                out.write("<table>");
                if (binding.text("As").filter("List"::equalsIgnoreCase).isPresent()) {
                    list();
                } else {
                    table();
                }
                out.write("</table>");
                lines("PostContent");
                if (!isFragment) {
                    out.write("</body></html>");
                }
            }

            private void lines(String parameter) {
                Given.texts(binding, parameter).forEach(out::write);
            }

            private List<Item> shaped() {
                var wanted = Given.values(binding, "Property");
                return objects.stream()
                        .map(each ->
                                Shape.of(
                                        run,
                                        each,
                                        wanted.isEmpty() ? List.of("*") : wanted,
                                        List.of()))
                        .toList();
            }

            private void table() {
                var rows = shaped();
                if (rows.isEmpty()) {
                    return;
                }
                var names = List.copyOf(rows.getFirst().properties().keySet());
                out.write("<tr>" + cells("th", names) + "</tr>");
                rows.forEach(row ->
                        out.write(
                                "<tr>"
                                        + cells(
                                                "td",
                                                names.stream()
                                                        .map(name ->
                                                                Values.text(
                                                                        row.find(name)
                                                                                .orElse(
                                                                                        Nothing
                                                                                                .NULL)))
                                                        .toList())
                                        + "</tr>"));
            }

            private void list() {
                shaped().forEach(row ->
                        row.properties()
                                .forEach((name, value) ->
                                        out.write(
                                                "<tr>%s%s</tr>"
                                                        .formatted(
                                                                cells("td", List.of(name + ":")),
                                                                cells(
                                                                        "td",
                                                                        List.of(
                                                                                Values.text(
                                                                                        value)))))));
            }
        };
    }

    private static String cells(String tag, List<String> texts) {
        return texts.stream()
                .map(each -> "<%s>%s</%s>".formatted(tag, escaped(each), tag))
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
