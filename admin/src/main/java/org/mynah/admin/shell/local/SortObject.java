package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.shell.run.HashTable;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.admin.shell.run.Output;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Sorts objects. */
final class SortObject implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Sort-Object", "Sorts objects.")
                    .with(
                            Parameter.local(
                                            "Property",
                                            ValueKind.ANY,
                                            "Keys: names, blocks, @{e=;Descending=}.")
                                    .at(1))
                    .with(Parameter.local("Descending", ValueKind.SWITCH, "The greatest first."))
                    .with(
                            Parameter.local(
                                    "Unique",
                                    ValueKind.SWITCH,
                                    "Leaves out objects of equal keys."))
                    .with(
                            Parameter.local(
                                    "CaseSensitive",
                                    ValueKind.SWITCH,
                                    "Capitals differ from small letters."))
                    .example("Get-UMMailbox | Sort-Object DisplayName -Descending")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var keys = Given.values(binding, "Property");
        var objects = new ArrayList<Object>();
        var keep = run.into(objects);
        return new Stage() {
            @Override
            public void accept(Object input) {
                keep.write(input);
            }

            @Override
            public void end() {
                var order = order(binding, run, keys);
                objects.sort(order);
                Optional<Object> last = Optional.empty();
                for (var each : objects) {
                    if (binding.isOn("Unique")
                            && last.isPresent()
                            && order.compare(last.get(), each) == 0) {
                        continue;
                    }
                    last = Optional.of(each);
                    out.write(each);
                }
            }
        };
    }

    private static Comparator<Object> order(Binding binding, Run run, List<Object> keys) {
        var isSensitive = binding.isOn("CaseSensitive");
        Comparator<Object> order = (_, _) -> 0;
        for (var key : keys.isEmpty() ? List.<Object>of("") : keys) {
            var isDown = binding.isOn("Descending");
            Object by = key;
            if (key instanceof HashTable table) {
                isDown = Shape.first(table, "Descending").map(Values::truth).orElse(isDown);
                by = Shape.first(table, "e", "expression").orElse("");
            }
            var what = by;
            Comparator<Object> one =
                    (left, right) ->
                            Values.order(
                                    keys.isEmpty() ? left : run.property(left, what),
                                    keys.isEmpty() ? right : run.property(right, what),
                                    isSensitive);
            order = order.thenComparing(isDown ? one.reversed() : one);
        }
        return order;
    }
}
