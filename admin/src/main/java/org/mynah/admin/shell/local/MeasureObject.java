package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Counts objects and adds up a property. */
final class MeasureObject implements LocalCommand {

    private static final Definition DEFINITION =
            Definition.reading("Measure-Object", "Counts objects and adds up a property.")
                    .with(
                            Parameter.local("Property", ValueKind.TEXT, "A property with numbers.")
                                    .at(1))
                    .with(Parameter.local("Sum", ValueKind.SWITCH, "Works it out."))
                    .with(Parameter.local("Average", ValueKind.SWITCH, "Works it out."))
                    .with(Parameter.local("Minimum", ValueKind.SWITCH, "Works it out."))
                    .with(Parameter.local("Maximum", ValueKind.SWITCH, "Works it out."))
                    .example("Get-Recipient | Measure-Object")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Stage open(Binding binding, Run run, Output out) {
        var property = binding.text("Property");
        var numbers = new ArrayList<Double>();
        var count = new AtomicInteger();
        return new Stage() {
            @Override
            public void accept(Object input) {
                count.incrementAndGet();
                var value = property.map(each -> run.property(input, each)).orElse(input);
                if (value instanceof Number number) {
                    numbers.add(number.doubleValue());
                } else if (property.isPresent()) {
                    Values.number(value).ifPresent(number -> numbers.add(number.doubleValue()));
                }
            }

            @Override
            public void end() {
                var all = numbers.stream().mapToDouble(each -> each).summaryStatistics();
                out.write(
                        new Item("GenericMeasureInfo")
                                .set("Count", count.get())
                                .set("Average", wanted("Average", all.getAverage()))
                                .set("Sum", wanted("Sum", all.getSum()))
                                .set("Maximum", wanted("Maximum", all.getMax()))
                                .set("Minimum", wanted("Minimum", all.getMin()))
                                .set(
                                        "Property",
                                        property.<Object>map(each -> each).orElse(Nothing.NULL)));
            }

            private Object wanted(String name, double value) {
                return binding.isOn(name) && !numbers.isEmpty() ? value : Nothing.NULL;
            }
        };
    }
}
