package org.mynah.admin.shell.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.run.HashTable;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.ScriptBlock;
import org.mynah.admin.shell.run.Values;
import org.mynah.admin.shell.view.Names;

/** An object with some of its properties, or with calculated ones. */
final class Shape {

    private Shape() {}

    /** The object as -Property and -ExcludeProperty want it; itself when neither is given. */
    static Object of(Binding binding, Run run, Object object) {
        var excluded = Given.texts(binding, "ExcludeProperty");
        var wanted = Given.values(binding, "Property");
        if (wanted.isEmpty() && excluded.isEmpty()) {
            return object;
        }
        return of(run, object, wanted.isEmpty() ? List.of("*") : wanted, excluded);
    }

    /** An object of the wanted properties. */
    static Item of(Run run, Object object, List<Object> wanted, List<String> excluded) {
        var source =
                switch (object) {
                    case Item item -> item;
                    case HashTable table -> Item.of("Hashtable", table);
                    default ->
                            new Item(Values.typeName(object))
                                    .set("Length", run.property(object, "Length"));
                };
        var shaped = new Item("Selected." + source.type());
        for (var each : wanted) {
            if (each instanceof HashTable table) {
                shaped.set(label(table), calculated(run, object, table));
            } else if (each instanceof ScriptBlock block) {
                shaped.set(block.toString().strip(), run.valueOf(block, object));
            } else {
                for (var name : Names.matching(source, List.of(Values.text(each)))) {
                    shaped.set(name, run.property(object, name));
                }
            }
        }
        if (excluded.isEmpty()) {
            return shaped;
        }
        var rest = new Item(shaped.type());
        shaped.properties()
                .forEach((name, value) -> {
                    if (!Names.fits(name, excluded)) {
                        rest.set(name, value);
                    }
                });
        return rest;
    }

    /** The name of a column or calculated property. */
    static String label(Object wanted) {
        if (wanted instanceof HashTable table) {
            return first(table, "n", "name", "l", "label")
                    .or(() -> first(table, "e", "expression"))
                    .map(Values::text)
                    .orElse("");
        }
        return Values.text(wanted).strip();
    }

    private static Object calculated(Run run, Object object, HashTable table) {
        return first(table, "e", "expression")
                .map(each -> run.property(object, each))
                .orElse(Nothing.NULL);
    }

    static Optional<Object> first(HashTable table, String... keys) {
        for (var key : keys) {
            var value = table.find(key);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** Objects with the columns that a Format- cmdlet wants, and the columns' names. */
    static List<Object> columns(Run run, List<Object> objects, List<Object> wanted) {
        var shaped = new ArrayList<Object>();
        objects.forEach(each -> shaped.add(of(run, each, wanted, List.of())));
        return shaped;
    }
}
