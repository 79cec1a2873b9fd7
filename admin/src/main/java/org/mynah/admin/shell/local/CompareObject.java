package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Says which objects are in one of two lists only. */
final class CompareObject implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Compare-Object", "Says how two lists of objects differ.")
                    .with(
                            Parameter.local(
                                            "ReferenceObject",
                                            ValueKind.ANY,
                                            "The list that is compared with.")
                                    .required()
                                    .at(1))
                    .with(
                            Parameter.local(
                                            "DifferenceObject",
                                            ValueKind.ANY,
                                            "The other list; also from the pipeline.")
                                    .at(2))
                    .with(
                            Parameter.local(
                                    "Property",
                                    ValueKind.ANY,
                                    "Properties that are compared; default: the whole object."))
                    .with(
                            Parameter.local(
                                    "IncludeEqual",
                                    ValueKind.SWITCH,
                                    "Lists what is in both, too."))
                    .with(
                            Parameter.local(
                                    "ExcludeDifferent",
                                    ValueKind.SWITCH,
                                    "Leaves out what differs."))
                    .with(
                            Parameter.local(
                                    "CaseSensitive",
                                    ValueKind.SWITCH,
                                    "Capitals differ from small letters."))
                    .with(
                            Parameter.local(
                                    "PassThru",
                                    ValueKind.SWITCH,
                                    "Passes the objects themselves on."))
                    .with(
                            Parameter.local(
                                    "SyncWindow",
                                    ValueKind.NUMBER,
                                    "Accepted: all objects are compared."))
                    .example("Compare-Object $before $after -Property Name")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var piped = new ArrayList<Object>();
        var keep = run.into(piped);
        return new Stage() {
            @Override
            public void accept(Object input) {
                keep.write(input);
            }

            @Override
            public void end() {
                var other = new LinkedHashMap<String, List<Object>>();
                var second = new ArrayList<>(Given.values(binding, "DifferenceObject"));
                second.addAll(piped);
                second.forEach(
                        each -> other.computeIfAbsent(key(each), _ -> new ArrayList<>()).add(each));
                var onlyFirst = new ArrayList<Object>();
                for (var each : Given.values(binding, "ReferenceObject")) {
                    var same = other.getOrDefault(key(each), List.of());
                    if (same.isEmpty()) {
                        onlyFirst.add(each);
                    } else {
                        same.removeFirst();
                        if (binding.isOn("IncludeEqual")) {
                            write(each, "==");
                        }
                    }
                }
                if (!binding.isOn("ExcludeDifferent")) {
                    other.values().forEach(rest -> rest.forEach(each -> write(each, "=>")));
                    onlyFirst.forEach(each -> write(each, "<="));
                }
            }

            private String key(Object object) {
                var wanted = Given.values(binding, "Property");
                var text =
                        wanted.isEmpty()
                                ? Values.text(object)
                                : wanted.stream()
                                        .map(each -> Values.text(run.property(object, each)))
                                        .collect(Collectors.joining("\0"));
                return binding.isOn("CaseSensitive") ? text : text.toLowerCase(Locale.ROOT);
            }

            private void write(Object object, String side) {
                if (binding.isOn("PassThru")) {
                    out.write(object);
                    return;
                }
                var wanted = Given.values(binding, "Property");
                var item =
                        wanted.isEmpty()
                                ? new Item("Comparison").set("InputObject", object)
                                : Shape.of(run, object, wanted, List.of());
                out.write(item.set("SideIndicator", side));
            }
        };
    }
}
