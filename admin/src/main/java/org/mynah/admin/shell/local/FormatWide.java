package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;
import org.mynah.admin.shell.view.Line;

/** Prints one property of each object, in columns. */
final class FormatWide implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Format-Wide", "Prints one property in columns.")
                    .with(
                            Parameter.local(
                                            "Property",
                                            ValueKind.ANY,
                                            "The property; by default the name.")
                                    .at(1))
                    .with(
                            Parameter.local(
                                    "Column", ValueKind.NUMBER, "How many columns; default 2."))
                    .with(Parameter.local("AutoSize", ValueKind.SWITCH, "As many columns as fit."))
                    .example("Get-UMDialPlan | Format-Wide Name -Column 3")
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
                var texts = objects.stream().map(this::text).toList();
                var width = run.session().console().width();
                var columns = Math.max(1, Math.min(columns(texts, width), MOST_COLUMNS));
                var cell = Math.max(1, width / columns);
                for (int i = 0; i < texts.size(); i += columns) {
                    var line = new StringBuilder();
                    for (var text : texts.subList(i, Math.min(i + columns, texts.size()))) {
                        line.append(cut(text, cell - 1));
                        line.append(" ".repeat(cell - Math.min(text.length(), cell - 1)));
                    }
                    out.write(new Line(line.toString().stripTrailing()));
                }
            }

            private String text(Object object) {
                return Values.text(
                        binding.find("Property")
                                .map(each -> run.property(object, each))
                                .orElse(object));
            }

            private int columns(List<String> texts, int width) {
                var longest = texts.stream().mapToInt(String::length).max().orElse(1);
                return Given.count(binding, "Column")
                        .orElse(binding.isOn("AutoSize") ? width / (longest + 1) : 2);
            }

            private static String cut(String text, int length) {
                return text.length() <= length ? text : text.substring(0, length);
            }
        };
    }

    /** More columns are not readable. */
    private static final int MOST_COLUMNS = 40;
}
